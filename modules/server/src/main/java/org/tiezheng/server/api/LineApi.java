package org.tiezheng.server.api;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.app.IndexedSearch;
import org.tiezheng.casework.app.ItemLines;
import org.tiezheng.casework.search.Found;
import org.tiezheng.evidence.Item;
import org.tiezheng.server.Visit;
import org.tiezheng.server.guard.Refusal;
import org.tiezheng.server.page.CaseReading;
import org.tiezheng.server.page.LineRow;

/** Records of items and lines of conversations, a stretch at a time. */
final class LineApi {
  private static final int MOST = 1_000;
  private static final int USUAL = 200;
  private static final int HITS = 500;
  private static final long WEEK = 168;
  private static final long HOUR = 3_600;

  private LineApi() {}

  /**
   * A stretch.
   *
   * @param count how many there are in all
   * @param from position of the first one given, from 0
   */
  record Lines(long count, long from, List<LineRow> lines) {
    Lines {
      lines = List.copyOf(lines);
    }
  }

  /** A position, from 0; empty if there is none. */
  record Position(Optional<Integer> position) {}

  /**
   * What was found.
   *
   * @param all whether these are all that there are
   * @param wordless lines whose content is no text, of which nothing can be said
   */
  record Hits(List<Hit> hits, boolean all, long wordless) {
    Hits {
      hits = List.copyOf(hits);
    }
  }

  /**
   * A line that was found, with the words around it.
   *
   * @param position within the conversation, from 0
   */
  record Hit(long line, int position, String before, String match, String after) {}

  static void lines(Visit visit) throws IOException {
    long from = visit.count("from").orElse(0);
    visit.json(
        look(
            visit,
            (open, item, lines) ->
                new Lines(
                    lines.count(open, item),
                    from,
                    rows(item, lines.read(open, item, from, most(visit))))));
  }

  static void line(Visit visit) throws IOException {
    int number = visit.number("line");
    visit.json(
        look(
            visit,
            (open, item, lines) ->
                (number < 1 ? List.<ItemLines.Line>of() : lines.read(open, item, number - 1L, 1))
                    .stream().findFirst().orElseThrow(Refusal::notFound).record()));
  }

  static void talks(Visit visit) throws IOException {
    visit.json(look(visit, (open, item, lines) -> lines.talks(open, item)));
  }

  static void talkLines(Visit visit) throws IOException {
    long from = visit.count("from").orElse(0);
    visit.json(
        look(
            visit,
            (open, item, lines) -> {
              ItemLines.Talk talk = talk(visit, open, item);
              return new Lines(
                  talk.lines(),
                  from,
                  rows(item, lines.read(open, item, talk.number(), from, most(visit))));
            }));
  }

  static void silences(Visit visit) throws IOException {
    long hours = Math.clamp(visit.count("hours").orElse(WEEK), 1, 1_000_000);
    visit.json(
        look(
            visit,
            (open, item, lines) ->
                lines.silences(open, item, talk(visit, open, item).number(), hours * HOUR)));
  }

  static void position(Visit visit) throws IOException {
    visit.json(
        look(
            visit,
            (open, item, lines) -> {
              int talk = talk(visit, open, item).number();
              Optional<Integer> found = Optional.empty();
              if (visit.count("line").isPresent()) {
                found = lines.position(open, item, talk, visit.count("line").getAsLong());
              } else if (visit.count("second").isPresent()) {
                found = Optional.of(lines.at(open, item, talk, visit.count("second").getAsLong()));
              }
              Optional<LocalDate> day = visit.query("day").map(LineApi::day);
              if (day.isPresent()) {
                Instant begin = day.get().atStartOfDay(open.place().zone()).toInstant();
                found = Optional.of(lines.at(open, item, talk, begin.getEpochSecond()));
              }
              return new Position(found);
            }));
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw Refusal.bad("日期须写作 2024-03-01。", "A day is written 2024-03-01.");
    }
  }

  static void search(Visit visit) throws IOException {
    List<String> words = SearchApi.words(visit);
    // The first time the index is made: half a million records take their time.
    visit.app().watchdog().allow(visit.request().remotePeer().address(), SearchApi.MAKING);
    int most = Math.clamp(visit.count("most").orElse(HITS), 1, HITS);
    visit.json(look(visit, (open, item, lines) -> search(visit, open, item, lines, words, most)));
  }

  private static Hits search(
      Visit visit, OpenCase open, int item, ItemLines lines, List<String> words, int most)
      throws IOException {
    ItemLines.Talk talk = talk(visit, open, item);
    if (words.isEmpty()) {
      return new Hits(List.of(), true, 0);
    }
    IndexedSearch.Page page =
        visit
            .app()
            .search()
            .run(
                open,
                new IndexedSearch.Request(
                    words, Optional.of(item), Optional.of(talk.id()), 0, most));
    List<Hit> hits = new ArrayList<>();
    for (Found f : page.hits()) {
      int position = lines.position(open, item, talk.number(), f.line()).orElse(-1);
      hits.add(
          new Hit(
              f.line(), position, f.excerpt().before(), f.excerpt().match(), f.excerpt().after()));
    }
    return new Hits(hits, page.all() <= hits.size(), page.wordless());
  }

  private interface Look<T> {
    T at(OpenCase open, int item, ItemLines lines) throws IOException;
  }

  private static <T> T look(Visit visit, Look<T> look) throws IOException {
    return CaseReading.look(
        visit,
        open -> {
          Item item = CaseReading.item(visit, open.matter());
          return look.at(open, item.number(), visit.app().lines());
        });
  }

  private static ItemLines.Talk talk(Visit visit, OpenCase open, int item) throws IOException {
    List<ItemLines.Talk> talks = visit.app().lines().talks(open, item);
    int number = visit.number("talk");
    if (number >= talks.size()) {
      throw Refusal.notFound();
    }
    return talks.get(number);
  }

  private static int most(Visit visit) {
    return Math.clamp(visit.count("count").orElse(USUAL), 1, MOST);
  }

  private static List<LineRow> rows(int item, List<ItemLines.Line> lines) {
    return lines.stream().map(line -> LineRow.of(item, line)).toList();
  }
}
