package org.tiezheng.examine.gaps;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Observation.Weight;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.Witness;

/** Collects the signs; of each kind so many, the rest is counted. Not thread-safe. */
final class Findings {
  static final int MOST_SIGNS = 5_000;
  private static final int MOST_PLACES = 200;

  private final Copy copy;
  private final Map<GapKind, List<Draft>> drafts = new EnumMap<>(GapKind.class);
  private final Map<GapKind, Long> left = new EnumMap<>(GapKind.class);
  private final Set<GapKind> lookedFor = EnumSet.noneOf(GapKind.class);
  private final List<Text> notes = new ArrayList<>();
  private Map<Integer, List<Wanted>> wanted = new HashMap<>();
  private Map<Integer, List<Wanted>> walking = Map.of();
  private final Map<String, Draft> gathered = new HashMap<>();

  /** A place that the next walk will find. */
  private record Wanted(Draft draft, GapPlace.About about) {}

  Findings(Copy copy) {
    this.copy = copy;
  }

  Copy copy() {
    return copy;
  }

  /** A sign that is being written. */
  static final class Draft {
    private final GapKind kind;
    private final String conversation;
    private final List<GapPlace> places = new ArrayList<>();
    private final Weight weight;
    private long count;
    private Text what = Text.same("");
    private long from = Copy.NO_TIME;
    private long to = Copy.NO_TIME;

    private Draft(GapKind kind, Weight weight, String conversation) {
      this.kind = kind;
      this.weight = weight;
      this.conversation = conversation;
    }

    Draft count(long rows) {
      count = rows;
      return this;
    }

    long counted() {
      return count;
    }

    Draft what(Text text) {
      what = text;
      return this;
    }

    Draft between(long first, long last) {
      from = first;
      to = last;
      return this;
    }

    /** One more row of the same sort; the time it speaks of widens the span. */
    Draft more(Optional<GapPlace> place, Optional<Instant> time) {
      count++;
      place.filter(_ -> places.size() < MOST_PLACES).ifPresent(places::add);
      time.ifPresent(t -> {
        from = from == Copy.NO_TIME ? t.getEpochSecond() : Math.min(from, t.getEpochSecond());
        to = to == Copy.NO_TIME ? t.getEpochSecond() : Math.max(to, t.getEpochSecond());
      });
      return this;
    }

    /** The only place of its sort: of those before the last one, of those after the first. */
    void edge(GapPlace place) {
      boolean there =
          places.removeIf(
              p -> p.about() == place.about() && place.about() == GapPlace.About.BEFORE);
      if (there || places.stream().noneMatch(p -> p.about() == place.about())) {
        places.add(place.about() == GapPlace.About.BEFORE ? 0 : places.size(), place);
      }
    }
  }

  void looksFor(GapKind... kinds) {
    lookedFor.addAll(List.of(kinds));
  }

  void note(String zh, String en) {
    Text text = new Text(zh, en);
    if (!notes.contains(text)) {
      notes.add(text);
    }
  }

  Draft sign(GapKind kind, Weight weight, String conversation) {
    Draft draft = new Draft(kind, weight, conversation);
    List<Draft> of = drafts.computeIfAbsent(kind, _ -> new ArrayList<>());
    if (of.size() < MOST_SIGNS) {
      of.add(draft);
    } else {
      left.merge(kind, 1L, Long::sum);
    }
    return draft;
  }

  /** The one sign to which everything with the same key is added. */
  Draft gathered(GapKind kind, Weight weight, String conversation, String key) {
    return gathered.computeIfAbsent(
        kind + "\0" + conversation + "\0" + key, _ -> sign(kind, weight, conversation));
  }

  /** A sign of one live message. */
  void row(GapKind kind, Weight weight, ChatMessage m, String zh, String en) {
    sign(kind, weight, m.conversation())
        .what(new Text(zh, en))
        .more(Optional.of(place(GapPlace.About.ROW, m)), m.time().instant());
  }

  /** Asks the next walk for the place of a live message. */
  void place(Draft draft, GapPlace.About about, int row) {
    wanted.computeIfAbsent(row, _ -> new ArrayList<>()).add(new Wanted(draft, about));
  }

  /** A walk begins that finds the places asked for so far; false if none was. */
  boolean walk() {
    walking = wanted;
    wanted = new HashMap<>();
    return !walking.isEmpty();
  }

  void meets(ChatMessage m, int row) {
    for (Wanted want : walking.getOrDefault(row, List.of())) {
      if (want.draft().places.size() < MOST_PLACES) {
        want.draft().places.add(place(want.about(), m));
      }
    }
  }

  static GapPlace place(GapPlace.About about, ChatMessage m) {
    return new GapPlace(about, m.provenance(), m.nativeId(), m.time().instant(), m.line());
  }

  static GapPlace place(Witness w) {
    return new GapPlace(
        GapPlace.About.WITNESS,
        w.provenance(),
        w.serverId(),
        w.time(),
        w.words().or(() -> w.local().map(n -> "#" + n)).orElse(w.source()));
  }

  GapReport report(GapQuestions questions) {
    List<GapSign> signs = new ArrayList<>();
    drafts.forEach((_, of) -> of.forEach(d -> signs.add(sign(d))));
    Optional<String> only = questions.conversation();
    signs.removeIf(s ->
        only.isPresent()
            && !s.conversation().isEmpty()
            && !only.get().equals(s.conversation())
            && !only.get().equals(s.title()));
    signs.sort(
        Comparator.comparing(GapSign::weight)
            .reversed()
            .thenComparing(GapSign::kind)
            .thenComparing(s -> s.from().orElse(Instant.MIN))
            .thenComparing(GapSign::conversation));
    left.forEach((kind, n) ->
        note(
            "“%s”另有 %,d 处未逐一列出".formatted(kind.title().zh(), n),
            "%,d more of “%s” are not listed one by one".formatted(n, kind.title().en())));
    return new GapReport(
        signs, Coverage.of(copy, only, questions.zone()), lookedFor, notes, copy.size());
  }

  private GapSign sign(Draft d) {
    return new GapSign(
        d.kind,
        d.weight,
        d.conversation,
        copy.title(d.conversation),
        d.count,
        instant(d.from),
        instant(d.to),
        d.what,
        d.places);
  }

  private static Optional<Instant> instant(long seconds) {
    return seconds == Copy.NO_TIME ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds));
  }
}
