package org.tiezheng.sqlite.recover;

import org.tiezheng.sqlite.RecordView;

/**
 * What an entry of an index must be to say which rowid goes with its values. Its rowid comes last,
 * without it the entry says nothing, so that nothing about it may be a guess.
 */
final class WholeEntry {
  /** The odds that an entry must have whose rowid's length is concluded from where it ends. */
  private static final double LEAST = Math.log(999);

  /** The odds of a type among those of its column below which the bytes are of something else. */
  private static final double LEAST_TYPE = -7.5;

  private WholeEntry() {}

  /**
   * Whether all of an entry is there, and can be read in one way only.
   *
   * @param pointed whether a pointer of its page leads to it
   */
  static boolean is(Piece piece, Shape shape, byte[] page, int usable, boolean pointed) {
    return !piece.cut()
        && (piece.intact() || (piece.sure() && piece.score() >= LEAST))
        && shape.fields == piece.template().fields()
        && !shape.overflows()
        && shape.end <= usable
        && hasRowid(shape, page, piece.intact(), pointed)
        && isOfItsIndex(piece.template(), shape)
        && !isLongerLikelier(piece, shape)
        && !Scorer.hasOddText(piece.template(), shape, page);
  }

  private static boolean isOfItsIndex(Template template, Shape shape) {
    for (int field = 0; field < shape.fields; field++) {
      if (template.isTaught() && template.cost(field, shape.types[field]) < LEAST_TYPE) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a number whose type was in the lost bytes would rather have been a longer one: then the
   * entry may have gone on behind what it now ends at, which was written over it.
   */
  private static boolean isLongerLikelier(Piece piece, Shape shape) {
    for (int field = 0; field < piece.lost().count(); field++) {
      long own = shape.types[field];
      for (long type = 1; type <= 6 && own < 12; type++) {
        boolean longer = RecordView.fieldLength(type) > RecordView.fieldLength(own);
        if (longer && piece.template().cost(field, type) > piece.template().cost(field, own)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Whether the last field is a rowid as it is stored: no number has more bytes than it needs. 0
   * and 1 are stored without bytes: where the header is concluded, or cut, any entry fits. A zero
   * at the end is what is mostly left of what was written over it, and a sign at the beginning is
   * another number's byte, unless a pointer shows that they are its own.
   */
  private static boolean hasRowid(Shape shape, byte[] page, boolean intact, boolean pointed) {
    int last = shape.fields - 1;
    long type = shape.types[last];
    if (type < 1 || type > 6) {
      return type == 9 && intact;
    }
    int length = (int) RecordView.fieldLength(type);
    long rowid = IndexResidue.rowid(shape, page);
    return (rowid & ~1L) != 0
        && (pointed || (rowid > 0 && (rowid & 0xff) != 0))
        && Scorer.smallest(page, (int) shape.offsets[last], length);
  }
}
