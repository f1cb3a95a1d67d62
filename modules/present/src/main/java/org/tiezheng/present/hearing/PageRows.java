package org.tiezheng.present.hearing;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tiezheng.present.paper.PaperFacts;

/**
 * The lines of a copy gathered to what is compared at once: a page, or where there is no print so
 * many lines. Every line that the app shows is in one of them. A very long copy is gathered to
 * several pages at once, so that a record of it stays a record.
 */
final class PageRows {
  /** A record with more rows would be read by nobody; ours, not a norm's. */
  static final int MOST = 600;

  /** Lines compared at once where no page is known. */
  static final int UNPRINTED = 25;

  private static final int NUMBERS = 12;

  private final List<Row> rows = new ArrayList<>();

  /** Lines of one page, or of several that follow one another. */
  static final class Row {
    final int page;
    int lastPage;
    final int first;
    int last;
    int count;
    final String from;
    String until;
    private final Map<Line.Opens, List<Integer>> opens = new EnumMap<>(Line.Opens.class);
    private final Map<Line.Opens, Integer> counts = new EnumMap<>(Line.Opens.class);

    private Row(Line line, int page) {
      this.page = page;
      this.lastPage = page;
      this.first = line.number();
      this.from = line.time();
      this.until = line.time();
      add(line);
    }

    private void add(Line line) {
      last = line.number();
      until = line.time();
      count++;
      line.opens()
          .ifPresent(kind -> {
            counts.merge(kind, 1, Integer::sum);
            List<Integer> its = opens.computeIfAbsent(kind, _ -> new ArrayList<>());
            if (its.size() < NUMBERS) {
              its.add(line.number());
            }
          });
    }

    private void add(Row next) {
      lastPage = next.lastPage;
      last = next.last;
      until = next.until;
      count += next.count;
      next.counts.forEach((kind, n) -> counts.merge(kind, n, Integer::sum));
      next.opens.forEach((kind, numbers) -> {
        List<Integer> its = opens.computeIfAbsent(kind, _ -> new ArrayList<>());
        numbers.stream().limit(NUMBERS - its.size()).forEach(its::add);
      });
    }

    String words(PaperFacts facts) {
      String lines =
          facts.say(
              "[%06d]–[%06d] 共 %d 行，%s 至 %s".formatted(first, last, count, from, until),
              "[%06d]–[%06d], %d lines, %s to %s".formatted(first, last, count, from, until));
      return counts.isEmpty()
          ? lines
          : lines
              + facts.say("；应打开：", "; to open: ")
              + counts.keySet().stream()
                  .map(kind -> opened(kind, facts))
                  .collect(Collectors.joining(facts.say("；", "; ")));
    }

    private String opened(Line.Opens kind, PaperFacts facts) {
      List<Integer> its = opens.getOrDefault(kind, List.of());
      int all = counts.getOrDefault(kind, 0);
      String numbers =
          its.stream().map("[%06d]"::formatted).collect(Collectors.joining(facts.say("、", ", ")));
      return facts.say(kind.title())
          + " "
          + all
          + " "
          + numbers
          + (all > its.size() ? facts.say(" 等", " and more") : "");
    }
  }

  /**
   * @param page on which it begins; 0 if none is known
   */
  void add(Line line, int page) {
    boolean same =
        !rows.isEmpty()
            && rows.getLast().page == page
            && (page > 0 || rows.getLast().count < UNPRINTED);
    if (same) {
      rows.getLast().add(line);
    } else {
      rows.add(new Row(line, page));
    }
  }

  /** At most {@link #MOST}. */
  List<Row> rows() {
    int together = (rows.size() + MOST - 1) / MOST;
    if (together <= 1) {
      return rows;
    }
    List<Row> joined = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (i % together == 0) {
        joined.add(rows.get(i));
      } else {
        joined.getLast().add(rows.get(i));
      }
    }
    return joined;
  }
}
