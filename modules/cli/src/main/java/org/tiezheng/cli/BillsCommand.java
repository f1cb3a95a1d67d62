package org.tiezheng.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.ReconcileBills;
import org.tiezheng.evidence.SourceNames;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tiezheng bills}: the money of a chat beside the rows of bills. */
@Command(name = "bills")
final class BillsCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Parameters(index = "0", paramLabel = "CASE")
  Path folder = Path.of("");

  @Mixin ChatOptions chats = new ChatOptions();

  @Option(names = "--bills", paramLabel = "N", split = ",")
  List<Integer> bills = List.of();

  @Option(names = "--out", paramLabel = "FILE")
  @Nullable Path out;

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    List<ReconcileBills.Result> results;
    try (OpenCase open = OpenCase.forWriting(folder, common.workplace())) {
      results =
          new ReconcileBills(open)
              .run(
                  new ReconcileBills.Request(
                      chats.item(), chats.conversation(), bills, Optional.ofNullable(out)));
    } finally {
      common.endProgress();
    }
    talk.result(results);
    results.forEach(result -> print(talk, result));
    if (out != null) {
      talk.line("已写出:" + out, "Written: " + out);
    }
    return results.stream().anyMatch(r -> r.weighty() > 0) ? ExitCode.FAILED : ExitCode.OK;
  }

  private static String provider(Talk talk, ReconcileBills.Bill bill) {
    return talk.say(SourceNames.of(bill.provider()));
  }

  private static void print(Talk talk, ReconcileBills.Result result) {
    talk.line(
        "证据 %d %s".formatted(result.item(), result.title()),
        "Item %d %s".formatted(result.item(), result.title()));
    for (ReconcileBills.Bill bill : result.bills()) {
      talk.line(
          "  账单:证据 %d %s(%s),%,d 行"
              .formatted(bill.item(), bill.title(), provider(talk, bill), bill.rows()),
          "  bill: item %d %s (%s), %,d rows"
              .formatted(bill.item(), bill.title(), provider(talk, bill), bill.rows()));
    }
    Columns counts = new Columns(50);
    result
        .counts()
        .forEach(c -> counts.row(c.mark(), talk.say(c.title()), "%,d".formatted(c.count())));
    counts.lines().forEach(line -> talk.line("  " + line));
    if (result.weighty() > 0) {
      talk.line(
          "须说明的 %,d 笔:".formatted(result.weighty()),
          "%,d to be explained:".formatted(result.weighty()));
    }
    for (ReconcileBills.Line line : result.first()) {
      talk.line("▼ " + line.mark() + " " + line.chat().replaceAll("\\R", " "));
      String bill = talk.say(line.bill()).replaceAll("\\R", " ");
      if (!bill.isEmpty()) {
        talk.line("    " + talk.say("账单 ", "bill ") + bill);
      }
      line.remarks().forEach(remark -> talk.line("    · " + talk.say(remark)));
    }
    result.notes().forEach(note -> talk.line("* " + talk.say(note)));
  }
}
