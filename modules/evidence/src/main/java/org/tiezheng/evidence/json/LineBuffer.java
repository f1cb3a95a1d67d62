package org.tiezheng.evidence.json;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;

/** JSON in UTF-8 as it grows, written byte for byte as the mapper writes it. Not thread-safe. */
public final class LineBuffer {
  private static final int FIRST = 2048;

  /** What was needed for one very long line is not kept for the next. */
  private static final int KEPT = 1 << 20;

  /** The names of columns and fields, of which a store has few; a power of two. */
  private static final int NAMES = 256;

  /** Texts that line after line has, such as the sender; a power of two. */
  private static final int TEXTS = 128;

  /** Longer ones are written anew. */
  private static final int SHORT = 100;

  /** Characters for which room is made at a time. */
  private static final int PIECE = 1 << 14;

  private static final long DAY = 86_400;

  /** The end of the year 9999. */
  private static final long LAST_OF_FOUR_DIGITS = 253_402_300_799L;

  private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  /**
   * The letter behind the backslash for characters that have one; 1 for those written as digits.
   */
  private static final byte[] ESCAPES = escapes();

  private final Known[] names = new Known[NAMES];
  private final Known[] texts = new Known[TEXTS];
  private byte[] bytes = new byte[FIRST];
  private int size;
  private final char[] chars = new char[PIECE];

  /** A text and how it is written. */
  private static final class Known {
    private static final Known NONE = new Known("", new byte[0]);

    private final String text;
    private final byte[] ready;

    Known(String text, byte[] ready) {
      this.text = text;
      this.ready = ready;
    }
  }

  /** Nothing is known yet. */
  public LineBuffer() {
    Arrays.fill(names, Known.NONE);
    Arrays.fill(texts, Known.NONE);
  }

  private static byte[] escapes() {
    byte[] escapes = new byte[128];
    Arrays.fill(escapes, 0, ' ', (byte) 1);
    escapes['\b'] = 'b';
    escapes['\t'] = 't';
    escapes['\n'] = 'n';
    escapes['\f'] = 'f';
    escapes['\r'] = 'r';
    escapes['"'] = '"';
    escapes['\\'] = '\\';
    return escapes;
  }

  /** What was written since the last time. */
  public byte[] take() {
    byte[] taken = Arrays.copyOf(bytes, size);
    clear();
    return taken;
  }

  /** What was written since the last time, where it lies: until something else is written. */
  public ByteBuffer passing() {
    return ByteBuffer.wrap(bytes, 0, size);
  }

  /** Forgets what was written. */
  public void clear() {
    size = 0;
    if (bytes.length > KEPT) {
      bytes = new byte[FIRST];
    }
  }

  /** Adds a character below 128 as it is. */
  public void add(char ascii) {
    room(1);
    bytes[size++] = (byte) ascii;
  }

  /** Adds JSON that stands ready. */
  public void add(byte[] ready) {
    add(ready, 0);
  }

  /** Adds what stands from an index on. */
  void add(byte[] ready, int from) {
    int length = ready.length - from;
    room(length);
    System.arraycopy(ready, from, bytes, size, length);
    size += length;
  }

  /** A whole number. */
  @SuppressWarnings("deprecation") // The fast way for what has no other characters.
  public void number(long number) {
    String digits = Long.toString(number);
    room(digits.length());
    digits.getBytes(0, digits.length(), bytes, size);
    size += digits.length();
  }

  /** The name of a member with quotation marks and the colon. */
  void name(String name) {
    int slot = name.hashCode() & (NAMES - 1);
    Known known = names[slot];
    // What nobody asked for yet has no bytes.
    if (known.ready.length > 0 && known.text.equals(name)) {
      add(known.ready);
      return;
    }
    room(1);
    int from = size;
    string(LoneSurrogates.escape(name));
    add(':');
    keep(names, slot, name, from);
  }

  /** As {@link #string}, of a text that lines before and behind this one have, too. */
  public void again(String text) {
    int slot = text.hashCode() & (TEXTS - 1);
    Known known = texts[slot];
    if (known.ready.length > 0 && known.text.equals(text)) {
      add(known.ready);
      return;
    }
    room(1);
    int from = size;
    string(text);
    keep(texts, slot, text, from);
  }

  /** The newest stays: of two that share a place, both are written anew at worst. */
  private void keep(Known[] all, int slot, String text, int from) {
    if (text.length() <= SHORT) {
      all[slot] = new Known(text, Arrays.copyOfRange(bytes, from, size));
    }
  }

  /** A moment in UTC as ISO 8601 has it. */
  public void instant(Instant instant) {
    long second = instant.getEpochSecond();
    if (instant.getNano() != 0 || second < 0 || second > LAST_OF_FOUR_DIGITS) {
      string(instant.toString());
      return;
    }
    LocalDate day = LocalDate.ofEpochDay(second / DAY);
    int rest = (int) (second % DAY);
    room(22);
    bytes[size++] = '"';
    digits(day.getYear() / 100);
    digits(day.getYear() % 100);
    digits('-', day.getMonthValue());
    digits('-', day.getDayOfMonth());
    digits('T', rest / 3600);
    digits(':', rest / 60 % 60);
    digits(':', rest % 60);
    bytes[size++] = 'Z';
    bytes[size++] = '"';
  }

  private void digits(char before, int number) {
    bytes[size++] = (byte) before;
    digits(number);
  }

  private void digits(int number) {
    bytes[size++] = (byte) ('0' + number / 10);
    bytes[size++] = (byte) ('0' + number % 10);
  }

  /** A text between quotation marks; half a surrogate pair is written as its escape. */
  public void string(String text) {
    room(2);
    bytes[size++] = '"';
    int length = text.length();
    for (int from = 0; from < length; from += PIECE) {
      int to = Math.min(length, from + PIECE);
      // No character takes more than six bytes, as an escape.
      room(6L * (to - from));
      piece(text, from, to);
    }
    add('"');
  }

  /** Most characters by far are ASCII that stands for itself, or take three bytes. */
  private void piece(String text, int from, int end) {
    byte[] out = bytes;
    char[] read = chars;
    int to = size;
    int length = end - from;
    // One copy is cheaper than asking the text for each character.
    text.getChars(from, end, read, 0);
    for (int i = 0; i < length; i++) {
      // Four at a time where all stand for themselves.
      while (i + 4 <= length && stand(read, i)) {
        out[to] = (byte) read[i];
        out[to + 1] = (byte) read[i + 1];
        out[to + 2] = (byte) read[i + 2];
        out[to + 3] = (byte) read[i + 3];
        to += 4;
        i += 4;
      }
      if (i == length) {
        break;
      }
      char c = read[i];
      if (c < 128) {
        byte escape = ESCAPES[c];
        if (escape == 0) {
          out[to++] = (byte) c;
        } else if (escape > 1) { // As the quotation marks of markup are: too many for a call each.
          out[to] = '\\';
          out[to + 1] = escape;
          to += 2;
        } else {
          to = escape(c, out, to);
        }
      } else if (c >= 0x800 && !Character.isSurrogate(c)) {
        out[to] = (byte) (0xe0 | (c >> 12));
        out[to + 1] = (byte) (0x80 | ((c >> 6) & 0x3f));
        out[to + 2] = (byte) (0x80 | (c & 0x3f));
        to += 3;
      } else {
        to = rare(text, from + i, out, to);
      }
    }
    size = to;
  }

  /** Whether four characters are ASCII and need no escape. */
  private static boolean stand(char[] read, int at) {
    char a = read[at];
    char b = read[at + 1];
    char c = read[at + 2];
    char d = read[at + 3];
    return (a | b | c | d) < 128 && (ESCAPES[a] | ESCAPES[b] | ESCAPES[c] | ESCAPES[d]) == 0;
  }

  private static int rare(String text, int at, byte[] out, int to) {
    char c = text.charAt(at);
    if (c >= 0x800) {
      return surrogate(text, at, out, to);
    }
    out[to] = (byte) (0xc0 | (c >> 6));
    out[to + 1] = (byte) (0x80 | (c & 0x3f));
    return to + 2;
  }

  /** A pair is written at its first half, in four of the bytes that both may take. */
  private static int surrogate(String text, int at, byte[] out, int to) {
    if (isPair(text, at)) {
      return pair(Character.toCodePoint(text.charAt(at), text.charAt(at + 1)), out, to);
    }
    return at > 0 && isPair(text, at - 1) ? to : escape(text.charAt(at), out, to);
  }

  private static boolean isPair(String text, int at) {
    return Character.isHighSurrogate(text.charAt(at))
        && at + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(at + 1));
  }

  private static int pair(int point, byte[] out, int to) {
    out[to] = (byte) (0xf0 | (point >> 18));
    out[to + 1] = (byte) (0x80 | ((point >> 12) & 0x3f));
    out[to + 2] = (byte) (0x80 | ((point >> 6) & 0x3f));
    out[to + 3] = (byte) (0x80 | (point & 0x3f));
    return to + 4;
  }

  private static int escape(char c, byte[] out, int to) {
    out[to] = '\\';
    out[to + 1] = 'u';
    for (int i = 0; i < 4; i++) {
      out[to + 2 + i] = DIGITS[(c >> (12 - 4 * i)) & 0xf];
    }
    return to + 6;
  }

  private void room(long more) {
    if (more > bytes.length - size) {
      long wanted = Math.max(size + more, 2L * bytes.length);
      if (size + more > Integer.MAX_VALUE - 8) {
        throw new OutOfMemoryError("a line of more than two gigabytes");
      }
      bytes = Arrays.copyOf(bytes, (int) Math.min(wanted, Integer.MAX_VALUE - 8));
    }
  }
}
