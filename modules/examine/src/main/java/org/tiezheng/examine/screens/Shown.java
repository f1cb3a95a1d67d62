package org.tiezheng.examine.screens;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a picture shows: its blocks, what has no words, and how it looks. */
final class Shown {
  /** Rows by which two places of the same thing may differ, of a picture drawn small. */
  static final int NEAR = 4;

  private static final double CENTRED = 0.1;

  private final ScreenReading.Screen screen;
  private final List<Block> blocks;
  private final Optional<ScreenLook> look;

  Shown(ScreenReading.Screen screen) {
    this.screen = screen;
    this.look = ScreenLook.of(screen);
    List<Block> all = new ArrayList<>(Layout.of(screen));
    List<Block> words = List.copyOf(all);
    look.ifPresent(l -> l.unworded(screen, words).forEach(area -> all.add(unworded(area))));
    all.sort(Comparator.comparingInt(b -> b.box().y()));
    this.blocks = List.copyOf(all);
  }

  private Block unworded(Area area) {
    double left = area.x();
    double right = screen.width() - area.right();
    Block.Side side =
        Math.abs(left - right) < CENTRED * screen.width()
            ? Block.Side.UNKNOWN
            : left < right ? Block.Side.LEFT : Block.Side.RIGHT;
    return new Block(
        Block.Kind.BUBBLE,
        side,
        area,
        screen.page(),
        List.of(),
        Optional.empty(),
        area.y() <= screen.areaTop() + 2 * NEAR / scale(),
        area.bottom() >= screen.areaBottom() - 2 * NEAR / scale(),
        false);
  }

  List<Block> blocks() {
    return blocks;
  }

  /** Those that belong to the conversation. */
  List<Block> inside() {
    return blocks.stream().filter(b -> b.kind() != Block.Kind.OUTSIDE).toList();
  }

  private double scale() {
    return (double) ScreenLook.WIDTH / screen.width();
  }

  /** First row of the chat, of the picture drawn small. */
  int areaTop() {
    return (int) Math.round(screen.areaTop() * scale());
  }

  int areaBottom() {
    return (int) Math.round(screen.areaBottom() * scale());
  }

  int top(Block block) {
    return (int) Math.round(block.box().y() * scale());
  }

  int bottom(Block block) {
    return (int) Math.round(block.box().bottom() * scale());
  }

  /** Where its bubble begins: above its words, if it has some. */
  int groundTop(Block block) {
    int top = block.box().y();
    if (block.kind() == Block.Kind.BUBBLE) {
      for (ScreenLine line : block.lines()) {
        top = Math.min(top, line.groundTop());
      }
    }
    return (int) Math.round(top * scale());
  }

  /** Where its bubble ends. */
  int groundBottom(Block block) {
    int bottom = block.box().bottom();
    if (block.kind() == Block.Kind.BUBBLE) {
      for (ScreenLine line : block.lines()) {
        bottom = Math.max(bottom, line.groundBottom());
      }
    }
    return (int) Math.round(bottom * scale());
  }

  /** Whether the next picture, laid so far below, looks the same where both show the chat. */
  boolean looksLike(Shown next, int down) {
    int from = Math.max(next.areaTop(), areaTop() - down) + NEAR;
    int to = Math.min(next.areaBottom(), areaBottom() - down) - NEAR;
    return look.isPresent()
        && next.look.isPresent()
        && look.get().alike(next.look.get(), down, from, to);
  }

  /** The name of the conversation: the centred line nearest above the chat. */
  Optional<String> title() {
    return blocks.stream()
        .filter(b -> b.kind() == Block.Kind.OUTSIDE && b.box().bottom() <= screen.areaTop())
        .filter(
            b -> Math.abs(b.box().middle() - screen.width() / 2.0) < CENTRED * screen.width() / 2)
        .map(Block::text)
        .filter(t -> !t.isBlank())
        .reduce((_, last) -> last);
  }
}
