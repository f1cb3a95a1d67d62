package org.tiezheng.testkit.ios;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a text with attributes as a typedstream, the way Apple's archiver does: what occurs again
 * is referred to by its number.
 */
public final class AttributedArchive {
  private static final int SHORT = 0x81;
  private static final int INT = 0x82;
  private static final int NEW = 0x84;
  private static final int NIL = 0x85;
  private static final int END = 0x86;
  private static final int FIRST_REFERENCE = -110;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteOrder order;
  private final List<String> words = new ArrayList<>();
  private final Map<Object, Integer> things = new HashMap<>();
  private int count;

  private AttributedArchive(ByteOrder order) {
    this.order = order;
  }

  /**
   * A part of the text.
   *
   * @param length in UTF-16 units
   * @param attributes values are String, Long, URI or byte[]
   */
  public record Run(int length, Map<String, Object> attributes) {}

  /** The archive of an NSMutableAttributedString. */
  public static byte[] of(String text, List<Run> runs) {
    return of(text, runs, ByteOrder.LITTLE_ENDIAN);
  }

  /** The archive in either byte order. */
  public static byte[] of(String text, List<Run> runs, ByteOrder order) {
    AttributedArchive archive = new AttributedArchive(order);
    archive.write(text, runs);
    return archive.out.toByteArray();
  }

  /** A text that is one part of a message, as most are. */
  public static byte[] plain(String text) {
    return of(text, List.of(new Run(text.length(), Map.of("__kIMMessagePartAttributeName", 0L))));
  }

  private void write(String text, List<Run> runs) {
    out.write(4);
    string(order == ByteOrder.LITTLE_ENDIAN ? "streamtyped" : "typedstream");
    number(1000);
    word("@");
    begin("NSMutableAttributedString", "NSAttributedString", "NSObject");
    word("@");
    begin("NSMutableString", "NSString", "NSObject");
    word("+");
    string(text);
    out.write(END);
    List<Map<String, Object>> sets = new ArrayList<>();
    for (Run run : runs) {
      int known = sets.indexOf(run.attributes());
      word("iI");
      number(known < 0 ? sets.size() + 1 : known + 1);
      number(run.length());
      if (known < 0) {
        sets.add(run.attributes());
        dictionary(run.attributes());
      }
    }
    out.write(END);
  }

  private void dictionary(Map<String, Object> attributes) {
    word("@");
    begin("NSDictionary", "NSObject");
    word("i");
    number(attributes.size());
    attributes.forEach((name, value) -> {
      object(name);
      object(value);
    });
    out.write(END);
  }

  private void object(Object value) {
    word("@");
    Integer known = value instanceof byte[] ? null : things.get(value);
    if (known != null) {
      number(known + FIRST_REFERENCE);
      return;
    }
    if (!(value instanceof byte[])) {
      things.put(value, count);
    }
    switch (value) {
      case String text -> {
        begin("NSString", "NSObject");
        word("+");
        string(text);
      }
      case Long whole -> {
        begin("NSNumber", "NSValue", "NSObject");
        word("*");
        cString("q");
        word("q");
        number(whole);
      }
      case URI uri -> {
        begin("NSURL", "NSObject");
        word("c");
        out.write(0);
        object(uri.toString());
      }
      case byte[] bytes -> {
        begin("NSData", "NSObject");
        word("i");
        number(bytes.length);
        word("[" + bytes.length + "c]");
        out.writeBytes(bytes);
      }
      default -> throw new IllegalArgumentException("no such attribute: " + value);
    }
    out.write(END);
  }

  private void begin(String... classes) {
    out.write(NEW);
    count++;
    for (String name : classes) {
      Integer known = things.get(new ClassName(name));
      if (known != null) {
        number(known + FIRST_REFERENCE);
        return;
      }
      things.put(new ClassName(name), count++);
      out.write(NEW);
      word(name);
      number(name.endsWith("String") && !name.contains("Attributed") ? 1 : 0);
    }
    out.write(NIL);
  }

  private record ClassName(String name) {}

  private record Letters(String text) {}

  private void cString(String text) {
    Integer known = things.get(new Letters(text));
    if (known != null) {
      number(known + FIRST_REFERENCE);
      return;
    }
    things.put(new Letters(text), count++);
    out.write(NEW);
    word(text);
  }

  private void word(String text) {
    int known = words.indexOf(text);
    if (known >= 0) {
      number(known + FIRST_REFERENCE);
      return;
    }
    words.add(text);
    out.write(NEW);
    string(text);
  }

  private void string(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(bytes.length);
    out.writeBytes(bytes);
  }

  private void number(long value) {
    if (value >= FIRST_REFERENCE && value <= Byte.MAX_VALUE) {
      out.write((int) value);
    } else if (value >= Short.MIN_VALUE && value <= Short.MAX_VALUE) {
      out.write(SHORT);
      out.writeBytes(ByteBuffer.allocate(2).order(order).putShort((short) value).array());
    } else {
      out.write(INT);
      out.writeBytes(ByteBuffer.allocate(4).order(order).putInt((int) value).array());
    }
  }
}
