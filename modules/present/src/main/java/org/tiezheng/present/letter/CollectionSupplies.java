package org.tiezheng.present.letter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tiezheng.evidence.Acquisition;
import org.tiezheng.evidence.CollectionWords;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Observation;
import org.tiezheng.evidence.Original;

/** What papers take from the taking of the data and from the custody log. */
final class CollectionSupplies {
  /** More rows than these make no paper; how many are left out is said. */
  private static final int MOST = 300;

  private static final int HAND_OVERS = 5;

  private CollectionSupplies() {}

  /** The acquisitions that the paper's items come from; all of them if it has no items. */
  private static List<Acquisition> taken(LetterContext c) {
    Set<String> ids =
        c.items().stream()
            .flatMap(i -> c.originals(i).stream())
            .map(Original::acquisition)
            .collect(Collectors.toSet());
    return c.all().acquisitions().stream()
        .filter(a -> ids.isEmpty() || ids.contains(a.id()))
        .toList();
  }

  static Optional<String> staff(LetterContext c) {
    return ItemSupplies.lines(taken(c).stream().map(Acquisition::actor).distinct());
  }

  static Optional<String> method(LetterContext c) {
    return ItemSupplies.lines(taken(c).stream().map(Acquisition::method).distinct());
  }

  static Optional<String> clock(LetterContext c) {
    List<Acquisition> taken = taken(c);
    return taken.isEmpty()
        ? Optional.empty()
        : ItemSupplies.lines(
            taken.stream()
                .map(a ->
                    c.time(a.started())
                        + c.say("：", ": ")
                        + a.clockOffsetMillis()
                            .map(ms -> c.say("时钟偏差 " + ms + " 毫秒", "clock offset " + ms + " ms"))
                            .orElse(c.say("时钟偏差未测量", "clock offset not measured"))));
  }

  /** Whether the bytes are those that were taken, as the last check found. */
  static Optional<String> matches(LetterContext c) {
    Set<String> ours =
        c.items().stream().flatMap(i -> i.originals().stream()).collect(Collectors.toSet());
    List<Observation.Bytes> checked =
        c.all().observations().stream()
            .filter(Observation.Bytes.class::isInstance)
            .map(Observation.Bytes.class::cast)
            .filter(b -> ours.contains(b.original()))
            .toList();
    if (checked.isEmpty()) {
      return Optional.empty();
    }
    long same = checked.stream().filter(Observation.Bytes::unchanged).count();
    String differing =
        checked.stream()
            .filter(b -> !b.unchanged())
            .map(Observation.Bytes::original)
            .collect(Collectors.joining("\n"));
    return Optional.of(
        c.say(
                checked.size() + " 个文件中 " + same + " 个重新计算的 SHA-256 与采集时一致。",
                same
                    + " of "
                    + checked.size()
                    + " files, hashed again, have the SHA-256 taken at intake.")
            + (differing.isEmpty()
                ? ""
                : c.say("\n不一致或无法读取：\n", "\nDiffering or unreadable:\n") + differing));
  }

  static List<List<String>> acquisitions(LetterContext c) {
    return taken(c).stream()
        .map(a ->
            List.of(
                c.time(a.started()) + c.say(" 至 ", " to ") + c.time(a.ended()),
                a.actor(),
                a.source().isBlank() ? c.say("未说明", "not stated") : a.source(),
                c.say(CollectionWords.method(a.method()))))
        .toList();
  }

  static List<List<String>> environment(LetterContext c) {
    Map<String, Set<String>> values = new TreeMap<>();
    for (Acquisition a : taken(c)) {
      add(values, a.device());
      add(values, a.environment());
    }
    return values.entrySet().stream()
        .map(e -> List.of(e.getKey(), String.join("\n", e.getValue())))
        .toList();
  }

  private static void add(Map<String, Set<String>> all, Map<String, String> some) {
    some.forEach((k, v) -> all.computeIfAbsent(k, _ -> new java.util.TreeSet<>()).add(v));
  }

  static List<List<String>> steps(LetterContext c) {
    List<List<String>> rows = new ArrayList<>();
    for (Acquisition a : taken(c)) {
      for (String step : a.steps()) {
        rows.add(
            List.of(
                String.valueOf(rows.size() + 1),
                c.time(a.started()),
                c.say(CollectionWords.step(step))));
      }
    }
    return most(c, rows);
  }

  static List<List<String>> files(LetterContext c) {
    List<List<String>> rows = new ArrayList<>();
    for (Item item : c.items()) {
      for (Original o : c.originals(item)) {
        rows.add(
            List.of(
                String.valueOf(item.number()),
                o.name(),
                o.size() + "\n" + o.mediaType(),
                o.digests().sha256(),
                o.digests().sm3()));
      }
    }
    return most(c, rows);
  }

  static List<List<String>> tokens(LetterContext c) {
    Map<String, List<String>> rows = new LinkedHashMap<>();
    for (Observation seen : c.all().observations()) {
      if (seen instanceof Observation.Token token) {
        rows.putIfAbsent(
            token.service() + " " + token.serial(),
            List.of(
                token.service(),
                token.clock() == Observation.Clock.THIRD_PARTY
                    ? c.say("第三方", "third party")
                    : c.say("自有时钟，非第三方", "own clock, not a third party"),
                c.time(token.time()),
                token.policy() + "\n" + token.serial(),
                token.failed().isEmpty()
                    ? c.say("所作检查均通过", "all checks made passed")
                    : c.say("未通过：", "failed: ") + String.join(", ", token.failed())));
      }
    }
    return most(c, rows.values());
  }

  /** The log's entries, and room for hand-overs that happen outside of the program. */
  static List<List<String>> events(LetterContext c) {
    List<List<String>> rows = new ArrayList<>();
    for (Event event : c.all().events()) {
      rows.add(
          List.of(
              c.time(event.time()),
              event.actor(),
              c.say("—（程序内操作，未移交）", "— (within the program, no hand-over)"),
              event.n() + " " + event.kind() + summary(event),
              "",
              "",
              c.say("前一条 ", "previous ") + event.prev(),
              ""));
    }
    List<List<String>> kept = new ArrayList<>(most(c, rows));
    for (int i = 0; i < HAND_OVERS; i++) {
      kept.add(Collections.nCopies(8, ""));
    }
    return kept;
  }

  private static String summary(Event event) {
    return new TreeMap<>(event.what())
        .entrySet().stream()
            .filter(e ->
                List.of("acquisition", "files", "item", "importer", "bundle").contains(e.getKey()))
            .map(e -> " " + e.getKey() + "=" + e.getValue())
            .collect(Collectors.joining());
  }

  private static List<List<String>> most(LetterContext c, Collection<List<String>> rows) {
    if (rows.size() <= MOST) {
      return List.copyOf(rows);
    }
    List<List<String>> some = new ArrayList<>(rows.stream().limit(MOST).toList());
    List<String> rest = new ArrayList<>(Collections.nCopies(some.getFirst().size(), ""));
    int more = rows.size() - MOST;
    rest.set(
        0,
        c.say(
            "另有 " + more + " 行未印出，见证据包清单与保管日志",
            more + " more rows: see the bundle's manifest and log"));
    some.add(List.copyOf(rest));
    return some;
  }
}
