package org.tiezheng.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tiezheng.casework.Collect;
import org.tiezheng.casework.CollectReport;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.Workplace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tiezheng collect}: takes files in, seals them, and only then reads them. */
@Command(name = "collect")
final class CollectCommand implements Callable<Integer> {
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

  @Option(names = "--password-file", paramLabel = "FILE")
  @Nullable Path passwordFile;

  @Option(names = "--key-file", paramLabel = "FILE")
  @Nullable Path keyFile;

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    Workplace place = common.workplace();
    CollectReport report;
    try (OpenCase open = OpenCase.forWriting(folder, place)) {
      report =
          new Collect(open, common.secrets(passwordFile, keyFile))
              .run(new Collect.Request(paths, source, method, device));
    } finally {
      common.endProgress();
    }
    print(talk, report);
    talk.result(report);
    return report.complete() ? ExitCode.OK : ExitCode.INCOMPLETE;
  }

  static void print(Talk talk, CollectReport report) {
    talk.line(
        "已固化 %,d 个文件,%,d 字节(其中 %,d 个此前已在案)。"
            .formatted(report.files(), report.bytes(), report.again()),
        "Sealed %,d files, %,d bytes (%,d of them were in the case before)."
            .formatted(report.files(), report.bytes(), report.again()));
    Columns table = new Columns(36);
    table.row(
        talk.say("编号", "no."),
        talk.say("证据", "item"),
        talk.say("种类", "kind"),
        talk.say("记录", "records"),
        talk.say("搁置", "set aside"),
        talk.say("核对", "account"),
        talk.say("读取器", "importer"));
    for (CollectReport.ItemRead item : report.items()) {
      table.row(
          item.number() + (item.added() ? "+" : ""),
          item.title(),
          talk.say(item.kind().title()),
          String.valueOf(item.records()),
          String.valueOf(item.setAside()),
          item.balances() ? talk.say("平", "balances") : talk.say("不平!", "DOES NOT BALANCE"),
          item.importer());
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
    for (String name : report.names()) {
      talk.line("文件名含特殊字节,按此记录:" + name, "Name with unusual bytes, recorded as: " + name);
    }
    report.notes().forEach(note -> talk.line(talk.say(note)));
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
