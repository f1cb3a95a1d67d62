package org.tiezheng.casework;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Text;
import org.tiezheng.vault.ExaminationStore.Examined;

/**
 * Items of which an examination says nothing, or says what was so before they were changed.
 * Compares the numbers in the findings and the custody log; what the other side handed in is
 * examined elsewhere ({@link Oppose}) and is not named here.
 */
final class LaterItems {
  /** As {@link Examine} notes it; an examination of the other side's items lacks it. */
  private static final String OF_THE_CASE = "findingsSha256";

  private static final Set<Event.Type> CHANGES =
      Set.of(Event.Type.COLLECT, Event.Type.READ, Event.Type.RECOVER);

  private final OpenCase open;
  private final Examined examined;

  LaterItems(OpenCase open, Examined examined) {
    this.open = open;
    this.examined = examined;
  }

  /** In the order of the numbers. */
  List<ExplainFindings.Later> all() {
    Case matter = open.matter();
    Set<Integer> asked = new HashSet<>();
    for (Finding finding : examined.findings()) {
      finding.item().ifPresent(asked::add);
    }
    List<Event> since = since();
    Set<String> items = named(since, "item");
    Set<String> acquisitions = named(since, "acquisition");
    Map<String, Set<String>> origins = origins(acquisitions);
    return matter.items().stream()
        .filter(Predicate.not(matter::ofOtherSide))
        .filter(item ->
            !asked.contains(item.number())
                || items.contains(String.valueOf(item.number()))
                || (!acquisitions.isEmpty() && later(item, origins)))
        .map(Item::number)
        .sorted()
        .map(n -> new ExplainFindings.Later(n, sentence()))
        .toList();
  }

  static Text sentence() {
    return new Text(
        "在这次审查之后才添加或有改动;还没有任何规则看过。",
        "Added or changed after this examination; no rule has looked at it.");
  }

  /** What was collected and read after it; the log's own order counts, not the clock. */
  private List<Event> since() {
    List<Event> log = open.custody().stream().map(OpenCase.CustodyLine::event).toList();
    long until =
        log.stream()
            .filter(e -> e.kind() == Event.Type.EXAMINE && e.what().containsKey(OF_THE_CASE))
            .mapToLong(Event::n)
            .max()
            .orElse(0);
    return log.stream().filter(e -> e.n() > until && CHANGES.contains(e.kind())).toList();
  }

  private static Set<String> named(List<Event> events, String key) {
    return events.stream()
        .map(e -> e.what().get(key))
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  /** Originals that came with later acquisitions only. */
  private Map<String, Set<String>> origins(Set<String> acquisitions) {
    Map<String, Set<String>> origins = new HashMap<>();
    for (Original original : acquisitions.isEmpty() ? List.<Original>of() : open.originals()) {
      origins
          .computeIfAbsent(original.digests().sha256(), _ -> new HashSet<>())
          .add(original.acquisition());
    }
    origins.values().removeIf(came -> !acquisitions.containsAll(came));
    return origins;
  }

  /** Whether a file of the item came with nothing but a later acquisition. */
  private static boolean later(Item item, Map<String, Set<String>> origins) {
    return item.originals().stream().anyMatch(origins::containsKey);
  }
}
