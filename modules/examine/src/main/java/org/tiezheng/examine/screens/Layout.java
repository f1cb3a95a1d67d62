package org.tiezheng.examine.screens;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tiezheng.evidence.ShownTime;

/**
 * Lines of a picture as a person sees them: bubbles of either side, times and notices in the
 * middle, names, and what is outside the chat. What tells is the colour behind the words, the edges
 * of that colour, and where the words stand.
 */
final class Layout {
  /** Bubble and page of the light scheme differ by 18 of 255. */
  private static final int OTHER_GROUND = 8;

  private static final int QUITE_ANOTHER = 16;
  private static final double CENTRED = 0.03;
  private static final double CLEARLY_ASIDE = 0.09;
  private static final double ROOM_FOR_A_LINE = 1.25;

  private final ScreenReading.Screen screen;

  private Layout(ScreenReading.Screen screen) {
    this.screen = screen;
  }

  /** The blocks of a picture from above. */
  static List<Block> of(ScreenReading.Screen screen) {
    return new Layout(screen).blocks();
  }

  private List<Block> blocks() {
    List<ScreenLine> lines =
        screen.lines().stream().sorted(Comparator.comparingInt(l -> l.box().y())).toList();
    List<Block> blocks = new ArrayList<>();
    List<ScreenLine> taken = new ArrayList<>();
    for (ScreenLine line : lines) {
      if (!taken.contains(line)) {
        List<ScreenLine> together =
            inArea(line) && inBubble(line) ? around(line, lines) : List.of(line);
        taken.addAll(together);
        blocks.add(block(together));
      }
    }
    blocks.sort(Comparator.comparingInt(b -> b.box().y()));
    return named(sided(withoutTitle(blocks)));
  }

  private boolean inArea(ScreenLine line) {
    double middle = line.box().y() + line.box().height() / 2.0;
    return middle > screen.areaTop() && middle < screen.areaBottom();
  }

  private boolean inBubble(ScreenLine line) {
    return distance(line.ground(), screen.page()) >= OTHER_GROUND;
  }

  static int distance(int a, int b) {
    int red = Math.abs((a >> 16 & 0xFF) - (b >> 16 & 0xFF));
    int green = Math.abs((a >> 8 & 0xFF) - (b >> 8 & 0xFF));
    return Math.max(Math.max(red, green), Math.abs((a & 0xFF) - (b & 0xFF)));
  }

  /** The lines of the bubble that a line is the first of. */
  private List<ScreenLine> around(ScreenLine first, List<ScreenLine> lines) {
    List<ScreenLine> together = new ArrayList<>(List.of(first));
    for (ScreenLine line : lines) {
      if (!line.equals(first)
          && line.box().y() >= first.box().y()
          && inArea(line)
          && inBubble(line)) {
        if (belong(together.getLast(), line)) {
          together.add(line);
        }
      }
    }
    return together;
  }

  private static boolean belong(ScreenLine upper, ScreenLine lower) {
    double height = Math.min(upper.box().height(), lower.box().height());
    boolean aligned = Math.abs(upper.box().x() - lower.box().x()) < 1.2 * height;
    boolean alike = distance(upper.ground(), lower.ground()) < OTHER_GROUND;
    double between = lower.box().y() - upper.box().bottom();
    // One colour from the upper line to the lower one is one bubble, even if a line between them
    // was not read; else lines that follow closely are.
    boolean oneGround =
        upper.groundBottom() >= lower.box().y() + height / 3
            || lower.groundTop() <= upper.box().bottom() - height / 3;
    boolean sameRow = lower.box().y() < upper.box().y() + height / 2;
    return alike && ((aligned && (oneGround || between < 0.8 * height)) || (sameRow && oneGround));
  }

  private Block block(List<ScreenLine> lines) {
    Area box = lines.getFirst().box();
    int top = Integer.MAX_VALUE;
    int bottom = 0;
    for (ScreenLine line : lines) {
      box = box.with(line.box());
      top = Math.min(top, Math.min(line.groundTop(), line.box().y()));
      bottom = Math.max(bottom, Math.max(line.groundBottom(), line.box().bottom()));
    }
    Block.Kind kind = kind(lines.getFirst(), box);
    if (kind != Block.Kind.BUBBLE) {
      return new Block(
          kind,
          Block.Side.UNKNOWN,
          box,
          lines.getFirst().ground(),
          lines,
          Optional.empty(),
          false,
          false,
          false);
    }
    int height =
        lines.stream().mapToInt(l -> l.box().height()).sorted().toArray()[lines.size() / 2];
    boolean cutTop = top <= screen.areaTop() + height / 6;
    boolean cutBottom = bottom >= screen.areaBottom() - height / 6;
    List<ScreenLine> whole =
        lines.stream()
            .filter(l -> !cutTop || l.box().y() > screen.areaTop() + 2)
            .filter(l -> !cutBottom || l.box().bottom() < screen.areaBottom() - 2)
            .toList();
    return new Block(
        kind,
        Block.Side.UNKNOWN,
        box,
        lines.getFirst().ground(),
        whole,
        Optional.empty(),
        cutTop,
        cutBottom,
        gap(lines, height, cutTop ? box.y() : top, cutBottom ? box.bottom() : bottom));
  }

  /** Whether the bubble has room between its lines, above or below them, for one more. */
  private static boolean gap(List<ScreenLine> lines, int height, int top, int bottom) {
    double room = ROOM_FOR_A_LINE * height;
    int last = top;
    for (ScreenLine line : lines) {
      if (line.box().y() - last > room) {
        return true;
      }
      last = Math.max(last, line.box().bottom());
    }
    return bottom - last > room;
  }

  private Block.Kind kind(ScreenLine first, Area box) {
    if (!inArea(first)) {
      return Block.Kind.OUTSIDE;
    }
    if (inBubble(first)) {
      return Block.Kind.BUBBLE;
    }
    boolean centred = Math.abs(box.middle() - screen.width() / 2.0) < CENTRED * screen.width();
    if (!centred) {
      return Block.Kind.OUTSIDE;
    }
    return ShownTime.of(first.text()).isPresent() ? Block.Kind.TIME : Block.Kind.NOTICE;
  }

  /** Where no edge was found below the title, it is the centred line above everything. */
  private List<Block> withoutTitle(List<Block> blocks) {
    double usual =
        blocks.stream()
            .filter(b -> b.kind() == Block.Kind.BUBBLE)
            .flatMap(b -> b.lines().stream())
            .mapToInt(l -> l.box().height())
            .average()
            .orElse(0);
    List<Block> kept = new ArrayList<>();
    boolean begun = screen.areaTop() > 0;
    for (Block b : blocks) {
      boolean title = !begun && b.kind() == Block.Kind.NOTICE && b.box().height() > 0.85 * usual;
      begun |= b.kind() == Block.Kind.BUBBLE || b.kind() == Block.Kind.TIME;
      kept.add(
          title
              ? new Block(
                  Block.Kind.OUTSIDE,
                  b.side(),
                  b.box(),
                  b.ground(),
                  b.lines(),
                  b.sender(),
                  false,
                  false,
                  false)
              : b);
    }
    return kept;
  }

  /** Short bubbles show their side; long ones have the colour of one of these, or its edge. */
  private List<Block> sided(List<Block> blocks) {
    List<Block> clear = new ArrayList<>();
    for (Block b : blocks) {
      double left = b.box().x();
      double right = screen.width() - b.box().right();
      // Of a bubble that is cut a short last line may be all that is seen.
      if (b.kind() == Block.Kind.BUBBLE
          && !b.cut()
          && Math.abs(left - right) > CLEARLY_ASIDE * screen.width()) {
        clear.add(b.on(left < right ? Block.Side.LEFT : Block.Side.RIGHT));
      }
    }
    return blocks.stream()
        .map(b -> b.kind() == Block.Kind.BUBBLE ? b.on(side(b, clear)) : b)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /** One side has one colour, so that most of the clear ones of a colour show its side. */
  private static Block.Side side(Block b, List<Block> clear) {
    Map<Block.Side, Long> alike =
        clear.stream()
            .filter(c -> distance(c.ground(), b.ground()) < OTHER_GROUND)
            .collect(Collectors.groupingBy(Block::side, Collectors.counting()));
    long left = alike.getOrDefault(Block.Side.LEFT, 0L);
    long right = alike.getOrDefault(Block.Side.RIGHT, 0L);
    if (left != right) {
      return left > right ? Block.Side.LEFT : Block.Side.RIGHT;
    }
    Set<Block.Side> sides = clear.stream().map(Block::side).collect(Collectors.toSet());
    boolean another =
        clear.stream().allMatch(c -> distance(c.ground(), b.ground()) > QUITE_ANOTHER);
    return sides.size() == 1 && another
        ? sides.contains(Block.Side.LEFT) ? Block.Side.RIGHT : Block.Side.LEFT
        : Block.Side.UNKNOWN;
  }

  /** A line on the page right above a bubble of the left, beginning where it begins. */
  private static List<Block> named(List<Block> blocks) {
    List<Block> named = new ArrayList<>();
    for (Block b : blocks) {
      Optional<Block> name =
          b.kind() == Block.Kind.BUBBLE && b.side() != Block.Side.RIGHT
              ? blocks.stream().filter(o -> names(o, b)).findFirst()
              : Optional.empty();
      named.add(name.map(n -> b.from(n.text())).orElse(b));
    }
    return named;
  }

  private static boolean names(Block name, Block bubble) {
    if (name.kind() != Block.Kind.OUTSIDE || bubble.lines().isEmpty()) {
      return false;
    }
    int height = bubble.lines().getFirst().box().height();
    int above = bubble.box().y() - name.box().bottom();
    return above > -height / 2
        && above < 1.5 * height
        && Math.abs(name.box().x() - bubble.box().x()) < 1.5 * height;
  }
}
