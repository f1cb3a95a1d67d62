package org.tiezheng.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.evidence.Accounting;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Original;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tiezheng list}: the items of a case, or its originals. */
@Command(name = "list")
final class ListCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Parameters(index = "0", paramLabel = "CASE")
  Path folder = Path.of("");

  @Option(names = "--originals")
  boolean originals;

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    try (OpenCase open = OpenCase.forReading(folder, common.workplace())) {
      if (originals) {
        printOriginals(talk, open.originals());
        talk.result(open.originals());
      } else {
        print(talk, open.matter());
        talk.result(open.matter().items());
      }
    }
    return ExitCode.OK;
  }

  private static void printOriginals(Talk talk, List<Original> originals) {
    Columns table = new Columns(48);
    table.row("SHA-256", talk.say("字节", "bytes"), talk.say("类型", "type"), talk.say("名称", "name"));
    for (Original o : originals) {
      table.row(
          o.digests().sha256().substring(0, 16),
          String.valueOf(o.size()),
          o.mediaType() + (o.container() ? talk.say(" 容器", " container") : ""),
          o.name());
    }
    table.lines().forEach(talk::line);
  }

  private static void print(Talk talk, Case matter) {
    talk.line(matter.title() + "  " + matter.cause() + "  " + matter.caseNumber());
    Columns table = new Columns(40);
    table.row(
        talk.say("编号", "no."),
        talk.say("目录", "cat."),
        talk.say("种类", "kind"),
        talk.say("文件", "files"),
        talk.say("记录", "records"),
        talk.say("名称", "title"));
    for (Item item : matter.items()) {
      long records =
          item.reading()
              .map(r -> r.tables().stream().mapToLong(Accounting::records).sum())
              .orElse(0L);
      table.row(
          String.valueOf(item.number()),
          item.catalogued() ? "●" : "○",
          talk.say(item.kind().title()),
          String.valueOf(item.originals().size()),
          item.reading().map(r -> r.complete() ? "" : "!").orElse("") + records,
          item.title());
    }
    table.lines().forEach(talk::line);
    talk.line(
        "● 列入证据目录  ○ 留在案件中  ! 行数核对不平", "● handed in  ○ stays in the case  ! rows do not balance");
  }
}
