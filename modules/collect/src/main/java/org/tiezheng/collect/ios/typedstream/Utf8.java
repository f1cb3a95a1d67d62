package org.tiezheng.collect.ios.typedstream;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** How far bytes are text. */
final class Utf8 {
  private Utf8() {}

  /** The bytes before the first that cannot be UTF-8. */
  static MemorySegment beginning(MemorySegment bytes) {
    ByteBuffer in = bytes.asByteBuffer();
    CharBuffer out = CharBuffer.allocate(in.remaining());
    StandardCharsets.UTF_8
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .decode(in, out, true);
    return bytes.asSlice(0, in.position());
  }
}
