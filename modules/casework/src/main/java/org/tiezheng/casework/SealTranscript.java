package org.tiezheng.casework;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.tiezheng.casework.EditTranscript.Sealed;
import org.tiezheng.casework.EditTranscript.View;
import org.tiezheng.casework.transcript.DraftText;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.Transcript;

/**
 * Seals the transcript of a recording as it stands (固化文字稿): its text becomes evidence of its own,
 * collected, deposited and read as any other, and takes the place of the version before.
 */
public final class SealTranscript {
  /** What a person should do next. */
  public static final Text NEXT =
      new Text(
          "要随证据包提交,请把它列入目录(代替旧的版本)。",
          "To hand it in put it into the catalogue, in place of the version before.");

  private static final String VERSION = "version";
  private static final String WRITTEN = "written";

  private final OpenCase open;

  public SealTranscript(OpenCase open) {
    this.open = open;
  }

  /**
   * What was sealed.
   *
   * @param machineOnly passages that a machine wrote and nobody has confirmed
   */
  public record Result(int item, int version, long passages, long machineOnly) {}

  /**
   * Seals it.
   *
   * @param recording SHA-256 of the recording
   */
  public Result run(String recording) throws IOException, InterruptedException {
    EditTranscript edit = new EditTranscript(open, recording);
    View view = edit.view();
    if (view.segments().isEmpty()) {
      throw AddFacts.wrong("文字稿还没有内容,不能固化", "the transcript is empty, there is nothing to seal");
    }
    if (!view.aside().isEmpty()) {
      throw AddFacts.wrong(
          "文字稿中有无法识别的行,请先改正:" + view.aside().getFirst(),
          "the transcript has lines that are not understood; mend them first: "
              + view.aside().getFirst());
    }
    List<Sealed> before = edit.sealed();
    requireNew(view, before);
    int version = before.size() + 1;
    Map<String, String> statements = new TreeMap<>(view.statements());
    statements.put(VERSION, String.valueOf(version));
    statements.remove(Transcript.REPLACES);
    if (!before.isEmpty()) {
      statements.put(Transcript.REPLACES, before.getLast().transcript().provenance().original());
    }
    statements.putIfAbsent(
        WRITTEN,
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
            .withZone(open.place().zone())
            .format(open.place().clock().instant()));
    String text =
        DraftText.write(DraftText.plain(recording, statements, view.speakers(), view.segments()));
    int item = collect(text, view, version);
    return new Result(
        item,
        version,
        view.segments().size(),
        view.segments().stream().filter(Transcript.Segment::machineOnly).count());
  }

  private int collect(String text, View view, int version)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("tiezheng-transcript-");
    Path file = folder.resolve("transcript-%d-v%d.txt".formatted(view.item(), version));
    try {
      Files.writeString(file, text, StandardCharsets.UTF_8);
      CollectReport report =
          new Collect(open)
              .run(
                  new Collect.Request(
                      List.of(file),
                      "证据 %d 的文字稿 transcript of item %d".formatted(view.item(), view.item()),
                      "用本程序写成 written with this program",
                      Map.of()));
      return report.items().stream().mapToInt(CollectReport.ItemRead::number).max().orElse(0);
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(folder);
    }
  }

  private static void requireNew(View view, List<Sealed> before) {
    if (!before.isEmpty()) {
      Transcript last = before.getLast().transcript();
      if (last.segments().equals(view.segments())
          && last.speakers().equals(view.speakers())
          && said(last.statements()).equals(said(view.statements()))) {
        throw AddFacts.wrong(
            "自第 %d 版(证据 %d)固化以来没有改动".formatted(before.size(), before.getLast().item()),
            "nothing was changed since version %d was sealed (item %d)"
                .formatted(before.size(), before.getLast().item()));
      }
    }
  }

  /** What a person states; the rest is stated anew each time. */
  private static Map<String, String> said(Map<String, String> statements) {
    Map<String, String> said = new TreeMap<>(statements);
    List.of(VERSION, WRITTEN, Transcript.REPLACES, "recording").forEach(said::remove);
    return said;
  }
}
