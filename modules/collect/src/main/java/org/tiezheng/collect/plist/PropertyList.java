package org.tiezheng.collect.plist;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.tiezheng.collect.input.FormatException;

/**
 * Reads property lists. Memory and time are bounded by the size of the source: no object is read
 * twice, and objects that lie over each other (which no writer makes) end the reading.
 */
public final class PropertyList {
  /** Deepest nesting. */
  static final int DEPTH = 64;

  private static final byte[] BINARY = "bplist0".getBytes(StandardCharsets.US_ASCII);

  private PropertyList() {}

  /** Whether the bytes begin as a binary property list. */
  public static boolean isBinary(byte[] bytes) {
    return Arrays.equals(bytes, 0, Math.min(bytes.length, BINARY.length), BINARY, 0, BINARY.length);
  }

  /**
   * The top value of a list, binary (CoreFoundation's {@code bplist00}) or XML.
   *
   * @throws FormatException if the bytes are neither, or damaged
   */
  public static Plist read(byte[] bytes) throws FormatException {
    return isBinary(bytes) ? new BinaryPlist(bytes).top() : XmlPlist.read(bytes);
  }

  /**
   * A list whose top value is a dictionary, as all of a backup's are.
   *
   * @throws FormatException also if it is something else
   */
  public static Plist.Dict dict(byte[] bytes) throws FormatException {
    if (read(bytes) instanceof Plist.Dict dict) {
      return dict;
    }
    throw damaged("最外层不是字典", "its top value is no dictionary");
  }

  static FormatException damaged(String zh, String en) {
    return new FormatException("属性列表(plist)损坏:" + zh, "the property list is damaged: " + en);
  }
}
