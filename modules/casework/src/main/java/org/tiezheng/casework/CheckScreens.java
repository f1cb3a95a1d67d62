package org.tiezheng.casework;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.examine.screens.Checked;
import org.tiezheng.examine.screens.Checker;
import org.tiezheng.examine.screens.Picture;
import org.tiezheng.examine.screens.ScreenReader;
import org.tiezheng.examine.screens.ScreenReading;
import org.tiezheng.examine.screens.UnclearChatException;
import org.tiezheng.examine.screens.Verdict;
import org.tiezheng.examine.screens.report.ScreensHeading;
import org.tiezheng.examine.screens.report.ScreensHtml;
import org.tiezheng.examine.screens.report.ScreensJson;
import org.tiezheng.seal.digest.Digester;

/**
 * Lays screenshots beside the exported conversation that they show (截图核对), and notes in the custody
 * log that it was done and what it gave. The pictures are collected first, if the case does not
 * have them. Changes no record.
 */
public final class CheckScreens {
  private final OpenCase open;
  private final Optional<ScreenReader> reader;

  public CheckScreens(OpenCase open) {
    this(open, ServiceLoader.load(ScreenReader.class).findFirst());
  }

  CheckScreens(OpenCase open, Optional<ScreenReader> reader) {
    this.open = open;
    this.reader = reader;
  }

  /**
   * What is to be checked.
   *
   * @param pictures files, or folders with files, in the order in which they follow each other
   * @param pictureItems items of the case that are pictures, read before the files, in this order
   * @param item with the export; empty for every item with a chat
   * @param conversation id or title; empty to find it
   * @param out file to write, by its ending a page (.html) or data (.json)
   */
  public record Request(
      List<Path> pictures,
      List<Integer> pictureItems,
      Optional<Integer> item,
      Optional<String> conversation,
      Optional<Path> out) {
    public Request {
      pictures = List.copyOf(pictures);
      pictureItems = List.copyOf(pictureItems);
    }

    /** Of files only. */
    public Request(
        List<Path> pictures,
        Optional<Integer> item,
        Optional<String> conversation,
        Optional<Path> out) {
      this(pictures, List.of(), item, conversation, out);
    }
  }

  /**
   * What came of it.
   *
   * @param statement what the check shows and what it does not
   * @param counts bubbles and notices by verdict, the gravest first
   * @param times lines that show a time, by verdict
   * @param first what somebody has to look at, the first of it
   * @param open how much of that there is
   * @param rows every bubble, notice and time, in the order of the export
   */
  public record Result(
      Text statement,
      int item,
      String conversation,
      String title,
      List<Shown> pictures,
      List<Count> counts,
      List<Count> times,
      List<Line> first,
      long open,
      List<Seen> rows,
      List<Text> notes) {
    /** Whether something is not in both, or surely differs. */
    public boolean differs() {
      return counts.stream().anyMatch(Count::difference);
    }

    /** Whether something was not read, or is left to a person. */
    public boolean unclear() {
      return open > 0 || pictures.stream().anyMatch(p -> p.unread().isPresent());
    }
  }

  /**
   * A picture.
   *
   * @param collected whether it was collected just now
   * @param lines of the export that it shows
   */
  public record Shown(
      int number,
      String name,
      String sha256,
      int item,
      boolean collected,
      Optional<Text> unread,
      String lines) {}

  /**
   * A bubble, notice or time, and what stands in the export.
   *
   * @param key by which a person's decision on it is noted
   * @param verdict its name; {@code PERSON} is left to one
   * @param picture SHA-256 of the sealed picture that shows it; empty if none does
   * @param at where on it
   * @param ofWidth width of that picture
   */
  public record Seen(
      String key,
      String verdict,
      String mark,
      Text title,
      boolean open,
      String picture,
      Optional<Locator.Region> at,
      int ofWidth,
      int ofHeight,
      String time,
      String read,
      String exported,
      List<Text> reasons) {
    public Seen {
      reasons = List.copyOf(reasons);
    }
  }

  /** How many of one verdict. */
  public record Count(String verdict, String mark, Text title, boolean difference, long count) {}

  /** A bubble or message that somebody has to look at. */
  public record Line(
      String mark,
      Text verdict,
      String where,
      String time,
      String read,
      String exported,
      List<Text> reasons) {}

  /**
   * Checks and, if asked, writes the result.
   *
   * @throws TiezhengException if nothing here reads pictures, a picture cannot be collected, or it
   *     is unclear which conversation they show
   */
  public Result run(Request request, Secrets secrets) throws IOException, InterruptedException {
    request.out().ifPresent(CheckScreens::requireEnding);
    ScreenReader engine = reader();
    ScreenPictures pictures = new ScreenPictures(open, secrets);
    List<ScreenPictures.Sealed> sealed = new ArrayList<>(pictures.ofItems(request.pictureItems()));
    if (!request.pictures().isEmpty() || sealed.isEmpty()) {
      sealed.addAll(pictures.sealed(request.pictures()));
    }
    new ReadItems(open, secrets).refresh();
    ScreenChats chats = ScreenChats.of(open, request.item(), request.conversation());
    String read;
    List<Picture> screens = new ArrayList<>();
    try (ScreenReader.Session session = engine.start()) {
      read = session.engine();
      open.place()
          .watch()
          .begins(new Text("识读截图", "reading screens"), sealed.size(), Watch.Unit.THINGS);
      for (ScreenPictures.Sealed picture : sealed) {
        screens.add(
            new Picture(
                picture.name(),
                picture.sha256(),
                picture.item(),
                read(session, pictures, picture)));
        open.place().watch().at(screens.size());
      }
    }
    requireOne(screens);
    Checked checked = checked(screens, chats);
    if (checked.conversation().isEmpty()) {
      throw new TiezhengException(
          new Text(
              "图片中没有读到聊天气泡,未作比对。", "No bubbles were read in the pictures; nothing was compared."));
    }
    ScreenChats.Named chat = chats.named(checked.conversation());
    ScreensHeading heading =
        new ScreensHeading(
            read,
            chat.item(),
            chat.conversation(),
            chat.title(),
            importer(chat.item()),
            open.place().zone());
    if (request.out().isPresent()) {
      write(checked, heading, request.out().get());
    }
    open.note(Event.Type.COMPARE, what(request, checked, heading));
    return new ScreensResult(checked, heading, sealed).result();
  }

  private ScreenReader reader() {
    ScreenReader found =
        reader.orElseThrow(() ->
            new TiezhengException(
                new Text(
                    "本构建不含截图识读(模块 ocr),未核对任何截图。",
                    "This build reads no screenshots (module ocr); nothing was checked.")));
    found
        .unavailable()
        .ifPresent(why -> {
          throw new TiezhengException(why);
        });
    return found;
  }

  private static ScreenReading read(
      ScreenReader.Session session, ScreenPictures pictures, ScreenPictures.Sealed picture)
      throws InterruptedException {
    Optional<byte[]> bytes = pictures.bytes(picture);
    return bytes.isPresent()
        ? session.read(bytes.get())
        : new ScreenReading.Unread(
            new Text("文件超过 64 MB,未读;请裁成几张。", "larger than 64 MB, not read; cut it into several"));
  }

  /** If none could be read there is nothing to say of the export. */
  private static void requireOne(List<Picture> screens) {
    List<ScreenReading.Unread> unread = new ArrayList<>();
    for (Picture picture : screens) {
      if (picture.reading() instanceof ScreenReading.Unread not) {
        unread.add(not);
      }
    }
    if (unread.size() == screens.size()) {
      Text why = unread.getFirst().why();
      String name = screens.getFirst().name();
      throw new TiezhengException(
          new Text(
              "图片都未能识读,未作比对。“" + name + "”:" + why.zh(),
              "None of the pictures could be read; nothing was compared. "
                  + name
                  + ": "
                  + why.en()));
    }
  }

  private Checked checked(List<Picture> screens, ScreenChats chats) {
    open.place().watch().begins(new Text("比对", "comparing"), 0, Watch.Unit.THINGS);
    try {
      return Checker.check(screens, chats, open.place().zone());
    } catch (UnclearChatException e) {
      String names =
          e.conversations().stream()
              .map(key -> chats.named(key).shown())
              .collect(Collectors.joining(", "));
      throw new TiezhengException(
          names.isEmpty()
              ? new Text(
                  "所查的会话中没有与截图相像的内容;请用 --conversation 或 --item 指明会话,或确认导出记录已采集。",
                  "Nothing in the conversations is like these pictures; name one with"
                      + " --conversation or --item, or see whether the export was collected.")
              : new Text(
                  "有几个会话与截图同样相像:" + names + ";请用 --item 和 --conversation 指明一个。",
                  "Several conversations are as like the pictures as each other: "
                      + names
                      + "; name one with --item and --conversation."),
          e);
    }
  }

  private String importer(int item) {
    Case matter = open.matter();
    return matter.item(item).flatMap(i -> i.reading()).map(Reading::importer).orElse("");
  }

  private static void write(Checked checked, ScreensHeading heading, Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      if (ReportFile.ending(file).equals("html")) {
        ScreensHtml.write(checked, heading, out);
      } else {
        ScreensJson.write(checked, heading, out);
      }
    }
  }

  private static void requireEnding(Path file) {
    if (!List.of("html", "json").contains(ReportFile.ending(file))) {
      throw new TiezhengException(
          new Text(
              "“" + file + "”:文件名须以 .html 或 .json 结尾。",
              file + ": the name must end in .html or .json."));
    }
  }

  private static Map<String, String> what(Request request, Checked checked, ScreensHeading heading)
      throws IOException {
    Map<String, String> what = new TreeMap<>();
    what.put("mine", String.valueOf(heading.item()));
    what.put(
        "theirs",
        checked.pictures().stream()
            .map(p -> String.valueOf(p.picture().item()))
            .distinct()
            .collect(Collectors.joining(",")));
    what.put("conversation", heading.conversation());
    what.put("screens", String.valueOf(checked.pictures().size()));
    what.put("engine", heading.engine());
    long unread = checked.pictures().stream().filter(p -> !p.read()).count();
    what.put("unread", String.valueOf(unread));
    Map<Verdict, Long> counts = checked.counts(false);
    for (Verdict verdict : Verdict.values()) {
      what.put(verdict.name(), String.valueOf(counts.getOrDefault(verdict, 0L)));
    }
    StringBuilder json = new StringBuilder();
    ScreensJson.write(checked, heading, json);
    what.put(
        "resultSha256",
        Digester.sha256Only().digest(json.toString().getBytes(StandardCharsets.UTF_8)).sha256());
    if (request.out().isPresent()) {
      what.put("outSha256", Workplace.sha256(request.out().get()));
    }
    return what;
  }
}
