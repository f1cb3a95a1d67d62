package org.tiezheng.examine.screens;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds which stretch of which conversation a picture shows, in one pass over all exported lines:
 * each line is held against the pairs of characters that occur in the bubbles, and where many
 * bubbles find their like in the same order, there the picture was taken. Keeps a limited number of
 * likely lines for each bubble.
 */
final class Locator {
  private static final double LIKE = 0.45;
  private static final int MOST = 48;
  private static final int STRETCH = 24;
  private static final int BESIDE = 12;
  private static final double ENOUGH = 3;

  /** Bubbles of all pictures that have a pair of characters. */
  private final Map<Long, List<Bubble>> pairs = new HashMap<>();

  private final List<List<Bubble>> pictures = new ArrayList<>();

  /**
   * A stretch of a conversation.
   *
   * @param score how much speaks for it
   */
  record Stretch(String conversation, long from, long to, double score) {}

  private record Candidate(String conversation, long place, double like) {}

  private static final class Bubble {
    private final int number;
    private final int length;
    private final Set<Long> pairs;
    private final boolean cut;
    private final List<Candidate> candidates = new ArrayList<>();
    private final Map<String, Integer> alike = new HashMap<>();

    Bubble(int number, Block block) {
      List<Mark> marks = Marks.of(block.lines());
      this.number = number;
      this.length = marks.size();
      this.pairs = pairsOf(marks);
      this.cut = block.cut();
    }

    void offer(Candidate candidate) {
      alike.merge(candidate.conversation, 1, Integer::sum);
      if (candidates.size() < MOST) {
        candidates.add(candidate);
      } else {
        Candidate worst =
            candidates.stream().min(Comparator.comparingDouble(Candidate::like)).orElseThrow();
        if (candidate.like > worst.like) {
          candidates.set(candidates.indexOf(worst), candidate);
        }
      }
    }
  }

  /**
   * @param pictures the blocks of each
   */
  Locator(List<List<Block>> pictures) {
    for (List<Block> blocks : pictures) {
      List<Bubble> bubbles = new ArrayList<>();
      for (Block block : blocks) {
        Bubble bubble = new Bubble(bubbles.size(), block);
        bubbles.add(bubble);
        bubble.pairs.forEach(p -> pairs.computeIfAbsent(p, _ -> new ArrayList<>()).add(bubble));
      }
      this.pictures.add(bubbles);
    }
  }

  private static Set<Long> pairsOf(List<Mark> marks) {
    Set<Long> pairs = new HashSet<>();
    for (int i = 1; i < marks.size(); i++) {
      pairs.add((long) marks.get(i - 1).folded() << 32 | marks.get(i).folded());
    }
    return pairs;
  }

  /** The next line of a conversation. */
  void line(String conversation, ExportLine line) {
    if (line.words().isEmpty()) {
      return;
    }
    Set<Long> own = pairsOf(Marks.of(line.words()));
    Map<Bubble, Integer> common = new HashMap<>();
    for (Long pair : own) {
      for (Bubble bubble : pairs.getOrDefault(pair, List.of())) {
        common.merge(bubble, 1, Integer::sum);
      }
    }
    common.forEach((bubble, n) -> {
      double all = bubble.cut ? bubble.pairs.size() : (bubble.pairs.size() + own.size()) / 2.0;
      double like = n / Math.max(1, all);
      if (like >= LIKE) {
        bubble.offer(new Candidate(conversation, line.place(), Math.min(1, like)));
      }
    });
  }

  /** The best stretch of each conversation for a picture, the best conversation first. */
  List<Stretch> stretches(int picture) {
    Map<String, List<Bubble>> by = new TreeMap<>();
    for (Bubble bubble : pictures.get(picture)) {
      bubble.candidates.stream()
          .map(Candidate::conversation)
          .distinct()
          .forEach(c -> by.computeIfAbsent(c, _ -> new ArrayList<>()).add(bubble));
    }
    List<Stretch> all = new ArrayList<>();
    by.forEach((conversation, bubbles) ->
        best(conversation, bubbles, pictures.get(picture).size()).ifPresent(all::add));
    all.sort(Comparator.comparingDouble(Stretch::score).reversed());
    return all;
  }

  private record Vote(Bubble bubble, Candidate candidate, double weight) {
    long diagonal() {
      return candidate.place - bubble.number;
    }
  }

  private static Optional<Stretch> best(String conversation, List<Bubble> bubbles, int blocks) {
    List<Vote> votes = new ArrayList<>();
    for (Bubble b : bubbles) {
      for (Candidate c : b.candidates) {
        if (c.conversation.equals(conversation)) {
          double rare = Math.min(b.length, 30) / (double) b.alike.getOrDefault(conversation, 1);
          votes.add(new Vote(b, c, c.like * c.like * rare));
        }
      }
    }
    votes.sort(Comparator.comparingLong(Vote::diagonal));
    double most = 0;
    List<Vote> chosen = List.of();
    for (int first = 0; first < votes.size(); first++) {
      int last = first;
      while (last < votes.size()
          && votes.get(last).diagonal() - votes.get(first).diagonal() <= STRETCH) {
        last++;
      }
      double sum = sum(votes.subList(first, last));
      if (sum > most) {
        most = sum;
        chosen = votes.subList(first, last);
      }
    }
    if (most < ENOUGH) {
      return Optional.empty();
    }
    long from = chosen.stream().mapToLong(v -> v.candidate.place).min().orElse(0);
    long to = chosen.stream().mapToLong(v -> v.candidate.place).max().orElse(0);
    return Optional.of(
        new Stretch(conversation, Math.max(0, from - blocks - BESIDE), to + blocks + BESIDE, most));
  }

  /** Each bubble votes once. */
  private static double sum(List<Vote> votes) {
    Map<Bubble, Double> most = new HashMap<>();
    votes.forEach(v -> most.merge(v.bubble, v.weight, Math::max));
    return most.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
