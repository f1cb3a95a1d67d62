package org.tiezheng.examine.screens;

import java.util.ArrayList;
import java.util.List;

/** Lays the blocks of one picture beside a stretch of the export, in order. */
final class Aligner {
  private static final double LEAST_LIKE = 0.4;

  /** A picture shows one stretch: what is far away must be worth the way. */
  private static final double SKIP = 0.15;

  private static final double OTHER_SIDE = 0.25;

  /**
   * A block and the line that it shows; each number -1 if there is none.
   *
   * @param close whether they face each other only because their neighbours do
   */
  record Facing(int block, int line, boolean close) {}

  private final List<Block> blocks;
  private final List<ExportLine> lines;

  Aligner(List<Block> blocks, List<ExportLine> lines) {
    this.blocks = blocks;
    this.lines = lines;
  }

  /**
   * Blocks and lines in order, from the first block to the last; lines before the first and behind
   * the last that faces a block are not on the picture.
   */
  List<Facing> facing() {
    int m = blocks.size();
    int n = lines.size();
    double[][] value = new double[m][n];
    for (int i = 0; i < m; i++) {
      List<Mark> read = Marks.of(blocks.get(i).lines());
      for (int j = 0; j < n; j++) {
        value[i][j] = value(blocks.get(i), read, lines.get(j));
      }
    }
    double[][] best = new double[m + 1][n + 1];
    double[][] start = new double[m + 1][n + 1];
    for (int i = m - 1; i >= 0; i--) {
      for (int j = n - 1; j >= 0; j--) {
        double pair = value[i][j] > 0 ? value[i][j] + best[i + 1][j + 1] : 0;
        best[i][j] = Math.max(pair, Math.max(best[i + 1][j], best[i][j + 1] - SKIP));
        start[i][j] = Math.max(pair, Math.max(start[i + 1][j], start[i][j + 1]));
      }
    }
    return filled(walked(value, best, start));
  }

  /**
   * The pairs that are worth most together.
   *
   * @param best what can be had from a block and a line on, if there was a pair before
   * @param start the same before the first pair, where lines that are passed over cost nothing
   */
  private List<Facing> walked(double[][] value, double[][] best, double[][] start) {
    List<Facing> pairs = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < blocks.size() && j < lines.size()) {
      double[][] worth = pairs.isEmpty() ? start : best;
      if (value[i][j] > 0 && worth[i][j] == value[i][j] + best[i + 1][j + 1]) {
        pairs.add(new Facing(i++, j++, false));
      } else if (worth[i][j] == worth[i + 1][j]) {
        i++;
      } else {
        j++;
      }
    }
    return pairs;
  }

  /** How well a block and a line go together; 0 if they do not. */
  private double value(Block block, List<Mark> read, ExportLine line) {
    boolean notice = block.kind() == Block.Kind.NOTICE;
    if (notice != (line.form() == ExportLine.Form.NOTICE) || line.words().isEmpty()) {
      return 0;
    }
    List<Mark> exported = Marks.of(line.words());
    if (exported.isEmpty() || read.isEmpty()) {
      return 0;
    }
    double like;
    if (line.form() == ExportLine.Form.CARD) {
      boolean there = Judge.stands(Marks.text(exported), Marks.text(read));
      like = there ? 0.4 + 0.6 * exported.size() / read.size() : 0;
    } else if (exported.size() > Edits.LONGEST || read.size() > Edits.LONGEST) {
      like = 0;
    } else {
      like = Edits.of(exported, read, block.cutTop(), block.cutBottom()).likeness(read.size());
    }
    like -= otherSide(block, line) ? OTHER_SIDE : 0;
    return like < LEAST_LIKE ? 0 : (like - 0.35) * (1 + Math.min(read.size(), 20) / 10.0);
  }

  static boolean otherSide(Block block, ExportLine line) {
    return switch (block.side()) {
      case LEFT -> line.outgoing().orElse(false);
      case RIGHT -> !line.outgoing().orElse(true);
      case UNKNOWN -> false;
    };
  }

  /** Puts what is between two pairs in order, and lets face each other what stands alone there. */
  private List<Facing> filled(List<Facing> pairs) {
    List<Facing> all = new ArrayList<>();
    Facing before = new Facing(-1, -1, false);
    for (Facing pair : pairs) {
      between(before, pair, all);
      all.add(pair);
      before = pair;
    }
    int line = before.line;
    for (int i = before.block + 1; i < blocks.size(); i++) {
      // Behind the last pair only what is somewhat like the next line faces it.
      boolean next = line >= 0 && line + 1 < lines.size() && somewhatLike(i, line + 1);
      line = next ? line + 1 : -1;
      all.add(new Facing(i, line, next));
    }
    return all;
  }

  /** Lines before the first pair are on the picture only where a block is somewhat like them. */
  private void leading(Facing first, List<Facing> to) {
    List<Facing> backwards = new ArrayList<>();
    int line = first.line;
    for (int i = first.block - 1; i >= 0; i--) {
      boolean previous = line > 0 && somewhatLike(i, line - 1);
      line = previous ? line - 1 : -1;
      backwards.add(new Facing(i, line, previous));
    }
    to.addAll(backwards.reversed());
  }

  private boolean somewhatLike(int block, int line) {
    Block of = blocks.get(block);
    List<Mark> read = Marks.of(of.lines());
    List<Mark> exported = Marks.of(lines.get(line).words());
    boolean notice = of.kind() == Block.Kind.NOTICE;
    return notice == (lines.get(line).form() == ExportLine.Form.NOTICE)
        && !otherSide(of, lines.get(line))
        && exported.size() <= Edits.LONGEST
        && read.size() <= Edits.LONGEST
        && !read.isEmpty()
        && Edits.of(exported, read, of.cutTop(), of.cutBottom()).likeness(read.size()) >= 0.2;
  }

  private void between(Facing before, Facing behind, List<Facing> to) {
    List<Integer> free = new ArrayList<>();
    List<Integer> unseen = new ArrayList<>();
    if (before.block < 0) {
      leading(behind, to);
      return;
    }
    for (int i = before.block + 1; i < behind.block; i++) {
      free.add(i);
    }
    for (int j = before.line + 1; j < behind.line; j++) {
      unseen.add(j);
    }
    boolean one = free.size() == unseen.size() && alike(free, unseen);
    for (int k = 0; one && k < free.size(); k++) {
      to.add(new Facing(free.get(k), unseen.get(k), true));
    }
    if (!one) {
      int picture =
          unseen.stream()
              .filter(j -> lines.get(j).form() == ExportLine.Form.PICTURE)
              .findFirst()
              .orElse(-1);
      // Words beside a picture of the export are most likely words in the picture.
      free.forEach(i -> to.add(new Facing(i, picture, true)));
      unseen.stream()
          .filter(j -> j != picture || free.isEmpty())
          .forEach(j -> to.add(new Facing(-1, j, false)));
    }
  }

  private boolean alike(List<Integer> free, List<Integer> unseen) {
    for (int k = 0; k < free.size(); k++) {
      Block block = blocks.get(free.get(k));
      ExportLine line = lines.get(unseen.get(k));
      boolean notice = block.kind() == Block.Kind.NOTICE;
      if (notice != (line.form() == ExportLine.Form.NOTICE) || otherSide(block, line)) {
        return false;
      }
    }
    return true;
  }
}
