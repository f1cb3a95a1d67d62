package org.tiezheng.examine.screens;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tiezheng.evidence.Text;

/**
 * Makes one conversation of pictures that show it piece by piece: finds where they overlap, puts
 * them in the order that this shows, and says of each block whether another picture shows it, too.
 * Where it is not certain that two pictures overlap nothing is merged. Same pictures, same result.
 */
public final class ChatFromPictures {
  /** Beyond this only neighbours are laid on each other. */
  private static final int MOST_ANYWHERE = 300;

  /** One that is so far from its place is still taken for a neighbour. */
  private static final int MISPLACED = 2;

  private final Map<Integer, Shown> shown = new TreeMap<>();
  private final Map<Integer, Next> next = new HashMap<>();
  private final Set<Integer> continued = new TreeSet<>();
  private final Set<List<Integer>> maybe = new java.util.HashSet<>();
  private final List<Text> notes = new ArrayList<>();

  private record Next(int picture, Overlaps.Lying lying) {}

  private record Place(int picture, int number) {}

  private ChatFromPictures(List<Picture> pictures) {
    for (int p = 0; p < pictures.size(); p++) {
      if (pictures.get(p).reading() instanceof ScreenReading.Screen screen) {
        shown.put(p, new Shown(screen));
      }
    }
  }

  /**
   * Puts them together.
   *
   * @param pictures in the order in which they follow each other, as far as that is known
   */
  public static ChatRead of(List<Picture> pictures) {
    return new ChatFromPictures(pictures).read();
  }

  private Shown at(int picture) {
    return Objects.requireNonNull(shown.get(picture));
  }

  private ChatRead read() {
    lay();
    List<Integer> order = order();
    if (!order.equals(List.copyOf(shown.keySet()))) {
      String numbers =
          order.stream().map(n -> String.valueOf(n + 1)).collect(Collectors.joining(", "));
      notes.add(
          new Text(
              "按重叠部分,图片的先后是:" + numbers + "(与给出的次序不同)",
              "by what they have in common the pictures follow each other as "
                  + numbers
                  + ", which is not the order given"));
    }
    return new ChatRead(seen(order), seams(order), title(), notes);
  }

  private void lay() {
    List<Integer> all = List.copyOf(shown.keySet());
    Map<Integer, List<Next>> possible = new TreeMap<>();
    for (int i = 0; i < all.size(); i++) {
      for (int j = 0; j < all.size(); j++) {
        int a = all.get(i);
        int b = all.get(j);
        boolean neighbours = Math.abs(i - j) <= MISPLACED;
        if (i != j && (neighbours || all.size() <= MOST_ANYWHERE)) {
          lay(a, b, neighbours, possible);
        }
      }
    }
    List<Map.Entry<Integer, Next>> nearest = new ArrayList<>();
    possible.forEach((a, nexts) -> nexts.forEach(n -> nearest.add(Map.entry(a, n))));
    // The least step first: of a film each picture lies on several.
    nearest.sort(
        Comparator.<Map.Entry<Integer, Next>>comparingInt(e -> e.getValue().lying().down())
            .thenComparingInt(Map.Entry::getKey)
            .thenComparingInt(e -> e.getValue().picture()));
    for (Map.Entry<Integer, Next> e : nearest) {
      int after = e.getValue().picture();
      if (!next.containsKey(e.getKey())
          && !continued.contains(after)
          && !leads(after, e.getKey())) {
        next.put(e.getKey(), e.getValue());
        continued.add(after);
      }
    }
  }

  private void lay(int a, int b, boolean neighbours, Map<Integer, List<Next>> possible) {
    Overlaps.Found found = new Overlaps(at(a), at(b), neighbours).found();
    if (found.maybe()) {
      maybe.add(List.of(a, b));
    }
    found
        .established()
        // Two that show the same lie on each other both ways: the first given is the first.
        .filter(lying -> lying.down() > 0 || a < b)
        .ifPresent(
            lying -> possible.computeIfAbsent(a, _ -> new ArrayList<>()).add(new Next(b, lying)));
  }

  private boolean leads(int from, int to) {
    int at = from;
    while (at != to && next.containsKey(at)) {
      at = next.get(at).picture();
    }
    return at == to;
  }

  /** Chains, each where its first given picture stands. */
  private List<Integer> order() {
    Map<Integer, Integer> first = new TreeMap<>();
    for (int p : shown.keySet()) {
      if (!continued.contains(p)) {
        int least = p;
        for (int at = p; next.containsKey(at); ) {
          at = next.get(at).picture();
          least = Math.min(least, at);
        }
        first.put(least, p);
      }
    }
    List<Integer> order = new ArrayList<>();
    for (int head : first.values()) {
      order.add(head);
      for (int at = head; next.containsKey(at); ) {
        at = next.get(at).picture();
        order.add(at);
      }
    }
    return order;
  }

  private List<ChatRead.Seam> seams(List<Integer> order) {
    List<ChatRead.Seam> seams = new ArrayList<>();
    for (int i = 1; i < order.size(); i++) {
      int before = order.get(i - 1);
      int after = order.get(i);
      Optional<Next> known =
          Optional.ofNullable(next.get(before)).filter(n -> n.picture() == after);
      ChatRead.Overlap overlap =
          known.isPresent()
              ? ChatRead.Overlap.ESTABLISHED
              : maybe.contains(List.of(before, after))
                  ? ChatRead.Overlap.UNCERTAIN
                  : ChatRead.Overlap.NONE;
      seams.add(
          new ChatRead.Seam(
              before, after, overlap, known.map(n -> n.lying().pairs().size()).orElse(0)));
    }
    return seams;
  }

  /** Every block, the same ones joined to that which shows most of it. */
  private List<ChatRead.Seen> seen(List<Integer> order) {
    Map<Place, Place> firstOf = new HashMap<>();
    for (int p : order) {
      Next after = next.get(p);
      if (after != null) {
        after
            .lying()
            .pairs()
            .forEach((lower, upper) -> {
              Place at = new Place(p, upper);
              firstOf.put(new Place(after.picture(), lower), firstOf.getOrDefault(at, at));
            });
      }
    }
    Map<Place, List<Place>> groups = new HashMap<>();
    Map<Place, Integer> places = new HashMap<>();
    int count = 0;
    for (int p : order) {
      for (int i = 0; i < at(p).inside().size(); i++) {
        Place at = new Place(p, i);
        groups.computeIfAbsent(firstOf.getOrDefault(at, at), _ -> new ArrayList<>()).add(at);
        places.put(at, count++);
      }
      count += outside(p).size();
    }
    Map<Place, Place> best = new HashMap<>();
    groups.forEach((first, all) -> best.put(first, best(all)));
    List<ChatRead.Seen> seen = new ArrayList<>();
    for (int p : order) {
      List<Block> inside = at(p).inside();
      for (int i = 0; i < inside.size(); i++) {
        Place at = new Place(p, i);
        Place first = firstOf.getOrDefault(at, at);
        Place shownBest = best.getOrDefault(first, at);
        boolean itself = shownBest.equals(at);
        seen.add(
            new ChatRead.Seen(
                p,
                i + 1,
                inside.get(i),
                itself ? Optional.empty() : Optional.ofNullable(places.get(shownBest)),
                itself ? otherwise(at, groups.getOrDefault(first, List.of())) : Optional.empty()));
      }
      List<Block> outside = outside(p);
      for (int i = 0; i < outside.size(); i++) {
        seen.add(
            new ChatRead.Seen(
                p, inside.size() + i + 1, outside.get(i), Optional.empty(), Optional.empty()));
      }
    }
    return seen;
  }

  private List<Block> outside(int picture) {
    return at(picture).blocks().stream().filter(b -> b.kind() == Block.Kind.OUTSIDE).toList();
  }

  private Block block(Place place) {
    return at(place.picture()).inside().get(place.number());
  }

  /** A whole one before a part, one with all lines before one that may lack one, then the first. */
  private Place best(List<Place> all) {
    return all.stream()
        .min(
            Comparator.<Place, Boolean>comparing(p -> block(p).cut())
                .thenComparing(p -> block(p).gap()))
        .orElseThrow();
  }

  private Optional<String> otherwise(Place best, List<Place> all) {
    String words = Marks.strict(block(best).text());
    return all.stream()
        .map(this::block)
        .filter(b -> !b.cut() && !b.lines().isEmpty())
        .map(Block::text)
        .filter(text -> !Marks.strict(text).equals(words))
        .findFirst();
  }

  /** The line that most pictures have above the chat. */
  private String title() {
    Map<String, Integer> titles = new TreeMap<>();
    shown.values().forEach(s -> s.title().ifPresent(t -> titles.merge(t, 1, Integer::sum)));
    return titles.entrySet().stream()
        .max(
            Map.Entry.<String, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .map(Map.Entry::getKey)
        .orElse("");
  }
}
