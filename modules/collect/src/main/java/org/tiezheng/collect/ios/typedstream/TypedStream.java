package org.tiezheng.collect.ios.typedstream;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.collect.ios.typedstream.Typed.Instance;
import org.tiezheng.evidence.Text;

/**
 * Reads a typedstream of version 4 in either byte order: groups of values, each behind a word that
 * tells their types; objects, classes, C strings and type words are written once and referred to by
 * number afterwards. A stream that breaks off gives what was read before the break.
 */
public final class TypedStream {
  private static final int VERSION = 4;
  private static final String LITTLE = "streamtyped";
  private static final String BIG = "typedstream";

  /** Objects within objects; styled text needs about ten. */
  private static final int DEPTH = 64;

  /** Values of one stream; a structure without members takes no bytes, so bytes are no limit. */
  private static final int VALUES = 500_000;

  /** Letters of a word of type codes; it may be gone through once for each member of an array. */
  private static final int CODES = 500;

  private final StreamBytes in;
  private final List<String> words = new ArrayList<>();
  private final List<Typed> things = new ArrayList<>();
  private int values;

  private TypedStream(MemorySegment bytes) {
    this.in = new StreamBytes(bytes);
  }

  /**
   * What a stream holds.
   *
   * @param values at the top, in order; usually one object
   * @param damage why reading stopped before the end, if it did
   */
  public record Contents(List<Typed> values, Optional<Text> damage) {
    public Contents {
      values = List.copyOf(values);
    }
  }

  /** Reads all of it; never throws because of what the bytes are. */
  public static Contents read(MemorySegment bytes) {
    List<Typed> top = new ArrayList<>();
    try {
      TypedStream stream = new TypedStream(bytes);
      stream.heading();
      while (!stream.in.ended()) {
        stream.group(top, 0);
      }
      return new Contents(top, Optional.empty());
    } catch (FormatException e) {
      return new Contents(top, Optional.of(e.sentence()));
    }
  }

  private void heading() throws FormatException {
    byte version = in.next();
    String signature = plain();
    if (version != VERSION || !(signature.equals(LITTLE) || signature.equals(BIG))) {
      throw in.broken("不是版本 4 的 typedstream", "not a typedstream of version 4");
    }
    in.order(signature.equals(BIG) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    in.whole(in.next(), false);
  }

  /** The values that one type word announces. */
  private void group(List<Typed> into, int depth) throws FormatException {
    String types = word(in.next());
    if (types.length() > CODES) {
      throw in.broken("类型描述过长", "the word that tells the types is too long");
    }
    Encoding encoding = new Encoding(types);
    while (encoding.more()) {
      value(encoding, into, depth);
    }
  }

  private void value(Encoding types, List<Typed> into, int depth) throws FormatException {
    if (++values > VALUES) {
      throw in.broken("值的个数超过上限", "too many values");
    }
    char type = types.next();
    switch (type) {
      case 'c' -> into.add(new Typed.Whole(in.next()));
      case 'C', 'B' -> into.add(new Typed.Whole(Byte.toUnsignedLong(in.next())));
      case 's', 'i', 'l', 'q' -> into.add(new Typed.Whole(in.whole(in.next(), true)));
      case 'S', 'I', 'L', 'Q' -> into.add(new Typed.Whole(in.whole(in.next(), false)));
      case 'f' -> into.add(new Typed.Real(in.real(false)));
      case 'd' -> into.add(new Typed.Real(in.real(true)));
      case '+' -> string(into);
      case '*' -> into.add(cString());
      case '%', ':' -> into.add(wordOrNil());
      case '#' -> into.add(type(DEPTH).<Typed>map(t -> t).orElse(Typed.NIL));
      case '@' -> object(into, depth);
      case '!' -> into.add(Typed.NIL);
      case '[' -> array(types, into, depth);
      case '{' -> structure(types, into, depth);
      default -> throw in.broken("类型 " + type + " 未知", "unknown type " + type);
    }
  }

  /** The object is added before it is read, so that a break within it loses nothing. */
  private void object(List<Typed> into, int depth) throws FormatException {
    byte head = in.next();
    if (head == StreamBytes.NIL) {
      into.add(Typed.NIL);
    } else if (head != StreamBytes.NEW) {
      into.add(thing(head, Instance.class));
    } else {
      if (depth >= DEPTH) {
        throw in.broken("对象嵌套过深", "objects are nested too deeply");
      }
      Instance made = new Instance();
      things.add(made);
      into.add(made);
      made.type(type(DEPTH).orElseThrow(() -> in.broken("对象没有类", "an object without class")));
      while (in.peek() != StreamBytes.END) {
        group(made.growing(), depth + 1);
      }
      in.next();
    }
  }

  private Optional<Typed.Type> type(int deeper) throws FormatException {
    byte head = in.next();
    if (head == StreamBytes.NIL) {
      return Optional.empty();
    }
    if (head != StreamBytes.NEW) {
      return Optional.of(thing(head, Typed.Type.class));
    }
    if (deeper == 0) {
      throw in.broken("类的继承过深", "too many classes inherit from each other");
    }
    String name = word(in.next());
    long version = in.whole(in.next(), true);
    // The number is taken before the parent is read; nothing can refer to it until then.
    int number = things.size();
    things.add(Typed.NIL);
    Typed.Type type = new Typed.Type(name, version, type(deeper - 1));
    things.set(number, type);
    return Optional.of(type);
  }

  private Typed cString() throws FormatException {
    byte head = in.next();
    if (head == StreamBytes.NIL) {
      return Typed.NIL;
    }
    if (head != StreamBytes.NEW) {
      return thing(head, Typed.Word.class);
    }
    Typed.Word made = new Typed.Word(word(in.next()));
    things.add(made);
    return made;
  }

  private Typed wordOrNil() throws FormatException {
    byte head = in.next();
    return head == StreamBytes.NIL ? Typed.NIL : new Typed.Word(word(head));
  }

  /** Of a string that is longer than the stream, what is there and is text is kept. */
  private void string(List<Typed> into) throws FormatException {
    byte head = in.next();
    if (head == StreamBytes.NIL) {
      into.add(Typed.NIL);
      return;
    }
    long length = in.whole(head, false);
    if (length < 0 || length > in.left()) {
      into.add(new Typed.Raw(Utf8.beginning(in.take(in.left()))));
      throw in.broken("字符串比数据长", "a string is longer than the stream");
    }
    into.add(new Typed.Raw(in.take(length)));
  }

  private void array(Encoding types, List<Typed> into, int depth) throws FormatException {
    long length = types.number();
    char element = types.peek();
    if (element == 'c' || element == 'C') {
      types.next();
      into.add(new Typed.Raw(in.take(length)));
    } else {
      List<Typed> members = new ArrayList<>();
      into.add(new Typed.Several(members));
      int start = types.position();
      types.skip();
      int end = types.position();
      for (long i = 0; i < length; i++) {
        types.position(start);
        nested(types, members, depth);
      }
      types.position(end);
    }
    types.expect(']');
  }

  private void structure(Encoding types, List<Typed> into, int depth) throws FormatException {
    List<Typed> members = new ArrayList<>();
    into.add(new Typed.Several(members));
    types.name();
    while (types.peek() != '}') {
      nested(types, members, depth);
    }
    types.expect('}');
  }

  private void nested(Encoding types, List<Typed> members, int depth) throws FormatException {
    if (depth >= DEPTH) {
      throw in.broken("类型嵌套过深", "types are nested too deeply");
    }
    value(types, members, depth + 1);
  }

  private String word(byte head) throws FormatException {
    if (head == StreamBytes.NEW) {
      String made = plain();
      words.add(made);
      return made;
    }
    long number = reference(head);
    if (number < 0 || number >= words.size()) {
      throw in.broken("引用的字符串不存在", "no string has this number");
    }
    return words.get((int) number);
  }

  private String plain() throws FormatException {
    long length = in.whole(in.next(), false);
    return new String(in.take(length).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
  }

  private <T extends Typed> T thing(byte head, Class<T> kind) throws FormatException {
    long number = reference(head);
    if (number < 0 || number >= things.size() || !kind.isInstance(things.get((int) number))) {
      throw in.broken("引用的对象不存在或种类不符", "no object of this kind has this number");
    }
    return kind.cast(things.get((int) number));
  }

  private long reference(byte head) throws FormatException {
    return in.whole(head, true) - StreamBytes.FIRST_REFERENCE;
  }
}
