package org.tiezheng.server.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.casework.ExplainFindings;
import org.tiezheng.casework.FindGaps;
import org.tiezheng.casework.GapSheet;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.Observation.Weight;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Outcome;
import org.tiezheng.evidence.Text;
import org.tiezheng.server.Visit;
import org.tiezheng.server.guard.Refusal;

/** Signs that a chat is not complete, and what is to be done. */
public final class GapPages {
  private static final int PAGE = 50;

  private GapPages() {}

  /** A place as a person reads it. */
  public record PlaceRow(Text about, String time, String shown, String file, Text where) {}

  /** A sign as a page shows it. */
  public record SignRow(
      String mark,
      String style,
      Text weight,
      Text kind,
      String conversation,
      String from,
      String to,
      Text what,
      List<Text> innocent,
      List<PlaceRow> places) {}

  /** An item that was looked at. */
  public record SheetRow(
      GapSheet sheet,
      List<CoveragePicture> picture,
      List<SignRow> signs,
      long strong,
      long notable,
      long slight) {}

  /**
   * Something to be done, and for the sake of which findings.
   *
   * @param style of the gravest of them
   */
  public record Todo(String style, ExplainFindings.Remedy remedy, List<FindingRow> findings) {}

  /** What looking for gaps gave. */
  public static void gaps(Visit visit) throws IOException {
    int item = Math.toIntExact(Math.min(visit.count("item").orElse(0), Integer.MAX_VALUE));
    long from = Math.max(1, visit.count("from").orElse(1));
    visit.page(
        "gaps",
        CaseReading.look(
            visit,
            open -> {
              Map<String, Object> all = CaseReading.model(visit, open.matter(), "todo");
              List<GapSheet> sheets = visit.app().gaps().all(open);
              all.put("sheets", sheets);
              Optional<GapSheet> chosen =
                  sheets.stream().filter(s -> item == 0 || s.item() == item).findFirst();
              if (item != 0 && chosen.isEmpty()) {
                throw Refusal.notFound();
              }
              all.put("chosen", chosen.map(s -> List.of(row(s, open, from))).orElse(List.of()));
              all.put("from", from);
              all.put("previous", from > PAGE ? from - PAGE : from > 1 ? 1 : 0);
              all.put(
                  "next",
                  chosen.filter(s -> from + PAGE <= s.signs().size()).isPresent()
                      ? from + PAGE
                      : 0);
              return all;
            }));
  }

  private static SheetRow row(GapSheet sheet, OpenCase open, long from) {
    Map<String, String> files = new HashMap<>();
    for (Original o : open.originals()) {
      files.putIfAbsent(o.digests().sha256(), o.name());
    }
    long[] n = new long[3];
    for (FindGaps.Count count : sheet.counts()) {
      n[0] += count.strong();
      n[1] += count.notable();
      n[2] += count.slight();
    }
    return new SheetRow(
        sheet,
        CoveragePicture.of(sheet, open.place().zone()).stream().toList(),
        sheet.signs().stream().skip(from - 1).limit(PAGE).map(s -> sign(s, files, open)).toList(),
        n[0],
        n[1],
        n[2]);
  }

  private static SignRow sign(GapSheet.Sign s, Map<String, String> files, OpenCase open) {
    java.time.format.DateTimeFormatter times =
        java.time.format.DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
            .withZone(open.place().zone());
    return new SignRow(
        mark(s.weight()),
        s.weight() == Weight.STRONG ? "fail" : s.weight() == Weight.NOTABLE ? "warn" : "unknown",
        weight(s.weight()),
        s.kindTitle(),
        s.title().isBlank() ? s.conversation() : s.title(),
        s.from().map(times::format).orElse(""),
        s.to().map(times::format).orElse(""),
        s.what(),
        s.innocent(),
        s.places().stream()
            .map(p ->
                new PlaceRow(
                    p.about(),
                    p.time().map(times::format).orElse(""),
                    p.shown(),
                    files.getOrDefault(p.provenance().original(), p.provenance().original())
                        + p.provenance().members().stream()
                            .map(m -> " › " + m)
                            .reduce("", String::concat),
                    Place.of(p.provenance()).words()))
            .toList());
  }

  private static String mark(Weight weight) {
    return switch (weight) {
      case STRONG -> "▼";
      case NOTABLE -> "▽";
      case SLIGHT -> "·";
    };
  }

  private static Text weight(Weight weight) {
    return switch (weight) {
      case STRONG -> new Text("强", "strong");
      case NOTABLE -> new Text("须说明", "needs an explanation");
      case SLIGHT -> new Text("弱", "slight");
    };
  }

  /** Looks for gaps in every chat of the case. */
  public static void look(Visit visit) {
    visit.see("/jobs/" + looking(visit));
  }

  /** Id of the work that looks for gaps in the case that the address names. */
  public static String looking(Visit visit) {
    return WorkPages.studies(visit)
        .gaps(visit.path("case"), CaseReading.folder(visit), visit.app().gaps())
        .orElseThrow(WorkPages::busy)
        .id();
  }

  /** What comes next, and what findings ask for. */
  public static void todo(Visit visit) throws IOException {
    visit.page(
        "todo",
        CaseReading.look(
            visit,
            open -> {
              Map<String, Object> all = CaseReading.model(visit, open.matter(), "todo");
              all.put("steps", IntakePages.steps(visit, open));
              Optional<ExplainFindings.Explained> examined = new ExplainFindings(open).run();
              all.put("examined", examined.isPresent());
              all.put("todos", examined.map(e -> todos(e, open.matter())).orElse(List.of()));
              all.put("later", examined.map(ExplainFindings.Explained::later).orElse(List.of()));
              return all;
            }));
  }

  /** Each remedy once, those of failures first, then those that many findings name. */
  private static List<Todo> todos(ExplainFindings.Explained examined, Case matter) {
    Map<Text, Todo> todos = new LinkedHashMap<>();
    for (Outcome outcome : List.of(Outcome.FAIL, Outcome.WARN, Outcome.UNKNOWN)) {
      for (ExplainFindings.Line line : examined.findings()) {
        Finding finding = line.finding();
        if (finding.outcome() != outcome) {
          continue;
        }
        for (ExplainFindings.Remedy remedy : line.remedies()) {
          todos
              .computeIfAbsent(
                  remedy.what(),
                  _ -> new Todo(outcome.name().toLowerCase(Locale.ROOT), remedy, new ArrayList<>()))
              .findings()
              .add(FindingRow.of(line, matter));
        }
      }
    }
    List<Todo> all = new ArrayList<>(todos.values());
    List<String> grave = List.of("fail", "warn", "unknown");
    all.sort(
        java.util.Comparator.comparingInt((Todo t) -> grave.indexOf(t.style()))
            .thenComparingInt(t -> -t.findings().size()));
    return all;
  }
}
