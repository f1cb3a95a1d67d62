package org.tiezheng.examine.screens;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How one picture continues another: by how far it must be moved so that the same bubbles, times
 * and notices lie on each other, and everything that both show looks the same. One bubble alone
 * never tells, since people say the same thing twice.
 */
final class Overlaps {
  private static final int LEAST = 2;
  private static final int LEAST_APART = 3;
  private static final int LEAST_CHARACTERS = 10;
  private static final int TELLING = 5;
  private static final double SURE = 0.9;
  private static final double NEARLY = 0.8;

  private final Shown upper;
  private final Shown lower;
  private final List<Block> above;
  private final List<Block> below;
  private final boolean neighbours;

  /**
   * @param neighbours whether one was given near the other; of others more is asked
   */
  Overlaps(Shown upper, Shown lower, boolean neighbours) {
    this.upper = upper;
    this.lower = lower;
    this.above = upper.inside();
    this.below = lower.inside();
    this.neighbours = neighbours;
  }

  /**
   * How they lie.
   *
   * @param down rows by which the lower one is further down; 0 if both show the same
   * @param pairs numbers among the blocks inside, of the lower one to the upper one
   */
  record Lying(int down, Map<Integer, Integer> pairs) {}

  /**
   * What was found.
   *
   * @param established empty if nothing is, or several ways are possible
   * @param maybe whether something agrees that is not enough
   */
  record Found(Optional<Lying> established, boolean maybe) {}

  /** Looks for it. */
  Found found() {
    List<Lying> good = new ArrayList<>();
    boolean maybe = false;
    for (int down : candidates()) {
      Optional<Lying> lying = lying(down);
      if (lying.isPresent()) {
        maybe = true;
        if (telling(lying.get()) && upper.looksLike(lower, down)) {
          good.add(lying.get());
        }
      }
    }
    return new Found(good.size() == 1 ? Optional.of(good.getFirst()) : Optional.empty(), maybe);
  }

  /** Every way in which some words lie on the same words; none twice. */
  private List<Integer> candidates() {
    Set<Integer> all = new TreeSet<>();
    for (Block a : above) {
      for (Block b : below) {
        int down = upper.top(a) - lower.top(b);
        if (down >= -Shown.NEAR && worded(a) && worded(b) && exact(a, b)) {
          all.add(Math.max(0, down));
        }
      }
    }
    List<Integer> apart = new ArrayList<>();
    for (int down : all) {
      if (apart.isEmpty() || down - apart.getLast() > Shown.NEAR) {
        apart.add(down);
      }
    }
    return apart;
  }

  private static boolean worded(Block block) {
    return !block.lines().isEmpty() && !block.cut();
  }

  private static boolean exact(Block a, Block b) {
    return a.kind() == b.kind()
        && !opposite(a, b)
        && !Marks.of(a.lines()).isEmpty()
        && Marks.text(Marks.of(a.lines())).equals(Marks.text(Marks.of(b.lines())));
  }

  private static boolean opposite(Block a, Block b) {
    return a.side() != b.side() && a.side() != Block.Side.UNKNOWN && b.side() != Block.Side.UNKNOWN;
  }

  /** The blocks that lie on each other; empty if anything that both show speaks against it. */
  private Optional<Lying> lying(int down) {
    Map<Integer, Integer> pairs = new LinkedHashMap<>();
    Set<Integer> used = new HashSet<>();
    for (int j = 0; j < below.size(); j++) {
      int at = partner(below.get(j), down, used);
      if (at >= 0) {
        if (!agree(above.get(at), below.get(j))) {
          return Optional.empty();
        }
        used.add(at);
        pairs.put(j, at);
      } else if (shown(lower, below.get(j), down, upper)) {
        return Optional.empty();
      }
    }
    for (int i = 0; i < above.size(); i++) {
      if (!used.contains(i) && shown(upper, above.get(i), -down, lower)) {
        return Optional.empty();
      }
    }
    return pairs.isEmpty() ? Optional.empty() : Optional.of(new Lying(down, pairs));
  }

  /** Whether another picture would have to show a block wholly. */
  private static boolean shown(Shown own, Block block, int down, Shown other) {
    return own.top(block) + down > other.areaTop() + 2 * Shown.NEAR
        && own.bottom(block) + down < other.areaBottom() - 2 * Shown.NEAR;
  }

  private int partner(Block block, int down, Set<Integer> used) {
    int best = -1;
    int most = 0;
    for (int i = 0; i < above.size(); i++) {
      Block other = above.get(i);
      int common =
          Math.min(upper.groundBottom(other), lower.groundBottom(block) + down)
              - Math.max(upper.groundTop(other), lower.groundTop(block) + down);
      if (common > most && other.kind() == block.kind() && !used.contains(i)) {
        most = common;
        best = i;
      }
    }
    return best;
  }

  /** Whether two blocks can be one: the same words, but for what the machine read unsurely. */
  private static boolean agree(Block a, Block b) {
    if (opposite(a, b)) {
      return false;
    }
    List<Mark> left = Marks.of(a.lines());
    List<Mark> right = Marks.of(b.lines());
    if (left.isEmpty() || right.isEmpty()) {
      return (left.isEmpty() && right.isEmpty()) || a.cut() || b.cut();
    }
    if (Math.max(left.size(), right.size()) > Edits.LONGEST) {
      return Marks.text(left).equals(Marks.text(right));
    }
    boolean cut = a.cut() || b.cut();
    List<Mark> whole = left.size() >= right.size() ? left : right;
    List<Mark> part = left.size() >= right.size() ? right : left;
    Edits edits = Edits.of(whole, part, cut, cut);
    boolean surely =
        edits.steps().stream()
            .anyMatch(s ->
                s.exported().filter(Overlaps::sure).isPresent()
                    && s.read().filter(Overlaps::sure).isPresent());
    return !surely && edits.likeness(part.size()) >= NEARLY;
  }

  private static boolean sure(Mark mark) {
    return mark.confidence() >= SURE;
  }

  /**
   * Whether so much lies on each other that it is no chance: several blocks with other words, and
   * words among them that each picture has only once.
   */
  private boolean telling(Lying lying) {
    Set<String> words = new HashSet<>();
    int characters = 0;
    int blocks = 0;
    boolean once = false;
    for (Map.Entry<Integer, Integer> pair : lying.pairs().entrySet()) {
      Block a = above.get(pair.getValue());
      Block b = below.get(pair.getKey());
      String text = shorter(a, b);
      if (!text.isEmpty()) {
        blocks++;
        characters += text.length();
        words.add(text);
        once |= text.length() >= TELLING && count(above, text) == 1 && count(below, text) == 1;
      }
    }
    return blocks >= (neighbours ? LEAST : LEAST_APART)
        && words.size() >= LEAST
        && characters >= LEAST_CHARACTERS
        && once;
  }

  private static String shorter(Block a, Block b) {
    String left = Marks.text(Marks.of(a.lines()));
    String right = Marks.text(Marks.of(b.lines()));
    return left.length() <= right.length() ? left : right;
  }

  private static long count(List<Block> blocks, String text) {
    return blocks.stream().filter(b -> Marks.text(Marks.of(b.lines())).contains(text)).count();
  }
}
