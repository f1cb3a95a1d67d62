package org.tiezheng.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.evidence.Accounting;
import org.tiezheng.evidence.Call;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Contact;
import org.tiezheng.evidence.Conversation;
import org.tiezheng.evidence.DocumentProperties;
import org.tiezheng.evidence.FileEntry;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Mail;
import org.tiezheng.evidence.Payment;
import org.tiezheng.evidence.Photo;
import org.tiezheng.evidence.Post;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.SetAside;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TextMessage;
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
      if (setAside) {
        try (Stream<SetAside> rows = open.setAsides(number)) {
          rows.forEach(row -> show(talk, row));
        }
      } else {
        head(talk, item);
        records(talk, open);
      }
    }
    return ExitCode.OK;
  }

  private static void show(Talk talk, SetAside row) {
    talk.line(
        row.table()
            + " "
            + row.provenance().locator()
            + " "
            + talk.say(row.reason())
            + ": "
            + row.raw());
    talk.result(row);
  }

  private static void head(Talk talk, Item item) {
    talk.line(item.number() + "  " + item.title() + "  " + talk.say(item.kind().title()));
    talk.line("来源:" + item.source(), "Source: " + item.source());
    talk.line("证明对象:" + item.objectOfProof(), "Object of proof: " + item.objectOfProof());
    talk.line("证明内容:" + item.content(), "Content: " + item.content());
    for (String sha256 : item.originals()) {
      talk.line("  SHA-256 " + sha256);
    }
    item.reading().ifPresent(r -> reading(talk, r));
  }

  private static void reading(Talk talk, Reading reading) {
    talk.line(reading.importer() + " " + reading.version());
    Columns table = new Columns(40);
    table.row(
        talk.say("表", "table"),
        talk.say("行", "rows"),
        talk.say("记录", "records"),
        talk.say("搁置", "set aside"),
        "");
    for (Accounting t : reading.tables()) {
      table.row(
          t.table(),
          String.valueOf(t.seen()),
          String.valueOf(t.records()),
          String.valueOf(t.setAside()),
          t.balances() ? "=" : "≠");
    }
    table.lines().forEach(talk::line);
    List<Text> notes = reading.notes();
    notes.forEach(note -> talk.line("· " + talk.say(note)));
  }

  private void records(Talk talk, OpenCase open) {
    try (Stream<Record> records = open.records(number)) {
      long[] line = {from - 1};
      records
          .skip(Math.max(0, from - 1))
          .limit(count)
          .forEach(r -> {
            line[0]++;
            if (talk.json()) {
              talk.raw(EvidenceJson.write(r) + "\n");
            } else {
              talk.line("[%06d] %s".formatted(line[0], sentence(r)));
            }
          });
    }
  }

  private static String sentence(Record row) {
    return switch (row) {
      case ChatMessage m -> when(m.time()) + " " + m.senderName() + ": " + m.line();
      case Payment p ->
          when(p.time())
              + " "
              + p.direction()
              + " "
              + p.amount().raw()
              + " "
              + p.counterpart()
              + " "
              + p.description()
              + " "
              + p.orderId();
      case Mail m ->
          when(m.time()) + " " + m.from() + " → " + String.join(", ", m.to()) + ": " + m.subject();
      case Photo p ->
          when(p.time())
              + " "
              + p.width()
              + "×"
              + p.height()
              + " "
              + p.make().orElse("")
              + " "
              + p.model().orElse("");
      case DocumentProperties d ->
          when(d.time()) + " " + d.title() + " " + d.author() + " " + d.traits();
      case TextMessage m ->
          when(m.time())
              + " "
              + m.box()
              + " "
              + (m.counterpartName().isEmpty() ? "" : m.counterpartName() + " ")
              + String.join(", ", m.counterparts())
              + state(m.state())
              + ": "
              + m.line();
      case Call c ->
          when(c.time())
              + " "
              + c.way()
              + " "
              + (c.name().isEmpty() ? "" : c.name() + " ")
              + c.number()
              + c.seconds().map(s -> " " + s + "s").orElse("")
              + state(c.state());
      case Contact c ->
          c.name()
              + " "
              + String.join(", ", c.numbers())
              + " "
              + String.join(", ", c.addresses())
              + state(c.state());
      case Conversation c ->
          c.title()
              + " ("
              + c.participants().size()
              + ") "
              + c.lastLine().orElse("")
              + state(c.state());
      case Post p ->
          when(p.time())
              + " "
              + p.authorName()
              + " ["
              + p.place()
              + "] "
              + p.line()
              + state(p.state());
      case FileEntry f -> when(f.time()) + " " + f.name() + " " + f.size() + " " + f.mediaType();
    };
  }

  private static String state(RowState state) {
    return state == RowState.LIVE ? "" : " [" + state + "]";
  }

  private static String when(RecordedTime time) {
    return time.raw().isEmpty() ? "—" : time.raw();
  }
}
