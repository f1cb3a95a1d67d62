package org.tiezheng.server.api;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tiezheng.casework.MarkLines;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.app.ItemLines;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Text;
import org.tiezheng.server.Visit;
import org.tiezheng.server.guard.Refusal;
import org.tiezheng.server.page.CaseReading;

/** Lines that are marked while a conversation is read. */
final class MarkApi {
  /** Nobody marks more at once by hand. */
  private static final int MOST = 5_000;

  private MarkApi() {}

  /**
   * A stretch of a conversation.
   *
   * @param from position of its first line, from 0
   * @param to position of its last
   */
  record Stretch(int from, int to) {}

  /**
   * What is marked.
   *
   * @param supports true if it is not said
   * @param slot of the fact, if the lines say its value
   * @param value what they say; may be left out if the first line has one clear candidate
   */
  record Marking(
      List<Stretch> stretches,
      String fact,
      Optional<Boolean> supports,
      Optional<String> note,
      Optional<String> slot,
      Optional<String> value) {
    Marking {
      stretches = List.copyOf(stretches);
      Objects.requireNonNull(fact, "fact");
    }
  }

  /** A line of the conversation that is linked. */
  record Mark(int position, String fact, String title, boolean supports) {}

  static void mark(Visit visit) throws IOException {
    Marking marking = visit.body(Marking.class);
    int item = visit.number("item");
    visit.json(
        CaseReading.work(
            visit,
            open ->
                new MarkLines(open)
                    .run(
                        new MarkLines.Request(
                            item,
                            records(visit, open, marking.stretches()),
                            marking.fact(),
                            marking.supports().orElse(true),
                            marking.note().orElse(""),
                            marking.slot().filter(s -> !s.isBlank()),
                            marking.value().filter(v -> !v.isBlank())))));
  }

  private static List<Long> records(Visit visit, OpenCase open, List<Stretch> stretches)
      throws IOException {
    ItemLines lines = visit.app().lines();
    int item = CaseReading.item(visit, open.matter()).number();
    int talk = talk(visit, open, item);
    List<Long> records = new ArrayList<>();
    for (Stretch s : stretches) {
      if (s.from() < 0 || s.to() < s.from() || (long) s.to() - s.from() + records.size() >= MOST) {
        throw new Refusal(
            422,
            new Text("一次最多标记 " + MOST + " 行。", "At most " + MOST + " lines are marked at once."));
      }
      records.addAll(lines.numbers(open, item, talk, s.from(), s.to() - s.from() + 1));
    }
    return records;
  }

  private static int talk(Visit visit, OpenCase open, int item) throws IOException {
    int talk = visit.number("talk");
    if (talk >= visit.app().lines().talks(open, item).size()) {
      throw Refusal.notFound();
    }
    return talk;
  }

  static void marks(Visit visit) throws IOException {
    visit.json(
        CaseReading.look(
            visit,
            open -> {
              Item item = CaseReading.item(visit, open.matter());
              int talk = talk(visit, open, item.number());
              List<Mark> marks = new ArrayList<>();
              for (MarkLines.Marked m : new MarkLines(open).marked(item.number())) {
                visit
                    .app()
                    .lines()
                    .position(open, item.number(), talk, m.record())
                    .ifPresent(at -> marks.add(new Mark(at, m.fact(), m.title(), m.supports())));
              }
              return marks;
            }));
  }
}
