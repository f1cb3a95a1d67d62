package org.tiezheng.server.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tiezheng.casework.Compare;
import org.tiezheng.casework.ComparedRow;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.app.ComparedCopies;
import org.tiezheng.casework.app.ComparedCopies.Made;
import org.tiezheng.casework.app.ItemLines;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Text;
import org.tiezheng.server.Visit;
import org.tiezheng.server.guard.Refusal;
import org.tiezheng.server.work.Job;

/** Two copies of a conversation side by side. */
public final class ComparePages {
  private static final int PAGE = 100;

  private ComparePages() {}

  /** A chat that can be compared. */
  public record Chat(int number, String title, boolean theirs) {}

  /** A comparison in the list. */
  public record MadeRow(
      String key, java.time.Instant time, String mine, String theirs, long differences) {}

  /**
   * One side of a row, its words in three parts: those in the middle differ from the other side's.
   *
   * @param address of the message in the reader; empty if it is not known
   */
  public record Cell(
      ComparedRow.Entry entry, String before, String marked, String after, String address) {}

  /** A row of the table; a side that is absent is an empty list. */
  public record Row(
      long number,
      String mark,
      Text verdict,
      String style,
      List<Cell> a,
      List<Cell> b,
      String off,
      List<Text> differing,
      List<Text> remarks) {}

  /** Which copies, and what was compared before. */
  public static void choose(Visit visit) throws IOException {
    visit.page(
        "compare",
        CaseReading.look(
            visit,
            open -> {
              Map<String, Object> all = CaseReading.model(visit, open.matter(), "compare");
              all.put("chats", chats(open.matter()));
              List<MadeRow> rows = new ArrayList<>();
              for (Made made : visit.app().compared().list(open)) {
                rows.add(
                    new MadeRow(
                        made.key(),
                        made.time(),
                        title(open.matter(), made.mine()),
                        title(open.matter(), made.theirs()),
                        differences(made)));
              }
              all.put("made", rows);
              return all;
            }));
  }

  private static long differences(Made made) {
    return made.counts().stream()
        .filter(Compare.Count::difference)
        .mapToLong(Compare.Count::count)
        .sum();
  }

  private static String title(Case matter, int item) {
    return item + " " + matter.item(item).map(Item::title).orElse("");
  }

  private static List<Chat> chats(Case matter) {
    return matter.items().stream()
        .filter(i -> i.reading().isPresent())
        .filter(i -> i.kind() == Kind.CHAT || i.reading().get().kind() == Kind.CHAT)
        .map(i -> new Chat(i.number(), i.title(), matter.ofOtherSide(i)))
        .toList();
  }

  /** Sets the comparison going. */
  public static void begin(Visit visit) {
    Visit.Form form = visit.form();
    visit.see(
        "/jobs/"
            + begun(
                    visit,
                    number(form.text("mine")),
                    number(form.text("theirs")),
                    form.text("conversation"),
                    form.text("theirConversation"))
                .id());
  }

  private static int number(String text) {
    if (!text.matches("\\d{1,9}")) {
      throw Refusal.bad("请选择两份副本。", "Choose two copies.");
    }
    return Integer.parseInt(text);
  }

  /** Begins a comparison in the case that the address names. */
  public static Job begun(
      Visit visit, int mine, int theirs, String conversation, String theirConversation) {
    return WorkPages.studies(visit)
        .compare(
            visit.path("case"),
            CaseReading.folder(visit),
            visit.app().compared(),
            new Compare.Request(
                mine,
                theirs,
                Optional.of(conversation.strip()).filter(c -> !c.isEmpty()),
                Optional.of(theirConversation.strip()).filter(c -> !c.isEmpty()),
                Optional.empty()))
        .orElseThrow(WorkPages::busy);
  }

  /** The comparison that the address names. */
  public static Made made(Visit visit, OpenCase open) throws IOException {
    return visit
        .app()
        .compared()
        .find(open, visit.path("comparison"))
        .orElseThrow(Refusal::notFound);
  }

  /** Verdicts that the query asks for; empty if it names none. */
  public static Set<String> wanted(Visit visit, Made made) {
    Set<String> known =
        made.counts().stream().map(Compare.Count::verdict).collect(Collectors.toSet());
    Set<String> wanted = new LinkedHashSet<>();
    for (String value : visit.request().query().all("show", List::of)) {
      for (String one : value.split(",", -1)) {
        if (known.contains(one)) {
          wanted.add(one);
        }
      }
    }
    return wanted;
  }

  /** Side by side, a page of rows at a time. */
  public static void compared(Visit visit) throws IOException {
    visit.page("compared", CaseReading.look(visit, open -> model(visit, open)));
  }

  private static Map<String, Object> model(Visit visit, OpenCase open) throws IOException {
    Made made = made(visit, open);
    Map<String, Object> all = CaseReading.model(visit, open.matter(), "compare");
    Set<String> wanted = wanted(visit, made);
    long from = Math.max(1, visit.count("from").orElse(1));
    ComparedCopies.Rows rows = visit.app().compared().rows(made, wanted, from - 1, PAGE);
    Map<String, Compare.Count> counts = new LinkedHashMap<>();
    made.counts().forEach(c -> counts.put(c.verdict(), c));
    String a = reader(visit, open, made.mine(), made.conversation(), made.messages());
    String b = reader(visit, open, made.theirs(), made.theirConversation(), made.theirMessages());
    all.put("made", made);
    all.put("mine", title(open.matter(), made.mine()));
    all.put("theirs", title(open.matter(), made.theirs()));
    all.put("differences", differences(made));
    all.put("wanted", wanted);
    all.put("query", wanted.isEmpty() ? "" : "&show=" + String.join(",", wanted));
    all.put("count", rows.count());
    all.put("from", from);
    all.put("to", from + rows.rows().size() - 1);
    all.put("previous", from > PAGE ? from - PAGE : from > 1 ? 1 : 0);
    all.put("next", from + PAGE <= rows.count() ? from + PAGE : 0);
    all.put("rows", rows.rows().stream().map(r -> row(r, counts, a, b)).toList());
    return all;
  }

  /** Address of the conversation in the reader, if its lines are those that were compared. */
  private static String reader(
      Visit visit, OpenCase open, int item, String conversation, long messages) throws IOException {
    ItemLines lines = visit.app().lines();
    if (!lines.ready(open, item)) {
      return "";
    }
    for (ItemLines.Talk talk : lines.talks(open, item)) {
      if (talk.id().equals(conversation) && talk.lines() == messages) {
        return Addresses.matter(visit.path("case"))
            + "/items/"
            + item
            + "/talks/"
            + talk.number()
            + "?at=";
      }
    }
    return "";
  }

  private static Row row(ComparedRow row, Map<String, Compare.Count> counts, String a, String b) {
    Compare.Count count = counts.get(row.verdict());
    String mine = row.a().map(ComparedRow.Entry::line).orElse("");
    String theirs = row.b().map(ComparedRow.Entry::line).orElse("");
    boolean both = row.a().isPresent() && row.b().isPresent() && !mine.equals(theirs);
    int[] same = both ? same(mine, theirs) : new int[2];
    return new Row(
        row.number(),
        count == null ? "" : count.mark(),
        count == null ? Text.same(row.verdict()) : count.title(),
        style(row.verdict(), count != null && count.difference()),
        row.a().map(e -> cell(e, both, same, a)).stream().toList(),
        row.b().map(e -> cell(e, both, same, b)).stream().toList(),
        row.verdict().equals("TIME_DIFFERS")
            ? row.secondsApart().map(s -> "%+.0f s".formatted(s)).orElse("")
            : "",
        row.differing(),
        row.remarks());
  }

  private static String style(String verdict, boolean difference) {
    return difference ? "fail" : verdict.equals("SAME") ? "pass" : "unknown";
  }

  private static Cell cell(ComparedRow.Entry entry, boolean marked, int[] same, String reader) {
    String address = reader.isEmpty() ? "" : reader + (entry.row() - 1);
    String line = entry.line();
    if (!marked) {
      return new Cell(entry, line, "", "", address);
    }
    int end = line.length() - same[1];
    return new Cell(
        entry,
        line.substring(0, same[0]),
        line.substring(same[0], end),
        line.substring(end),
        address);
  }

  /** How many chars two texts have in common at the begin and at the end; no character is cut. */
  static int[] same(String one, String other) {
    int most = Math.min(one.length(), other.length());
    int begin = 0;
    while (begin < most && one.charAt(begin) == other.charAt(begin)) {
      begin++;
    }
    if (begin > 0 && Character.isHighSurrogate(one.charAt(begin - 1))) {
      begin--;
    }
    int end = 0;
    while (end < most - begin
        && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
      end++;
    }
    if (end > 0 && Character.isLowSurrogate(one.charAt(one.length() - end))) {
      end--;
    }
    return new int[] {begin, end};
  }
}
