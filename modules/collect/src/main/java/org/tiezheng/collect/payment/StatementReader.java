package org.tiezheng.collect.payment;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.collect.Importer;
import org.tiezheng.collect.MediaTypes;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.RecordSink;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.collect.input.Row;
import org.tiezheng.collect.input.Rows;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Payment;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Text;

/** One reading of one statement: what stands before the header, the rows, what stands after. */
final class StatementReader {
  /** Table name of a statement that is text. */
  static final String ROWS = "rows";

  private final Importer importer;
  private final SealedSource source;
  private final ReadingSession session;
  private final Map<String, Preamble> sections = new LinkedHashMap<>();
  private String table = ROWS;
  private Optional<RowReader> reader = Optional.empty();
  private Optional<String> account = Optional.empty();
  private boolean footer;

  StatementReader(Importer importer, SealedSource source, RecordSink sink) {
    this.importer = importer;
    this.source = source;
    this.session = new ReadingSession(importer, sink);
  }

  Reading read() {
    String type = MediaTypes.detect(source.main());
    try (Rows rows = Carrier.of(type).orElse(Carrier.TEXT).rows(source.main(), source.limits())) {
      for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
        take(row.get(), rows);
      }
    } catch (IOException e) {
      session.broke(table, FormatException.describe(e));
    }
    if (session.tables() == 0) {
      session.broke(ROWS, new Text("没有找到交易表头", "no header of transactions was found"));
    }
    sections.forEach(this::state);
    return session.finish(Kind.PAYMENT);
  }

  private void take(Row row, Rows rows) {
    if (row.place() instanceof Locator.Cell cell && !cell.sheet().equals(table)) {
      table = cell.sheet();
      reader = Optional.empty();
      footer = false;
    }
    if (row.blank()) {
      return;
    }
    Optional<Layout> header = Layouts.ofHeader(row.cells());
    if (header.isPresent() && header.get().importer().equals(importer.id())) {
      begin(header.get(), row.cells(), rows);
    } else if (reader.isEmpty() && headerless(row).isPresent()) {
      Layout layout = headerless(row).get();
      begin(layout, layout.header(), rows);
      data(row);
    } else if (reader.isEmpty() || ends(row)) {
      preamble().line(row);
    } else {
      data(row);
    }
  }

  private void begin(Layout layout, List<String> headings, Rows rows) {
    RowReader next = new RowReader(layout, headings, preamble());
    reader = Optional.of(next);
    footer = false;
    rows.width(next.width());
    session.table(table);
    account = preamble().value("account").map(id -> owner(layout.provider(), id).key());
    session.note(new Text("格式:" + layout.title().zh(), "Layout: " + layout.title().en()));
    if (next.zoneAssumed()) {
      session.note(
          "账单未注明时区,按 " + layout.zone() + " 理解",
          "The statement names no time zone; " + layout.zone() + " is assumed");
    }
  }

  private Account owner(String provider, String id) {
    List<String> names = preamble().value("holder").map(List::of).orElse(List.of());
    Account account = new Account(provider, id, Optional.empty(), names);
    session.owner(account);
    return account;
  }

  private Optional<Layout> headerless(Row row) {
    return Layouts.ALL.stream()
        .filter(l -> l.headerless() && l.importer().equals(importer.id()))
        .filter(l -> fits(l, row))
        .findFirst();
  }

  /** Whether a row reads as a transaction of a layout that has no headings. */
  static boolean fits(Layout layout, Row row) {
    try {
      RowReader reader = new RowReader(layout, layout.header(), new Preamble());
      reader.payment(row, org.tiezheng.evidence.Provenance.of("", row.place()), Optional.empty());
      return row.cells().size() == layout.header().size();
    } catch (FormatException e) {
      return false;
    }
  }

  private boolean ends(Row row) {
    RowReader current = reader.orElseThrow();
    String first = row.cells().isEmpty() ? "" : Heading.value(row.cells().getFirst());
    boolean sums = current.layout().footers().stream().anyMatch(first::startsWith);
    if (sums) {
      footer = true;
      current.sum(row, true).ifPresent(sum -> session.statement(named("income.amount"), sum));
      current.sum(row, false).ifPresent(sum -> session.statement(named("expense.amount"), sum));
    }
    // A footer ends the rows, but a transaction that follows it is still one.
    return sums || (footer && !current.plausible(row));
  }

  private void data(Row row) {
    session.seen(table);
    try {
      Payment payment = reader.orElseThrow().payment(row, source.at(row.place()), account);
      session.record(table, payment);
      payment
          .account()
          .filter(key -> account.isEmpty())
          .ifPresent(key -> session.account(accountOf(key)));
    } catch (FormatException e) {
      session.setAside(table, source.at(row.place()), e.sentence(), row.raw());
    }
    if (row.malformed()) {
      session.note(
          "有的行含有不符合编码的字节,以 U+FFFD 显示;原字节见原件",
          "Some rows hold bytes that do not fit the encoding and are shown as U+FFFD");
    }
    if (row.rounded()) {
      session.note(
          "表格把超过 15 位的号码存成了数字,末尾数位可能已被表格软件改为 0",
          "Numbers of more than 15 digits are stored as numbers; the spreadsheet program may have"
              + " replaced their last digits by 0");
    }
  }

  private static Account accountOf(String key) {
    int colon = key.indexOf(':');
    return new Account(
        key.substring(0, colon), key.substring(colon + 1), Optional.empty(), List.of());
  }

  private Preamble preamble() {
    return sections.computeIfAbsent(table, _ -> new Preamble());
  }

  private void state(String section, Preamble preamble) {
    boolean first = section.equals(sections.keySet().iterator().next());
    preamble
        .statements()
        .forEach(s -> session.statement(first ? s.name() : s.name() + "@" + section, s.value()));
  }

  private String named(String name) {
    boolean first = sections.isEmpty() || table.equals(sections.keySet().iterator().next());
    return first ? name : name + "@" + table;
  }
}
