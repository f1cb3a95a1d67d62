package org.tiezheng.examine.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tiezheng.examine.compare.HeldByOne.Ground;

/**
 * Conversations of one copy of which the other copy holds nothing: those in which the party of the
 * other copy wrote or is listed; and, where the copy does not tell who that party or who the
 * members are, those that are not known to be between two others. Silent where the other copy is of
 * one conversation only, or of another time.
 */
final class OneSided {
  private static final int ENOUGH = 3;
  private static final int CLEARLY = 3;
  private static final int MOST = 10_000;

  /** A text that stands in more conversations tells none from another. */
  private static final int MOST_HOLDERS = 100;

  private final List<Outline> here;
  private final List<Outline> there;
  private final Optional<String> party;
  private final boolean byA;
  private final List<Likeness> likes;
  private final Set<String> names;

  /** Each conversation of this copy with the one of the other copy that it faces. */
  private final Map<Outline, Outline> faces = new HashMap<>();

  /** Conversations of which part stands in one that faces another. */
  private final Map<Outline, Outline> resembles = new HashMap<>();

  /** What two conversations have in common, the most first. */
  private record Likeness(Outline one, Outline other, boolean certain, double share) {}

  /**
   * @param here the conversations of the copy that may hold more
   * @param there those of the other copy
   * @param party the account whose copy the other one is, if it is known
   * @param byA whether the first copy is A's
   */
  OneSided(List<Outline> here, List<Outline> there, Optional<String> party, boolean byA) {
    this.here = here;
    this.there = there;
    this.party = party;
    this.byA = byA;
    this.likes = likes();
    face();
    this.names = names();
  }

  /** Those of A's copy, then those of B's. */
  static List<HeldByOne> of(List<Outline> mine, List<Outline> theirs, Side a, Side b) {
    List<HeldByOne> all = new ArrayList<>();
    all.addAll(new OneSided(mine, theirs, b.owner(), true).found());
    all.addAll(new OneSided(theirs, mine, a.owner(), false).found());
    return all;
  }

  private List<HeldByOne> found() {
    List<HeldByOne> found = new ArrayList<>();
    if (there.size() < 2) {
      return found;
    }
    // An account is the same everywhere; a name may be another one in every room.
    boolean known =
        names.stream()
            .filter(Outline::isAccount)
            .anyMatch(n -> here.stream().anyMatch(o -> o.heard(n) || o.lists(n)));
    for (Outline o : here) {
      Optional<Ground> ground =
          faces.containsKey(o) || there.stream().noneMatch(o::overlaps)
              ? Optional.empty()
              : ground(o, known);
      ground
          .filter(_ -> found.size() < MOST)
          .ifPresent(g ->
              found.add(
                  new HeldByOne(
                      byA,
                      o.id(),
                      o.label(),
                      o.messages(),
                      g,
                      Optional.ofNullable(resembles.get(o)).map(Outline::label))));
    }
    return found;
  }

  private Optional<Ground> ground(Outline o, boolean known) {
    if (names.stream().anyMatch(o::heard)) {
      return Optional.of(Ground.WROTE);
    }
    if (names.stream().anyMatch(o::lists)) {
      return Optional.of(Ground.MEMBER);
    }
    if (!o.perhapsSeveral()) {
      return Optional.empty();
    }
    // A list of members that does not name the party is no reason to speak of it.
    return !known
        ? Optional.of(Ground.NAME_UNKNOWN)
        : Optional.of(Ground.NOT_SEEN).filter(_ -> !o.roster());
  }

  /** By what this copy calls the party of the other one. */
  private Set<String> names() {
    Set<String> all = new TreeSet<>();
    party.ifPresent(all::add);
    faces.forEach((o, t) -> {
      if (thirdPerson(o, t)) {
        return;
      }
      if (t.partner().isPresent()) {
        o.partner().ifPresent(all::add);
      }
      if (t.betweenTwo() && !o.title().equals(t.title())) {
        o.otherThan(t.title()).ifPresent(all::add);
      }
    });
    return all;
  }

  /**
   * Whether each of the two talked with somebody who is neither of them. Whom both call the same is
   * one; a friend may have another name in each copy, and is told by this: what one of the two
   * parties wrote to the other, each copy has from another side, and what a third person wrote to
   * both, each has from the same side.
   */
  private static boolean thirdPerson(Outline o, Outline t) {
    if (o.partner().isEmpty() || t.partner().isEmpty()) {
      return false;
    }
    if (o.partner().equals(t.partner())) {
      return true;
    }
    long same = common(o, t, true, true) + common(o, t, false, false);
    long crossed = common(o, t, true, false) + common(o, t, false, true);
    return same > 0
        ? same * CLEARLY > crossed
        : crossed == 0 && Collections.disjoint(o.sample(true), t.sample(true));
  }

  private static long common(Outline o, Outline t, boolean partner, boolean otherPartner) {
    Set<Integer> there = t.textsOf(otherPartner);
    return o.textsOf(partner).stream().filter(there::contains).count();
  }

  /**
   * What has an id in common is the same conversation, or a part of it. By texts each faces one
   * other, the likest: short sayings stand in many conversations.
   */
  private void face() {
    Set<Outline> taken = new HashSet<>();
    for (Likeness l : likes) {
      if (faces.containsKey(l.one())) {
        continue;
      }
      if (l.certain() || !taken.contains(l.other())) {
        faces.put(l.one(), l.other());
        taken.add(l.other());
      } else {
        resembles.putIfAbsent(l.one(), l.other());
      }
    }
  }

  private List<Likeness> likes() {
    Map<Outline, Map<Outline, Integer>> ids = shared(true);
    Map<Outline, Map<Outline, Integer>> texts = shared(false);
    Map<List<String>, Outline> byName = new HashMap<>();
    there.forEach(t -> byName.put(List.of(t.platform(), t.id()), t));
    List<Likeness> all = new ArrayList<>();
    for (Outline o : here) {
      Optional<Outline> same = Optional.ofNullable(byName.get(List.of(o.platform(), o.id())));
      Map<Outline, Integer> ofIds = ids.getOrDefault(o, Map.of());
      Map<Outline, Integer> ofTexts = texts.getOrDefault(o, Map.of());
      Set<Outline> others = new LinkedHashSet<>(ofIds.keySet());
      others.addAll(ofTexts.keySet());
      same.ifPresent(others::add);
      for (Outline t : others) {
        double byIds = share(o, t, true, ofIds.getOrDefault(t, 0));
        double byTexts = share(o, t, false, ofTexts.getOrDefault(t, 0));
        boolean certain = byIds > 0 || same.filter(t::equals).isPresent();
        if (certain || byTexts > 0) {
          all.add(new Likeness(o, t, certain, Math.max(byIds, byTexts)));
        }
      }
    }
    all.sort(
        Comparator.comparing(Likeness::certain)
            .thenComparingDouble(Likeness::share)
            .reversed()
            .thenComparing(l -> l.one().id())
            .thenComparing(l -> l.other().id()));
    return all;
  }

  /** How many hashes of its sample each conversation shares with those of the other copy. */
  private Map<Outline, Map<Outline, Integer>> shared(boolean ofIds) {
    Map<Integer, List<Outline>> holders = new HashMap<>();
    for (Outline t : there) {
      t.sample(ofIds).forEach(hash -> holders.computeIfAbsent(hash, _ -> new ArrayList<>()).add(t));
    }
    Map<Outline, Map<Outline, Integer>> all = new HashMap<>();
    for (Outline o : here) {
      Map<Outline, Integer> counts = new LinkedHashMap<>();
      for (int hash : o.sample(ofIds)) {
        holders.getOrDefault(hash, List.of()).stream()
            .limit(MOST_HOLDERS)
            .forEach(t -> counts.merge(t, 1, Integer::sum));
      }
      all.put(o, counts);
    }
    return all;
  }

  /** Of all that either holds; half of the smaller is not by chance, less is nothing. */
  private static double share(Outline one, Outline other, boolean ofIds, int shared) {
    int a = one.sample(ofIds).size();
    int b = other.sample(ofIds).size();
    return shared >= ENOUGH && shared * 2 >= Math.min(a, b)
        ? shared / (double) (a + b - shared)
        : 0;
  }
}
