package org.tiezheng.casework;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.SourceNames;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.examine.bills.Agreement;
import org.tiezheng.examine.bills.BillReport;
import org.tiezheng.examine.bills.Reconciliation;
import org.tiezheng.examine.bills.Settlement;
import org.tiezheng.examine.bills.report.BillCsv;
import org.tiezheng.examine.bills.report.BillHtml;
import org.tiezheng.examine.bills.report.BillJson;

/**
 * Lays the transfers and red packets of chats beside the rows of bills (转账与账单核对) and notes in the
 * custody log that it was done and what it gave. Holds the money of one item and the bills in
 * memory, no other message. Changes nothing.
 */
public final class ReconcileBills {
  private static final int FIRST = 20;

  private final OpenCase open;

  public ReconcileBills(OpenCase open) {
    this.open = open;
  }

  /**
   * What is to be compared.
   *
   * @param item with a chat; empty for every item whose chats speak of money
   * @param conversation as for {@link Export}; empty for all
   * @param bills items with bills; none for all of the case
   * @param out file to write, by its ending a page (.html), a table (.csv) or data (.json)
   */
  public record Request(
      Optional<Integer> item,
      Optional<String> conversation,
      List<Integer> bills,
      Optional<Path> out) {
    public Request {
      bills = List.copyOf(bills);
    }
  }

  /**
   * What came of one item.
   *
   * @param counts of settlements, by agreement
   * @param first of those that need an explanation
   * @param weighty how many need one
   * @param bills that were compared
   */
  public record Result(
      int item,
      String title,
      List<Count> counts,
      List<Line> first,
      long weighty,
      List<Bill> bills,
      List<Text> notes) {}

  /** A bill that was compared. */
  public record Bill(int item, String title, String provider, long rows) {}

  /**
   * How many settlements there are of an agreement.
   *
   * @param code of the agreement, such as {@code BY_NUMBER}
   */
  public record Count(String code, String mark, Text title, long count) {}

  /** A settlement that needs an explanation. */
  public record Line(String mark, String chat, Text bill, List<Text> remarks) {}

  /**
   * Compares and, if asked, writes the result.
   *
   * @throws TiezhengException if an item is not there, or there is no money or no bill to compare
   */
  public List<Result> run(Request request) throws IOException {
    request.out().ifPresent(ReportFile::requireEnding);
    new ReadItems(open, Secrets.NONE).refresh();
    Case matter = open.matter();
    BillRows bills = bills(matter, request.bills());
    Optional<Set<String>> meant = request.conversation().map(word -> meant(matter, request, word));
    Map<Item, List<ChatMessage>> money = money(matter, request, meant);
    if (money.isEmpty()) {
      throw new TiezhengException(
          new Text("其中没有转账或红包。", "There is no transfer and no red packet among them."));
    }
    if (request.out().isPresent() && money.size() > 1) {
      throw new TiezhengException(
          new Text(
              "有 " + money.size() + " 项聊天证据载有转账或红包;写出文件时请用 --item 指明一项。",
              "There are "
                  + money.size()
                  + " items whose chats speak of money; name one with --item to write a file."));
    }
    List<Result> results = new ArrayList<>();
    for (Map.Entry<Item, List<ChatMessage>> one : money.entrySet()) {
      List<Settlement> settlements =
          Reconciliation.of(one.getValue(), bills.rows(), Reconciliation.WINDOW);
      BillReport report = report(one.getKey(), settlements, bills, meant);
      if (request.out().isPresent()) {
        write(report, one.getKey(), request.out().get());
      }
      open.note(Event.Type.BILLS, what(request, one.getKey(), report));
      results.add(result(one.getKey(), report));
    }
    return results;
  }

  /**
   * All money of the item was compared, so that a row of another conversation is not taken for one
   * of these; only the conversations that were meant are shown.
   */
  private static BillReport report(
      Item item, List<Settlement> all, BillRows bills, Optional<Set<String>> meant) {
    if (meant.isEmpty()) {
      return new BillReport(all, bills.bills(), bills.notes());
    }
    List<Settlement> shown =
        all.stream()
            .filter(s ->
                s.messages().isEmpty()
                    || s.messages().stream().anyMatch(m -> meant.get().contains(key(item, m))))
            .toList();
    List<Text> notes = new ArrayList<>(bills.notes());
    int others = all.size() - shown.size();
    if (others > 0) {
      notes.add(
          new Text(
              "另有 %,d 笔属于其他会话,已一并核对,未列出".formatted(others),
              "%,d more are of other conversations; they were compared too and are not shown"
                  .formatted(others)));
    }
    return new BillReport(shown, bills.bills(), notes);
  }

  private static String key(Item item, ChatMessage message) {
    return item.number() + "\n" + message.conversation();
  }

  private BillRows bills(Case matter, List<Integer> wanted) {
    wanted.forEach(number -> item(matter, number));
    BillRows bills = new BillRows();
    for (Item item : matter.items()) {
      if ((wanted.isEmpty() || wanted.contains(item.number())) && item.reading().isPresent()) {
        try (Stream<Record> rows = open.records(item.number())) {
          bills.add(item, rows);
        }
      }
    }
    Set<Integer> without = new LinkedHashSet<>(wanted);
    bills.bills().forEach(b -> without.remove(b.item()));
    if (!without.isEmpty()) {
      String numbers = without.stream().map(String::valueOf).collect(Collectors.joining(", "));
      throw new TiezhengException(
          new Text(
              "证据 " + numbers + " 中没有账单的行;--bills 只能指明账单。",
              "Item " + numbers + " has no row of a bill; --bills names bills only."));
    }
    if (bills.rows().isEmpty()) {
      throw new TiezhengException(
          new Text(
              "其中没有账单;请先采集微信支付、支付宝或银行的账单。",
              "There is no bill among them; collect the bills of WeChat Pay, Alipay or the bank"
                  + " first."));
    }
    return bills;
  }

  private static Item item(Case matter, int number) {
    return matter
        .item(number)
        .orElseThrow(() ->
            new TiezhengException(
                new Text("没有编号为 " + number + " 的证据。", "There is no item " + number + ".")));
  }

  /** The messages that move money, of items in which a meant conversation has some. */
  private Map<Item, List<ChatMessage>> money(
      Case matter, Request request, Optional<Set<String>> meant) {
    request.item().ifPresent(number -> item(matter, number));
    Map<Item, List<ChatMessage>> money = new LinkedHashMap<>();
    for (Item item : matter.items()) {
      boolean wanted = request.item().isEmpty() || request.item().get() == item.number();
      if (wanted && item.reading().isPresent()) {
        List<ChatMessage> found = new ArrayList<>();
        try (Stream<Record> rows = open.records(item.number())) {
          rows.forEach(row -> {
            if (row instanceof ChatMessage m && Reconciliation.concerns(m)) {
              found.add(m);
            }
          });
        }
        boolean speaks =
            meant
                .map(ids -> found.stream().anyMatch(m -> ids.contains(key(item, m))))
                .orElse(!found.isEmpty());
        if (speaks) {
          money.put(item, found);
        }
      }
    }
    return money;
  }

  private Set<String> meant(Case matter, Request request, String word) {
    Conversations conversations = new Conversations(open, matter);
    List<Conversations.Found> all = conversations.all(request.item());
    Set<String> meant = new LinkedHashSet<>();
    conversations.meant(word, all).forEach(f -> meant.add(f.item() + "\n" + f.id()));
    if (meant.isEmpty()) {
      throw new TiezhengException(Export.none(request.conversation(), all));
    }
    return meant;
  }

  private void write(BillReport report, Item item, Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      switch (ReportFile.ending(file)) {
        case "html" ->
            BillHtml.write(report, item.number() + " " + item.title(), open.place().zone(), out);
        case "csv" -> BillCsv.write(report, open.place().zone(), out);
        default -> BillJson.write(report, out);
      }
    }
  }

  private static Map<String, String> what(Request request, Item item, BillReport report)
      throws IOException {
    Map<String, String> what = new TreeMap<>();
    what.put("item", String.valueOf(item.number()));
    what.put(
        "bills",
        report.bills().stream()
            .map(b -> String.valueOf(b.item()))
            .distinct()
            .collect(Collectors.joining(",")));
    request.conversation().ifPresent(c -> what.put("conversation", c));
    for (Agreement agreement : Agreement.values()) {
      what.put(agreement.name(), String.valueOf(report.count(agreement)));
    }
    if (request.out().isPresent()) {
      what.put("outSha256", Workplace.sha256(request.out().get()));
    }
    return what;
  }

  private Result result(Item item, BillReport report) {
    List<Count> counts = new ArrayList<>();
    for (Agreement agreement : Agreement.values()) {
      counts.add(
          new Count(
              agreement.name(), agreement.mark(), agreement.title(), report.count(agreement)));
    }
    List<Settlement> weighty =
        report.settlements().stream().filter(report::needsExplanation).toList();
    return new Result(
        item.number(),
        item.title(),
        counts,
        weighty.stream().limit(FIRST).map(this::line).toList(),
        weighty.size(),
        report.bills().stream()
            .map(b -> new Bill(b.item(), b.title(), b.provider(), b.rows()))
            .toList(),
        report.notes());
  }

  private Line line(Settlement s) {
    return new Line(
        s.agreement().mark(),
        s.messages().stream()
            .map(m -> when(m) + " " + m.senderName() + " " + m.line())
            .collect(Collectors.joining("; ")),
        new Text(rows(s, Text::zh), rows(s, Text::en)),
        s.said());
  }

  private String rows(Settlement s, Function<Text, String> language) {
    return s.payments().stream()
        .map(p ->
            Stream.of(
                    when(p),
                    language.apply(SourceNames.of(p.provider())),
                    p.type(),
                    p.amount().raw(),
                    p.status())
                .filter(word -> !word.isBlank())
                .collect(Collectors.joining(" ")))
        .collect(Collectors.joining("; "));
  }

  /** No finer than the source states it: a bank that states the day has no hour. */
  private String when(Record row) {
    boolean day = row.time().precision() == RecordedTime.Precision.DAY;
    return row.time()
        .instant()
        .map(t -> t.atZone(open.place().zone()).toLocalDateTime())
        .map(t -> day ? t.toLocalDate().toString() : t.toString().replace('T', ' '))
        .orElse(row.time().raw());
  }
}
