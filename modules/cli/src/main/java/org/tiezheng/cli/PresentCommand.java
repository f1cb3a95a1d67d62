package org.tiezheng.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.Present;
import org.tiezheng.examine.Blocking;
import org.tiezheng.present.bundle.WrittenBundle;
import org.tiezheng.verify.VerifyReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tiezheng present}: the bundle that is handed in. */
@Command(name = "present")
final class PresentCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Parameters(index = "0", paramLabel = "CASE")
  Path folder = Path.of("");

  @Option(names = "--out", required = true, paramLabel = "FOLDER")
  Path out = Path.of("");

  @Option(names = "--zip")
  boolean zip;

  @Option(names = "--hide-original-column")
  boolean hideOriginalColumn;

  @Option(names = "--override", paramLabel = "RULE[#ITEM]=REASON")
  Map<String, String> overrides = new LinkedHashMap<>();

  @Option(names = "--today", paramLabel = "DATE")
  @Nullable LocalDate today;

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    Present.Result result;
    try (OpenCase open = OpenCase.forWriting(folder, common.workplace())) {
      result =
          new Present(open)
              .run(
                  new Present.Request(
                      out,
                      zip,
                      hideOriginalColumn,
                      today == null ? LocalDate.now(open.place().zone()) : today,
                      overrides));
    } finally {
      common.endProgress();
    }
    print(talk, result);
    talk.result(Summary.of(result));
    return code(result);
  }

  static int code(Present.Result result) {
    if (result.bundle().isEmpty() || result.blocking().stops()) {
      return ExitCode.FAILED;
    }
    return result.verification().map(VerifyReport::exitCode).orElse(ExitCode.INCOMPLETE);
  }

  static void print(Talk talk, Present.Result result) {
    for (Blocking.Block block : result.blocking().blocks()) {
      String rule = block.finding().rule() + block.finding().item().map(n -> "#" + n).orElse("");
      talk.line(
          block
              .override()
              .map(
                  reason -> talk.say("已说明理由而继续:", "went on all the same: ") + rule + " — " + reason)
              .orElseGet(() ->
                  talk.say("阻止提交:", "STOPS: ")
                      + rule
                      + " "
                      + talk.say(block.rule().title())
                      + " — "
                      + talk.say(block.finding().message())));
    }
    if (result.bundle().isEmpty()) {
      talk.line(
          "没有写出任何文件。补正后重试;确有理由的,用 --override 规则=理由 说明(会记入保管链)。",
          "Nothing was written. Mend it, or give a reason with --override RULE=REASON (it is kept"
              + " in the custody log).");
      return;
    }
    WrittenBundle bundle = result.bundle().get();
    talk.line(
        "证据包:%s(%,d 个文件,%,d 字节)".formatted(bundle.folder(), bundle.files(), bundle.bytes()),
        "Bundle: %s (%,d files, %,d bytes)"
            .formatted(bundle.folder(), bundle.files(), bundle.bytes()));
    talk.line("证据根 " + bundle.evidenceRoot(), "Evidence root " + bundle.evidenceRoot());
    for (WrittenBundle.Paper paper : bundle.papers()) {
      talk.line(
          "  "
              + paper.path()
              + "  "
              + talk.say(paper.title())
              + (paper.pages() > 0 ? "  " + paper.pages() + talk.say(" 页", " pages") : ""));
    }
    result.papers().forEach(p -> talk.line("  " + p));
    result.verification().ifPresent(v -> talk.line(v.summary(talk.locale())));
    result.notes().forEach(n -> talk.line(talk.say(n)));
    talk.line(
        "打开查看:" + bundle.folder().resolve("index.html"),
        "To open: " + bundle.folder().resolve("index.html"));
  }

  /** What a program wants to know. */
  record Summary(
      boolean written,
      String folder,
      String bundleId,
      String evidenceRoot,
      String bagRoot,
      long files,
      long bytes,
      int verifyExitCode,
      Map<String, String> blocks) {
    static Summary of(Present.Result result) {
      Map<String, String> blocks = new LinkedHashMap<>();
      result
          .blocking()
          .blocks()
          .forEach(b ->
              blocks.put(
                  b.finding().rule() + b.finding().item().map(n -> "#" + n).orElse(""),
                  b.override().orElse("")));
      return result
          .bundle()
          .map(b ->
              new Summary(
                  true,
                  b.folder().toString(),
                  b.bundleId(),
                  b.evidenceRoot(),
                  b.bagRoot(),
                  b.files(),
                  b.bytes(),
                  result.verification().map(VerifyReport::exitCode).orElse(-1),
                  blocks))
          .orElseGet(() -> new Summary(false, "", "", "", "", 0, 0, -1, blocks));
    }
  }
}
