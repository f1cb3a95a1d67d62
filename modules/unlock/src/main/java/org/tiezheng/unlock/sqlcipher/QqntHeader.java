package org.tiezheng.unlock.sqlcipher;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.tiezheng.unlock.Pbkdf2.Hash;

/**
 * The clear header of a QQNT database: at 0x28 the length of a protobuf message, whose field 4
 * names the digest of the authentication codes. Whatever cannot be read is empty.
 */
final class QqntHeader {
  private static final ValueLayout.OfInt LITTLE_INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final int MESSAGE = 0x2c;
  private static final int HMAC_FIELD = 4;

  private QqntHeader() {}

  /** The digest that the header names. */
  static Optional<Hash> hmac(MemorySegment main) {
    return field(main, HMAC_FIELD)
        .flatMap(name ->
            switch (name) {
              case "HMAC_SHA1" -> Optional.of(Hash.SHA_1);
              case "HMAC_SHA256" -> Optional.of(Hash.SHA_256);
              case "HMAC_SHA512" -> Optional.of(Hash.SHA_512);
              default -> Optional.empty();
            });
  }

  /** A field that holds characters. */
  private static Optional<String> field(MemorySegment main, int wanted) {
    long length = main.get(LITTLE_INT, MESSAGE - 4) & 0xffff_ffffL;
    long end = Math.min(MESSAGE + length, StoreHead.QQNT_HEADER);
    long at = MESSAGE;
    while (at + 2 <= end) {
      int tag = main.get(ValueLayout.JAVA_BYTE, at) & 0xff;
      int size = main.get(ValueLayout.JAVA_BYTE, at + 1) & 0xff;
      if ((tag & 7) == 0) {
        at += 1 + varint(main, at + 1, end);
        continue;
      }
      // The strings of this message are short: their length is one byte.
      if ((tag & 7) != 2 || size > 127 || at + 2 + size > end) {
        return Optional.empty();
      }
      if (tag >>> 3 == wanted) {
        byte[] text = main.asSlice(at + 2, size).toArray(ValueLayout.JAVA_BYTE);
        return Optional.of(new String(text, StandardCharsets.US_ASCII));
      }
      at += 2 + size;
    }
    return Optional.empty();
  }

  private static int varint(MemorySegment main, long at, long end) {
    int length = 1;
    while (at + length < end && main.get(ValueLayout.JAVA_BYTE, at + length - 1) < 0) {
      length++;
    }
    return length;
  }
}
