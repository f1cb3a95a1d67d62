package org.tiezheng.sqlite.recover;

import java.util.BitSet;
import java.util.Optional;
import java.util.function.Consumer;
import org.tiezheng.sqlite.RecordView;

/**
 * Which types the lost first bytes of a cell can have said: such as the live rows of its table
 * have, and with which the cell ends where one must have ended. What is left of the header is read
 * once for all of them. Not thread-safe.
 */
final class LostTypeSearch {
  /** Assumed types at least this probable need no other evidence. */
  static final double CERTAIN = Math.log(0.98);

  private static final double LEAST = -7.5;
  private static final double LEAST_UNTAUGHT = -14;

  /** Where a cell of a length would end: at an anchor or up to three bytes before one, or… */
  private static final byte NOWHERE = -1;

  /** …behind the stretch. */
  private static final byte CUT = 4;

  /** From this type on, a length is too improbable to be assumed without other evidence. */
  private static final int LONG = 12 + 2 * 64;

  /** The most that the content of one field can be worth; without experience. */
  private static final double BEST_FIELD = 3;

  private static final double BEST_FIELD_TAUGHT = 7;
  private static final double BEST_OVERFLOW = 12;

  private final Shape shape;
  private final Effort effort;
  private final byte[] reach = new byte[2 * LikelyTypes.LONGEST + 1];
  private final int[] lengths = new int[reach.length];

  LostTypeSearch(Shape shape, Effort effort) {
    this.shape = shape;
    this.effort = effort;
  }

  /**
   * A cell that begins, or began, with a freeblock.
   *
   * @param to where the stretch of residue ends
   * @param prefix how long payload length and rowid are taken to be, less than three
   * @param fields the number of fields
   */
  record Head(int at, int to, Template template, int prefix, int fields) {}

  /**
   * Names all that can be, in a fixed order.
   *
   * @param prior what the place is worth
   */
  void search(byte[] page, Head head, double prior, BitSet anchors, Consumer<LostTypes> each) {
    int gap = Shape.LOST - head.prefix() - 1;
    long ofOne = rest(page, head, 1, 1);
    long ofLong = rest(page, head, 1, 2);
    Optional<Rest> ofTwo =
        gap == 2 && head.fields() > 1 ? behindTwo(page, head, prior) : Optional.empty();
    if (ofOne >= 0 || ofLong >= 0) {
      one(page, head, gap, ofOne, ofLong, anchors, each);
    }
    ofTwo.ifPresent(rest -> two(page, head, rest, anchors, each));
  }

  private long rest(byte[] page, Head head, int lost, int bytes) {
    return shape.rest(page, head.at(), head.to(), head.prefix(), head.fields(), lost, bytes);
  }

  private void one(
      byte[] page,
      Head head,
      int gap,
      long ofOne,
      long ofLong,
      BitSet anchors,
      Consumer<LostTypes> each) {
    int behind = head.at() + Shape.LOST;
    int left = behind < head.to() && page[behind] >= 0 ? page[behind] : 0;
    double least = least(head.template());
    effort.spend(16);
    for (int i = 0; i < 256; i++) {
      // A type of one byte, or of two, of which the second may be left.
      long type = i < 128 || gap == 2 ? i : (long) (i - 128) << 7 | left;
      long rest = i < 128 ? ofOne : ofLong;
      boolean possible = rest >= 0 && (i < 128 ? 1 : 2) == ByteCursor.varintSize(type);
      if (!possible) {
        continue;
      }
      double cost = head.template().cost(0, type);
      if (cost <= least) {
        continue;
      }
      byte end = reached(head, rest + length(type), anchors);
      // No type of two bytes is so probable that it is believed wherever the cell ends, none of a
      // long value so probable that the cell is believed without an end.
      if (i < 128 || (end != NOWHERE && (end != CUT || type < LONG))) {
        if (mayBe(end, cost) && effort.spend(1)) {
          each.accept(LostTypes.of(type));
        }
      }
    }
  }

  private void two(byte[] page, Head head, Rest rest, BitSet anchors, Consumer<LostTypes> each) {
    Template template = head.template();
    LikelyTypes firsts = template.likely(0);
    LikelyTypes seconds = template.likely(1);
    double least = least(template);
    int reached = 0;
    int before = 0;
    for (int length = 0; length < reach.length; length++) {
      boolean tooShort = rest.length() + length - rest.header() < RegionCarver.LEAST_BODY;
      byte end = reached(head, rest.length() + length, anchors);
      reach[length] = tooShort && end > 0 && end < CUT ? NOWHERE : end;
      if (reach[length] != NOWHERE) {
        lengths[reached++] = length;
        before = end == CUT ? before : reached;
      }
    }
    effort.spend(2 + firsts.count() * reached / 64);
    twoAnywhere(head, each);
    for (int i = 0; i < firsts.count(); i++) {
      double cost = firsts.cost(i);
      int own = firsts.length(i);
      if (cost <= least) {
        continue;
      }
      boolean whole = rest.body() + own <= head.to();
      double first = whole ? Scorer.field(template, 0, firsts.type(i), page, rest.body()) : 0;
      double bound = rest.bound() + cost + first + 1e-6;
      if (refused((byte) 0, cost + seconds.best(), bound + seconds.best())) {
        continue;
      }
      // Where all that is too improbable to be believed without an end, no cell goes beyond one.
      int last = cost + seconds.best() < Overwriting.LEAST_GUESS ? before : reached;
      for (int k = 0; k < last; k++) {
        int length = lengths[k] - own;
        byte end = reach[lengths[k]];
        if (length < 0
            || length > LikelyTypes.LONGEST
            || refused(end, cost + seconds.best(), bound + seconds.best())) {
          continue;
        }
        for (int j : seconds.ofLength(length)) {
          double second = seconds.cost(j);
          if (second > least && !refused(end, cost + second, bound + second) && effort.spend(1)) {
            each.accept(LostTypes.of(firsts.type(i), seconds.type(j)));
          }
        }
      }
    }
  }

  /** Pairs that are probable by themselves, wherever the cell ends: rivals of those above. */
  private void twoAnywhere(Head head, Consumer<LostTypes> each) {
    LikelyTypes firsts = head.template().likely(0);
    LikelyTypes seconds = head.template().likely(1);
    for (int i : firsts.usual()) {
      for (int j : seconds.usual()) {
        boolean elsewhere = reach[firsts.length(i) + seconds.length(j)] == NOWHERE;
        double guess = firsts.cost(i) + seconds.cost(j);
        if (elsewhere && guess >= Overwriting.LEAST_GUESS && effort.spend(1)) {
          each.accept(LostTypes.of(firsts.type(i), seconds.type(j)));
        }
      }
    }
  }

  /** Whether a cell with such an end will not be believed, whatever the rest of it looks like. */
  private static boolean refused(byte end, double guess, double bound) {
    return guess < Overwriting.LEAST_GUESS && (end == CUT || bound + RegionCarver.abuts(end) < 0);
  }

  /**
   * What can be said for all pairs of lost types.
   *
   * @param length of the cell without the two fields
   * @param header its length
   * @param body where the first field begins
   * @param bound the most that all but the first field and where the cell ends can be worth
   */
  private record Rest(long length, int header, int body, double bound) {}

  /** Reads what is left behind two lost types. */
  private Optional<Rest> behindTwo(byte[] page, Head head, double prior) {
    long length = rest(page, head, 2, 2);
    if (length < 0) {
      return Optional.empty();
    }
    double best = head.template().isTaught() ? BEST_FIELD_TAUGHT : BEST_FIELD;
    double bound = prior + best + BEST_OVERFLOW;
    for (int i = 2; i < shape.fields; i++) {
      bound += head.template().cost(i, shape.types[i]) + Scorer.evidence(shape.types[i]) + best;
    }
    return bound == Scorer.NEVER
        ? Optional.empty()
        : Optional.of(new Rest(length, shape.headerLength, shape.bodyStart(), bound));
  }

  private static long length(long type) {
    return RecordView.legal(type) ? RecordView.fieldLength(type) : 0;
  }

  private static double least(Template template) {
    return template.isTaught() ? LEAST : LEAST_UNTAUGHT;
  }

  private static boolean mayBe(byte end, double guess) {
    return guess >= Overwriting.LEAST_GUESS || (end != CUT && end != NOWHERE);
  }

  private byte reached(Head head, long whole, BitSet anchors) {
    int end = shape.endOf(head.at(), head.prefix(), whole, head.template().keyed());
    if (end > head.to()) {
      return CUT;
    }
    return (byte) slack(end, head.to(), anchors);
  }

  /** How far behind an end a cell or block must have ended: 0 to 3, or -1. */
  static int slack(int end, int to, BitSet anchors) {
    int next = end <= to ? anchors.nextSetBit(end) : -1;
    return next >= 0 && next <= Math.min(end + 3, to) ? next - end : -1;
  }
}
