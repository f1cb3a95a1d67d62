package org.tiezheng.collect.container;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A password that a person typed. It shows nothing of itself and is wiped when closed. Not
 * thread-safe.
 */
public final class Secret implements AutoCloseable {
  private final char[] chars;

  private Secret(char[] chars) {
    this.chars = chars;
  }

  /** The characters are copied; the caller wipes its own. */
  public static Secret of(char[] typed) {
    return new Secret(typed.clone());
  }

  /** A copy of the characters; the caller wipes it. */
  public char[] chars() {
    return chars.clone();
  }

  /** The characters in UTF-8; the caller wipes them. */
  public byte[] utf8() {
    // Room for the most that UTF-8 needs, so that no forgotten copy is left by a buffer that grew.
    byte[] room = new byte[chars.length * 3];
    ByteBuffer encoded = ByteBuffer.wrap(room);
    StandardCharsets.UTF_8
        .newEncoder()
        .onMalformedInput(CodingErrorAction.REPLACE)
        .encode(CharBuffer.wrap(chars), encoded, true);
    byte[] bytes = Arrays.copyOf(room, encoded.position());
    Arrays.fill(room, (byte) 0);
    return bytes;
  }

  @Override
  public void close() {
    Arrays.fill(chars, '\0');
  }

  @Override
  public String toString() {
    return "Secret";
  }
}
