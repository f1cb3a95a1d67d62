package org.tiezheng.server.page;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.casework.ExplainFindings;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.WeighFacts;
import org.tiezheng.casework.WeighFacts.Report;
import org.tiezheng.evidence.Accounting;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Outcome;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Text;
import org.tiezheng.server.Visit;

/** The pages of one case. */
public final class CasePages {
  private CasePages() {}

  /**
   * An item in the list.
   *
   * @param counts how many findings have which outcome; empty before an examination
   * @param later whether it was added or changed after the examination
   */
  public record ItemRow(
      int number,
      String title,
      Text kind,
      boolean catalogued,
      boolean theirs,
      boolean read,
      long records,
      long setAside,
      boolean complete,
      Map<String, Long> counts,
      boolean later) {}

  /** A party in words. */
  public record PartyRow(String name, Text role, boolean self) {}

  /** The case at a glance: who, what, by when, and its items. */
  public static void overview(Visit visit) throws IOException {
    Map<String, Object> model =
        CaseReading.look(
            visit,
            open -> {
              Case matter = open.matter();
              Map<String, Object> all = CaseReading.model(visit, matter, "overview");
              Optional<ExplainFindings.Explained> examined = new ExplainFindings(open).run();
              all.put("examined", examined.isPresent());
              examined.ifPresent(e -> all.put("made", e.made()));
              all.put("parties", matter.parties().stream().map(CasePages::party).toList());
              all.put("items", items(matter, examined));
              all.put("originals", open.originals().size());
              all.put("hearing", matter.hearing().map(LocalDate::toString).orElse(""));
              all.put("deadline", matter.proofDeadline().map(LocalDate::toString).orElse(""));
              return all;
            });
    visit.page("case", model);
  }

  private static PartyRow party(Party party) {
    return new PartyRow(
        party.name().isBlank() ? party.id() : party.name(), party.role().title(), party.self());
  }

  private static List<ItemRow> items(Case matter, Optional<ExplainFindings.Explained> examined) {
    List<ItemRow> rows = new ArrayList<>();
    for (Item item : matter.items()) {
      rows.add(
          new ItemRow(
              item.number(),
              item.title(),
              item.kind().title(),
              item.catalogued(),
              matter.ofOtherSide(item),
              item.reading().isPresent(),
              sum(item, Accounting::records),
              sum(item, Accounting::setAside),
              item.reading().map(Reading::complete).orElse(false),
              counts(item, examined),
              examined.filter(e -> e.isLater(item.number())).isPresent()));
    }
    return rows;
  }

  private static long sum(Item item, java.util.function.ToLongFunction<Accounting> what) {
    return item.reading().map(r -> r.tables().stream().mapToLong(what).sum()).orElse(0L);
  }

  /** How many findings of each of the outcomes that ask for a hand. */
  static Map<String, Long> counts(Item item, Optional<ExplainFindings.Explained> examined) {
    Map<String, Long> counts = new java.util.LinkedHashMap<>();
    examined.ifPresent(e -> {
      for (Outcome outcome : List.of(Outcome.FAIL, Outcome.WARN, Outcome.UNKNOWN, Outcome.PASS)) {
        long n =
            e.findings().stream()
                .map(ExplainFindings.Line::finding)
                .filter(f ->
                    f.outcome() == outcome
                        && f.item().filter(of -> of == item.number()).isPresent())
                .count();
        if (n > 0) {
          counts.put(outcome.name(), n);
        }
      }
    });
    return counts;
  }

  /** The findings of the newest examination. */
  public static void findings(Visit visit) throws IOException {
    String wanted = visit.query("show").filter("all"::equals).orElse("open");
    Map<String, Object> model =
        CaseReading.look(
            visit,
            open -> {
              Case matter = open.matter();
              Map<String, Object> all = CaseReading.model(visit, matter, "findings");
              Optional<ExplainFindings.Explained> examined = new ExplainFindings(open).run();
              all.put("examined", examined.isPresent());
              all.put("show", wanted);
              examined.ifPresent(e -> {
                all.put("made", e.made());
                all.put("tally", tally(e));
                all.put("later", e.later());
                all.put(
                    "findings",
                    e.findings().stream()
                        .filter(f -> wanted.equals("all") || needsAHand(f.finding().outcome()))
                        .map(f -> FindingRow.of(f, matter))
                        .toList());
              });
              return all;
            });
    visit.page("findings", model);
  }

  private static boolean needsAHand(Outcome outcome) {
    return outcome == Outcome.FAIL || outcome == Outcome.WARN || outcome == Outcome.UNKNOWN;
  }

  private static Map<String, Long> tally(ExplainFindings.Explained examined) {
    Map<String, Long> tally = new java.util.LinkedHashMap<>();
    for (Outcome outcome :
        List.of(Outcome.FAIL, Outcome.WARN, Outcome.UNKNOWN, Outcome.PASS, Outcome.NA)) {
      tally.put(outcome.name(), examined.count(outcome));
    }
    return tally;
  }

  /** Facts × items, who has to prove what and by when, and where more may be found. */
  public static void facts(Visit visit) throws IOException {
    Map<String, Object> model =
        CaseReading.look(
            visit,
            open -> {
              Map<String, Object> all = CaseReading.model(visit, open.matter(), "facts");
              WeighFacts weigh = new WeighFacts(open, today(open));
              Report matrix = weigh.matrix();
              all.put("head", matrix.table().isEmpty() ? List.of() : matrix.table().getFirst());
              all.put("rows", matrix.table().stream().skip(1).toList());
              all.put("lines", matrix.lines());
              all.put("burden", weigh.burden().lines());
              all.put("ways", weigh.find().lines());
              return all;
            });
    visit.page("facts", model);
  }

  private static LocalDate today(OpenCase open) {
    return LocalDate.ofInstant(open.place().clock().instant(), open.place().zone());
  }

  /** The custody log. */
  public static void custody(Visit visit) throws IOException {
    Map<String, Object> model =
        CaseReading.look(
            visit,
            open -> {
              Map<String, Object> all = CaseReading.model(visit, open.matter(), "custody");
              all.put("events", CustodyRow.newestFirst(open.custody(), _ -> true));
              return all;
            });
    visit.page("custody", model);
  }
}
