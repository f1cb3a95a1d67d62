package org.tiezheng.unlock.ios;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.tiezheng.unlock.AesBytes;

/**
 * A stored file, decrypted: AES-256 in CBC from a zero block.
 *
 * @param bytes without the padding if there is one, else all whole blocks
 * @param padded whether the padding at the end was right
 * @param whole whether the stored file consists of whole blocks
 */
record Decrypted(MemorySegment bytes, boolean padded, boolean whole) {
  /** Decrypts into the arena. The key is wiped. */
  static Decrypted of(MemorySegment stored, byte[] key, Arena arena) {
    long length = stored.byteSize() - stored.byteSize() % AesBytes.BLOCK;
    MemorySegment plain = arena.allocate(length);
    AesBytes.decrypt(AesBytes.cbc(key, new byte[AesBytes.BLOCK]), stored, plain);
    Arrays.fill(key, (byte) 0);
    int padding = 0;
    if (length > 0) {
      byte[] tail = plain.asSlice(length - AesBytes.BLOCK).toArray(ValueLayout.JAVA_BYTE);
      padding = AesBytes.padding(tail);
    }
    return new Decrypted(
        plain.asSlice(0, length - padding), padding > 0, length == stored.byteSize());
  }
}
