package org.tiezheng.sqlite.recover;

import org.tiezheng.sqlite.RecordView;
import org.tiezheng.sqlite.TextEncoding;

/**
 * How much better the bytes are explained by a row of a table than by chance: the logarithm of the
 * likelihood ratio. Stateless.
 */
final class Scorer {
  static final double NEVER = Double.NEGATIVE_INFINITY;

  /** Columns may have been added to a table: older rows have fewer fields. */
  private static final double UNEXPECTED_COUNT = -5;

  /** Of a table whose statement is gone, nothing but its rows says how many fields they have. */
  private static final double UNSEEN_COUNT = -12;

  private Scorer() {}

  /**
   * Scores the header of a cell.
   *
   * @param lost how many of the first types are not read but assumed
   */
  static double header(Template template, Shape shape, int lost) {
    if (shape.fields > template.fields()) {
      return NEVER;
    }
    double unexpected = template.isUnknown() ? UNSEEN_COUNT : UNEXPECTED_COUNT;
    double score = template.expects(shape.fields) ? 0 : unexpected;
    score += template.keyed() ? 0 : template.rowidCost(shape.rowidLength);
    for (int i = 0; i < shape.fields; i++) {
      double cost = template.cost(i, shape.types[i]);
      if (cost == NEVER) {
        return NEVER;
      }
      score += cost;
      if (i >= lost) {
        score += evidence(shape.types[i]);
      }
    }
    if (shape.intact) {
      int lengths = shape.prefix - shape.rowidLength + ByteCursor.varintSize(shape.headerLength);
      score += Template.BYTE * lengths;
    } else if (shape.headerStart >= shape.start + Shape.LOST) {
      score += Template.BYTE;
    }
    return score;
  }

  /** What the bytes of a type are worth: zeroes, small numbers and letters are common anyway. */
  static double evidence(long type) {
    if (type == 0) {
      return 1.2;
    }
    return type < 128 ? 4.5 : Template.BYTE * ByteCursor.varintSize(type);
  }

  /**
   * Scores the fields of a cell.
   *
   * @param limit behind the last byte that is there
   */
  static double content(Template template, Shape shape, byte[] b, int limit) {
    double score = 0;
    int whole = shape.fieldsBefore(limit);
    for (int i = 0; i < whole; i++) {
      score += field(template, i, shape.types[i], b, (int) shape.offsets[i]);
    }
    return score;
  }

  /** Scores what is left of the field that is there only in part; zero if there is none. */
  static double begun(Template template, Shape shape, byte[] b, int limit) {
    int field = shape.fieldsBefore(limit);
    int from = field < shape.fields ? (int) Math.min(limit, shape.offsets[field]) : limit;
    if (from >= limit) {
      return 0;
    }
    long type = shape.types[field];
    double first = template.firstByte(field, type, b[from]);
    if (type < 13 || (type & 1) == 0) {
      return first;
    }
    int end = limit;
    if (template.encoding() != TextEncoding.UTF_8) {
      end -= (end - from) & 1;
    } else {
      while (end > from && (b[end - 1] & 0xc0) == 0x80) {
        end--;
      }
      end -= end > from && b[end - 1] < 0 ? 1 : 0;
    }
    return first + text(b, from, end - from, template.encoding());
  }

  /** Scores one field that is there to its end. */
  static double field(Template template, int field, long type, byte[] b, int from) {
    int length = (int) RecordView.fieldLength(type);
    double score = length > 0 ? template.firstByte(field, type, b[from]) : 0;
    if (type >= 2 && type <= 6) {
      score += smallest(b, from, length) ? 0.1 : -6;
    } else if (type >= 13 && (type & 1) == 1) {
      score += text(b, from, length, template.encoding());
    } else if (type == 7 && unlikely(b, from)) {
      score -= 6;
    }
    return score;
  }

  /**
   * The first field whose bytes cannot be what its type says, so that something was probably
   * written over it; the number of fields before the limit if all can.
   */
  static int believable(Template template, Shape shape, byte[] b, int limit) {
    int whole = shape.fieldsBefore(limit);
    for (int i = 0; i < whole && !template.oddTexts(); i++) {
      long type = shape.types[i];
      int length = (int) RecordView.fieldLength(type);
      boolean text = type >= 13 && (type & 1) == 1;
      if (text && text(b, (int) shape.offsets[i], length, template.encoding()) < 0) {
        return i;
      }
    }
    return whole;
  }

  /**
   * Where the first byte lies, of a text that was cut off, that cannot belong to a text: something
   * was written over it there, or a little before. The limit if there is none.
   */
  static int odd(Template template, Shape shape, byte[] b, int limit) {
    int field = shape.fieldsBefore(limit);
    return field < shape.fields ? odd(template, shape, b, field, limit) : limit;
  }

  /** Whether a text of a whole record has a byte that its column's texts do not have. */
  static boolean hasOddText(Template template, Shape shape, byte[] b) {
    for (int field = 0; field < shape.fields; field++) {
      int end = (int) shape.offsets[field + 1];
      if (odd(template, shape, b, field, end) < end) {
        return true;
      }
    }
    return false;
  }

  private static int odd(Template template, Shape shape, byte[] b, int field, int limit) {
    boolean text = shape.types[field] >= 13 && (shape.types[field] & 1) == 1;
    if (!text || template.oddTexts() || template.encoding() != TextEncoding.UTF_8) {
      return limit;
    }
    for (int at = (int) shape.offsets[field]; at < limit; at++) {
      if (b[at] >= 0 && b[at] < 32 && b[at] != 9 && b[at] != 10 && b[at] != 13) {
        return at;
      }
    }
    return limit;
  }

  /** SQLite stores an integer in as few bytes as it can. */
  static boolean smallest(byte[] b, int from, int length) {
    if (length == 1) {
      return true;
    }
    int less = length == 6 ? 4 : length == 8 ? 6 : length - 1;
    for (int i = from; i < from + length - less; i++) {
      if (b[i] != (b[from + length - less] < 0 ? -1 : 0)) {
        return true;
      }
    }
    return false;
  }

  /** Not-a-number is stored as NULL; and numbers of 1e100 are no one's data. */
  private static boolean unlikely(byte[] b, int from) {
    int exponent = (ByteCursor.u16(b, from) & 0x7ff0) >>> 4;
    return exponent == 0x7ff || exponent > 1023 + 340 || (exponent != 0 && exponent < 1023 - 340);
  }

  static double text(byte[] b, int from, int length, TextEncoding encoding) {
    if (encoding != TextEncoding.UTF_8) {
      return wide(b, from, length, encoding == TextEncoding.UTF_16LE ? 1 : 0);
    }
    int controls = 0;
    int position = from;
    int end = from + length;
    while (position < end) {
      int c = b[position];
      if (c >= 0) {
        controls += c < 32 && c != 9 && c != 10 && c != 13 ? 1 : 0;
        position++;
        continue;
      }
      int follow = (c & 0xe0) == 0xc0 ? 1 : (c & 0xf0) == 0xe0 ? 2 : (c & 0xf8) == 0xf0 ? 3 : 0;
      if (follow == 0 || position + follow >= end) {
        return -8;
      }
      for (int i = 1; i <= follow; i++) {
        if ((b[position + i] & 0xc0) != 0x80) {
          return -8;
        }
      }
      position += follow + 1;
    }
    return controls > 0 ? -Math.min(8, 3.0 * controls) : Math.min(3, length / 4.0);
  }

  private static double wide(byte[] b, int from, int length, int high) {
    if ((length & 1) == 1) {
      return -8;
    }
    int odd = 0;
    boolean open = false;
    for (int i = from; i < from + length; i += 2) {
      char c = (char) ((b[i + high] & 0xff) << 8 | (b[i + 1 - high] & 0xff));
      boolean low = Character.isLowSurrogate(c);
      odd += low != open || strange(c) ? 1 : 0;
      open = Character.isHighSurrogate(c);
    }
    odd += open ? 1 : 0;
    return odd > 0 ? -Math.min(12, 4.0 * odd) : Math.min(3, length / 8.0);
  }

  private static boolean strange(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL -> c != '\t' && c != '\n' && c != '\r';
      case Character.UNASSIGNED, Character.PRIVATE_USE -> true;
      default -> false;
    };
  }
}
