package org.tiezheng.casework.gaps;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tiezheng.evidence.Reading;
import org.tiezheng.examine.compare.Comparer;
import org.tiezheng.examine.compare.Comparison;
import org.tiezheng.examine.compare.HeldByOne;
import org.tiezheng.examine.compare.Pair;
import org.tiezheng.examine.compare.UnclearConversationException;
import org.tiezheng.examine.compare.Verdict;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Conversation;
import org.tiezheng.testkit.chat.Plant;
import org.tiezheng.testkit.chat.Side;

/** The copies of both sides laid side by side, every conversation that both have. */
final class BothCopies {
  /** What a comparison says of a case. */
  enum Said {
    DIFFERS,
    /** Shown as held by one copy only, outside the time that both cover. */
    OUTSIDE,
    UNRESOLVED,
    NOTHING
  }

  private final Rows ofA;
  private final Rows ofB;
  private final Map<String, List<Pair>> pairs = new TreeMap<>();
  private final List<String> unclear = new ArrayList<>();

  private final Set<HeldByOne> oneSided = new LinkedHashSet<>();

  BothCopies(ChatWorld world, Rows ofA, Rows ofB) {
    this.ofA = ofA;
    this.ofB = ofB;
    for (Conversation a : world.a().conversations()) {
      Optional<Conversation> b =
          world.b().conversations().stream().filter(c -> c.key().equals(a.key())).findFirst();
      if (b.isEmpty()) {
        continue;
      }
      try {
        Comparison comparison = Comparer.compare(side(1, ofA, a), side(2, ofB, b.get()));
        pairs.put(a.key(), comparison.pairs().toList());
        oneSided.addAll(comparison.summary().heldByOne());
      } catch (UnclearConversationException e) {
        unclear.add(a.key() + ": " + e.getMessage());
      }
    }
  }

  private static org.tiezheng.examine.compare.Side side(int item, Rows rows, Conversation in) {
    List<Reading> readings = rows.copy().readings();
    return new org.tiezheng.examine.compare.Side(
        item,
        "copy " + item,
        readings.isEmpty() ? "" : readings.getFirst().importer(),
        readings.stream().flatMap(r -> r.owner().stream()).findFirst(),
        rows.named(in),
        rows.copy()::records);
  }

  List<String> unclear() {
    return unclear;
  }

  Said of(Plant plant) {
    Said best = Said.NOTHING;
    for (Pair pair : pairs.getOrDefault(plant.conversation(), List.of())) {
      if (speaksOf(pair, plant)) {
        Said said = said(pair.verdict());
        best = said.compareTo(best) < 0 ? said : best;
      }
    }
    Said whole =
        oneSided.stream()
            .filter(held -> tellsOf(held, plant))
            .map(held -> accuses(held) ? Said.DIFFERS : Said.UNRESOLVED)
            .findFirst()
            .orElse(Said.NOTHING);
    return whole.compareTo(best) < 0 ? whole : best;
  }

  /** Whether it says that the other party was there; else only what cannot be told. */
  private static boolean accuses(HeldByOne held) {
    return held.ground() == HeldByOne.Ground.WROTE || held.ground() == HeldByOne.Ground.MEMBER;
  }

  private boolean tellsOf(HeldByOne held, Plant plant) {
    return plant.kind() == Plant.Kind.DELETE_CONVERSATION
        && held.byA() == (plant.side() == Side.B)
        && named(held).anyMatch(c -> c.key().equals(plant.conversation()));
  }

  /** The conversations of the copy that are meant. */
  private Stream<Conversation> named(HeldByOne held) {
    Rows rows = held.byA() ? ofA : ofB;
    return rows.truth().conversations().stream()
        .filter(c -> rows.named(c).filter(held.conversation()::equals).isPresent());
  }

  /**
   * What is said of conversations that were in no case: that the other party was there, or that
   * only one copy holds what both do.
   */
  List<HeldByOne> strayNotes(ChatWorld world) {
    return oneSided.stream()
        .filter(held -> world.plants().stream().noneMatch(plant -> tellsOf(held, plant)))
        .filter(held -> accuses(held) || named(held).anyMatch(c -> of(held.byA()).holds(c)))
        .toList();
  }

  private Rows of(boolean b) {
    return b ? ofB : ofA;
  }

  /** Whether the other copy holds a message of the case, with what was changed. */
  boolean could(Plant plant) {
    Rows other = plant.side() == Side.A ? ofB : ofA;
    return plant.kind() == Plant.Kind.INSERT
        ? pairs.containsKey(plant.conversation())
        : other.shows(plant.serverIds(), plant.kind() == Plant.Kind.EDIT_SENDER);
  }

  /** Pairs that are said to differ, and of them those at no planted case of either side. */
  List<Pair> stray(ChatWorld world) {
    return pairs.values().stream()
        .flatMap(List::stream)
        .filter(p -> p.verdict().difference())
        .filter(p -> world.plants().stream().noneMatch(plant -> speaksOf(p, plant)))
        .toList();
  }

  /** What is said at a case. */
  String shown(Plant plant) {
    return pairs.getOrDefault(plant.conversation(), List.of()).stream()
        .filter(p -> speaksOf(p, plant))
        .map(BothCopies::shown)
        .limit(2)
        .toList()
        .toString();
  }

  static String shown(Pair p) {
    return p.verdict()
        + " "
        + p.basis()
        + " "
        + p.differing()
        + " "
        + p.remarks()
        + " "
        + p.secondsOff()
        + " A "
        + p.a().map(BothCopies::shown)
        + " B "
        + p.b().map(BothCopies::shown);
  }

  private static String shown(Pair.Entry e) {
    return e.row()
        + " "
        + e.id()
        + " "
        + e.time()
        + " "
        + e.sender()
        + " "
        + e.kind()
        + " "
        + e.state()
        + " "
        + e.line();
  }

  long differing() {
    return pairs.values().stream()
        .flatMap(List::stream)
        .filter(p -> p.verdict().difference())
        .count();
  }

  private boolean speaksOf(Pair pair, Plant plant) {
    return speaksOf(pair.a(), Side.A, plant) || speaksOf(pair.b(), Side.B, plant);
  }

  private boolean speaksOf(Optional<Pair.Entry> entry, Side side, Plant plant) {
    return entry
        .flatMap(e -> (side == Side.A ? ofA : ofB).serverId(e.provenance()))
        .filter(plant.serverIds()::contains)
        .isPresent();
  }

  private static Said said(Verdict verdict) {
    return switch (verdict) {
      case TIME_DIFFERS, CONTENT_DIFFERS, ONLY_A, ONLY_B -> Said.DIFFERS;
      case OUTSIDE_A, OUTSIDE_B -> Said.OUTSIDE;
      case UNRESOLVED -> Said.UNRESOLVED;
      case SAME, NOT_CARRIED -> Said.NOTHING;
    };
  }
}
