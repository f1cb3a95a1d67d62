package org.tiezheng.casework.gaps;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.tiezheng.evidence.Observation.Weight;
import org.tiezheng.examine.gaps.GapKind;
import org.tiezheng.examine.gaps.GapPlace;
import org.tiezheng.examine.gaps.GapReport;
import org.tiezheng.examine.gaps.GapSign;
import org.tiezheng.testkit.chat.Body;
import org.tiezheng.testkit.chat.Conversation;
import org.tiezheng.testkit.chat.HeldMessage;
import org.tiezheng.testkit.chat.Plant;
import org.tiezheng.testkit.chat.SideTruth;
import org.tiezheng.testkit.chat.Step;

/** Which planted cases the signs point to, and which signs point to none. */
final class Score {
  static final List<GapKind> REMAINS =
      List.of(GapKind.RESIDUE, GapKind.EARLIER_CONTENT, GapKind.RECALLED_CONTENT);

  private final SideTruth truth;
  private final Map<String, HeldMessage> genuine = new HashMap<>();
  private final Map<String, HeldMessage> held = new HashMap<>();
  private final Map<String, int[]> kinds = new TreeMap<>();
  private final Map<String, int[]> signs = new TreeMap<>();
  private final StringBuilder missed = new StringBuilder();

  private final BiPredicate<Conversation, String> names;

  /** What a part says that names its message by the number of the row alone. */
  private final Map<String, String> numbers = new HashMap<>();

  /**
   * @param names whether the format means a conversation by a name
   */
  Score(SideTruth truth, BiPredicate<Conversation, String> names) {
    this.truth = truth;
    this.names = names;
    truth.genuine().forEach(m -> numbers.put(m.serverId(), "#" + (numbers.size() + 1)));
    arrived().forEach(m -> genuine.put(m.serverId(), m));
    truth.genuine().forEach(m -> genuine.put(m.serverId(), m));
    truth.messages().forEach(m -> held.put(m.serverId(), m));
  }

  void add(GapReport report) {
    List<GapSign> weighty =
        report.signs().stream().filter(s -> s.weight() != Weight.SLIGHT).toList();
    for (Plant plant : truth.plants()) {
      boolean gaps =
          weighty.stream().anyMatch(s -> !REMAINS.contains(s.kind()) && touches(s, plant));
      boolean remains =
          weighty.stream().anyMatch(s -> REMAINS.contains(s.kind()) && touches(s, plant));
      boolean slight = report.signs().stream().anyMatch(s -> touches(s, plant));
      int[] counts = kinds.computeIfAbsent(plant.kind().name(), _ -> new int[5]);
      counts[0]++;
      counts[1] += gaps ? 1 : 0;
      counts[2] += remains ? 1 : 0;
      counts[3] += gaps || remains ? 1 : 0;
      counts[4] += slight ? 1 : 0;
      if (!gaps && !remains) {
        missed.append("    not found: ").append(plant).append('\n');
      }
    }
    for (GapSign sign : weighty) {
      int[] counts = signs.computeIfAbsent(sign.kind().name(), _ -> new int[2]);
      boolean true_ = truth.plants().stream().anyMatch(p -> touches(sign, p));
      counts[0]++;
      counts[1] += true_ ? 1 : 0;
      if (!true_) {
        missed
            .append("    points to no case: ")
            .append(sign.kind())
            .append(' ')
            .append(sign.what().en())
            .append('\n');
      }
    }
  }

  /** Whether a sign points to a message of the case. */
  boolean touches(GapSign sign, Plant plant) {
    Conversation in = truth.conversation(plant.conversation());
    boolean same = names.test(in, sign.conversation()) || names.test(in, sign.title());
    boolean here = same || sign.conversation().isEmpty();
    if (plant.kind() == Plant.Kind.DELETE_CONVERSATION && same) {
      return true;
    }
    for (String id : touched(plant)) {
      for (HeldMessage m : java.util.Arrays.asList(genuine.get(id), held.get(id))) {
        Optional<Instant> time = Optional.ofNullable(m).map(HeldMessage::time);
        boolean spanned =
            plant.kind().deletion()
                && here
                && time.isPresent()
                && sign.from().map(f -> !f.isAfter(time.get())).orElse(false)
                && sign.to().map(t -> !t.plusSeconds(1).isBefore(time.get())).orElse(true);
        boolean placed = sign.places().stream().anyMatch(p -> placed(p, id, here, time));
        // A reference names the message that is not there in its sentence.
        boolean named =
            sign.what().en().contains(id)
                || (m != null
                    && m.body() instanceof Body.Transfer t
                    && sign.what().en().contains(t.transferId()));
        if (spanned || placed || named) {
          return true;
        }
      }
    }
    return false;
  }

  private Stream<HeldMessage> arrived() {
    return truth.history().stream()
        .filter(Step.Arrived.class::isInstance)
        .map(step -> ((Step.Arrived) step).message());
  }

  /** With a conversation goes what announced its files, which was no message of it any more. */
  private List<String> touched(Plant plant) {
    return plant.kind() != Plant.Kind.DELETE_CONVERSATION
        ? plant.serverIds()
        : arrived()
            .filter(m -> m.conversation().equals(plant.conversation()))
            .map(HeldMessage::serverId)
            .toList();
  }

  private boolean placed(GapPlace p, String id, boolean here, Optional<Instant> time) {
    boolean itself = p.about() == GapPlace.About.ROW || p.about() == GapPlace.About.WITNESS;
    boolean same = p.serverId().equals(Optional.of(id));
    boolean then =
        here
            && time.isPresent()
            && p.time().map(t -> t.getEpochSecond() == time.get().getEpochSecond()).orElse(false);
    boolean part =
        p.about() == GapPlace.About.WITNESS && p.shown().equals(numbers.getOrDefault(id, "?"));
    return itself && (same || then || part);
  }

  String table(String name) {
    StringBuilder out = new StringBuilder(name).append('\n');
    kinds.forEach((kind, c) ->
        out.append(
            "  %-20s planted %3d  by gaps %3d  by remains %3d  found %3d  (with slight signs %3d)%n"
                .formatted(kind, c[0], c[1], c[2], c[3], c[4])));
    int all = signs.values().stream().mapToInt(c -> c[0]).sum();
    int right = signs.values().stream().mapToInt(c -> c[1]).sum();
    out.append("  signs of weight: %d, of them at a planted case %d%n".formatted(all, right));
    return out.append(missed).toString();
  }

  int planted() {
    return kinds.values().stream().mapToInt(c -> c[0]).sum();
  }

  int found() {
    return kinds.values().stream().mapToInt(c -> c[3]).sum();
  }

  /** Signs of weight. */
  int weighty() {
    return signs.values().stream().mapToInt(c -> c[0]).sum();
  }

  int stray() {
    return signs.values().stream().mapToInt(c -> c[0] - c[1]).sum();
  }
}
