package org.tiezheng.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.tiezheng.casework.Collect;
import org.tiezheng.casework.CollectReport;
import org.tiezheng.casework.Only;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.Workplace;
import org.tiezheng.evidence.ReaderNames;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tiezheng collect}: takes files in, seals them, and only then reads them. */
@Command(name = "collect")
final class CollectCommand implements Callable<Integer> {
  private static final int LISTED = 20;

  @Mixin Common common = new Common();

  @Parameters(index = "0", paramLabel = "CASE")
  Path folder = Path.of("");

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "PATH")
  List<Path> paths = List.of();

  @Option(names = "--source", paramLabel = "TEXT")
  String source = "";

  @Option(names = "--method", paramLabel = "TEXT")
  String method = "";

  @Option(names = "--device", paramLabel = "KEY=VALUE")
  Map<String, String> device = new TreeMap<>();

  @Option(names = "--only", paramLabel = "KIND", split = ",")
  List<String> only = List.of();

  @Mixin KeyOptions keys = new KeyOptions();

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    Only wanted = Only.of(only);
    Workplace place = common.workplace();
    CollectReport report;
    try (OpenCase open = OpenCase.forWriting(folder, place)) {
      report =
          new Collect(open, keys.secrets(common))
              .run(new Collect.Request(paths, source, method, device, wanted));
    } finally {
      common.endProgress();
    }
    print(talk, report);
    talk.result(report);
    return report.complete() ? ExitCode.OK : ExitCode.INCOMPLETE;
  }

  static void print(Talk talk, CollectReport report) {
    talk.line(
        "已固化 %,d 个文件,%,d 字节(其中 %,d 个的内容案中已有或重复)。"
            .formatted(report.files(), report.bytes(), report.again()),
        "Sealed %,d files, %,d bytes (%,d of them the same bytes as another file of the case)."
            .formatted(report.files(), report.bytes(), report.again()));
    Columns table = new Columns(36);
    table.row(
        talk.say("编号", "no."),
        talk.say("证据", "item"),
        talk.say("种类", "kind"),
        talk.say("记录", "records"),
        talk.say("搁置", "set aside"),
        talk.say("核对", "account"),
        talk.say("读作", "read as"));
    for (CollectReport.ItemRead item : report.items()) {
      table.row(
          item.number() + (item.added() ? "+" : ""),
          item.title(),
          talk.say(item.kind().title()),
          String.valueOf(item.records()),
          String.valueOf(item.setAside()),
          item.balances() ? talk.say("平", "balances") : talk.say("不平!", "DOES NOT BALANCE"),
          talk.say(ReaderNames.of(item.importer())));
    }
    if (!report.items().isEmpty()) {
      table.lines().forEach(talk::line);
    }
    report.items().stream()
        .filter(item -> !item.balances())
        .forEach(item -> unbalanced(talk, item));
    for (CollectReport.NotTaken not : report.notTaken()) {
      talk.line(
          (not.fault() ? talk.say("未能采集:", "NOT TAKEN: ") : talk.say("未采集:", "left: "))
              + not.name()
              + " — "
              + talk.say(not.reason()));
    }
    leftOut(talk, report.leftOut());
    for (String name : report.names()) {
      talk.line("文件名含特殊字节,按此记录:" + name, "Name with unusual bytes, recorded as: " + name);
    }
    report.notes().forEach(note -> talk.line(talk.say(note)));
  }

  private static void leftOut(Talk talk, List<CollectReport.LeftOut> leftOut) {
    if (leftOut.isEmpty()) {
      return;
    }
    talk.line(
        "按 --only 没有读取 %,d 个(均已固化,不带 --only 再次采集即可读取):".formatted(leftOut.size()),
        "%,d left unread because of --only (all are sealed; collect again without it to read them):"
            .formatted(leftOut.size()));
    leftOut.stream()
        .limit(LISTED)
        .forEach(left ->
            talk.line("  " + left.name() + " (" + talk.say(ReaderNames.of(left.importer())) + ")"));
    if (leftOut.size() > LISTED) {
      talk.line("  …其余见 --json 或保管链(log)。", "  … the others: --json, or the custody log (log).");
    }
  }

  /** Which tables have rows that are not accounted for, and what the reader says about it. */
  private static void unbalanced(Talk talk, CollectReport.ItemRead item) {
    talk.line(
        "证据 " + item.number() + " 没有读全:", "Item " + item.number() + " was not read to its end:");
    item.tables().stream()
        .filter(table -> !table.balances())
        .forEach(table ->
            talk.line(
                "  %s:见 %,d 行,记录 %,d,搁置 %,d"
                    .formatted(table.table(), table.seen(), table.records(), table.setAside()),
                "  %s: %,d rows seen, %,d records, %,d set aside"
                    .formatted(table.table(), table.seen(), table.records(), table.setAside())));
    item.notes().forEach(note -> talk.line("  · " + talk.say(note)));
  }
}
