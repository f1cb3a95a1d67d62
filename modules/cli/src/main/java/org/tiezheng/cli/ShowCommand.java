package org.tiezheng.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.OtherReadings;
import org.tiezheng.casework.TableTitles;
import org.tiezheng.evidence.Accounting;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.ReaderNames;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.SetAside;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.evidence.json.EvidenceJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tiezheng show}: one item, its accounting and its records. */
@Command(name = "show")
final class ShowCommand implements Callable<Integer> {
  private static final long FIRST = 20;

  /**
   * Tables of WeChat 4 are named by file and 32 digits; what tells them apart stands at the end.
   */
  private static final int NAME = 90;

  /** Our own names in a reading's account, beside those of the source. */
  private static final String MEMBERS = "members";

  private static final String RECOVERED = " (recovered)";

  @Mixin Common common = new Common();

  @Parameters(index = "0", paramLabel = "CASE")
  Path folder = Path.of("");

  @Parameters(index = "1", paramLabel = "ITEM")
  int number;

  @Option(names = "--from", paramLabel = "LINE")
  long from = 1;

  @Option(names = "--count", paramLabel = "N")
  long count = FIRST;

  @Option(names = "--set-aside")
  boolean setAside;

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    try (OpenCase open = OpenCase.forReading(folder, common.workplace())) {
      Item item =
          open.matter()
              .item(number)
              .orElseThrow(() ->
                  new TiezhengException(
                      new Text(
                          "案件中没有编号 " + number + " 的证据;用 tiezheng list 查看。",
                          "There is no item " + number + "; see: tiezheng list.")));
      RecordLine words = new RecordLine(talk, common.workplace().zone());
      TableTitles titles = TableTitles.of(open, item);
      if (setAside) {
        try (Stream<SetAside> rows = open.setAsides(number)) {
          shown(
              talk,
              rows,
              total(item, Accounting::setAside),
              (_, row) -> show(talk, words, titles, row));
        }
      } else {
        head(talk, item, open, titles);
        try (Stream<Record> rows = open.records(number)) {
          shown(
              talk,
              rows,
              total(item, Accounting::records),
              (line, row) -> show(talk, words, line, row));
        }
      }
    }
    return ExitCode.OK;
  }

  private static void show(Talk talk, RecordLine words, TableTitles titles, SetAside row) {
    talk.line(
        titles.of(row.table()).map(title -> "“" + title + "” ").orElse("")
            + table(talk, row.table())
            + words.place(row.provenance())
            + " "
            + talk.say(row.reason())
            + ": "
            + row.raw());
    talk.result(row);
  }

  private static void head(Talk talk, Item item, OpenCase open, TableTitles titles) {
    talk.line(item.number() + "  " + item.title() + "  " + talk.say(item.kind().title()));
    List<Original> originals = open.originals();
    OtherReadings.of(open.matter(), item, originals)
        .forEach(other -> talk.line("* " + talk.say(other)));
    stated(talk, new Text("来源:", "Source: "), item.source());
    stated(talk, new Text("证明对象:", "Object of proof: "), item.objectOfProof());
    stated(talk, new Text("证明内容:", "Content: "), item.content());
    Map<String, String> names = new HashMap<>();
    originals.forEach(o -> names.putIfAbsent(o.digests().sha256(), o.name()));
    for (String sha256 : item.originals()) {
      talk.line("  SHA-256 " + sha256 + "  " + names.getOrDefault(sha256, ""));
    }
    item.reading().ifPresent(r -> reading(talk, r, titles));
  }

  private static void stated(Talk talk, Text label, String words) {
    if (!words.isBlank()) {
      talk.line(talk.say(label) + words);
    }
  }

  private static void reading(Talk talk, Reading reading, TableTitles titles) {
    Text reader = ReaderNames.of(reading.importer());
    talk.line(
        reader.zh() + "(读取器 " + reading.importer() + ",版本 " + reading.version() + ")",
        reader.en() + " (importer " + reading.importer() + ", version " + reading.version() + ")");
    Columns table = new Columns(NAME);
    table.row(
        talk.say("表", "table"),
        talk.say("行", "rows"),
        talk.say("记录", "records"),
        talk.say("搁置", "set aside"),
        talk.say("核对", "account"),
        talk.say("会话", "conversation"));
    for (Accounting t : reading.tables()) {
      table.row(
          table(talk, t.table()),
          String.valueOf(t.seen()),
          String.valueOf(t.records()),
          String.valueOf(t.setAside()),
          t.balances() ? talk.say("平", "balances") : talk.say("不平!", "DOES NOT BALANCE"),
          titles.of(t.table()).orElse("").replaceAll("\\R", " "));
    }
    table.lines().forEach(talk::line);
    List<Text> notes = reading.notes();
    notes.forEach(note -> talk.line("· " + talk.say(note)));
  }

  /** The table as its file names it; what we call it ourselves, in words. */
  private static String table(Talk talk, String name) {
    String plain = name.equals(MEMBERS) ? talk.say("其中的文件", "files in it") : name;
    return plain.endsWith(RECOVERED)
        ? plain.substring(0, plain.length() - RECOVERED.length())
            + talk.say(" (恢复的行)", " (recovered rows)")
        : plain;
  }

  private static long total(Item item, ToLongFunction<Accounting> rows) {
    return item.reading().map(r -> r.tables().stream().mapToLong(rows).sum()).orElse(0L);
  }

  /** Shows the rows asked for, each with its number, and says how many there are. */
  private <T> void shown(Talk talk, Stream<T> rows, long total, BiConsumer<Long, T> show) {
    long first = Math.max(1, from);
    long[] line = {first - 1};
    rows.skip(first - 1).limit(Math.max(0, count)).forEach(row -> show.accept(++line[0], row));
    if (line[0] < first) {
      talk.line(
          "共 %,d 条,所选范围内没有。".formatted(total),
          "%,d in all, none where asked for.".formatted(total));
    } else if (first > 1 || line[0] < total) {
      talk.line(
          "共 %,d 条,此处是第 %,d 至 %,d 条;其余用 --from 和 --count 查看。".formatted(total, first, line[0]),
          "%,d in all, these are %,d to %,d; see the others with --from and --count."
              .formatted(total, first, line[0]));
    }
  }

  private static void show(Talk talk, RecordLine words, long line, Record row) {
    if (talk.json()) {
      talk.raw(EvidenceJson.write(row) + "\n");
    } else {
      talk.line("[%06d] %s".formatted(line, words.of(row)));
    }
  }
}
