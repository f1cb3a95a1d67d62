package org.tiezheng.sqlite.recover;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A 64-bit number for the content of some consecutive fields: types and bytes, as far as these lie
 * on the page of the cell. Equal content has equal numbers. Not a cryptographic hash. Stateless.
 */
final class ContentHash {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final long A = 0x9e3779b97f4a7c15L;
  private static final long B = 0xc2b2ae3d27d4eb4fL;

  private ContentHash() {}

  /** Where a chain over fields from {@code first} on begins. */
  static long start(int first) {
    return A * (first + 1);
  }

  /** The chain with one field more. */
  static long add(long chain, Shape shape, byte[] page, int field) {
    long type = shape.types[field];
    long hash = mix(chain ^ (type + 1) * B);
    int from = (int) Math.min(shape.offsets[field], shape.localEnd());
    int to = (int) Math.min(shape.offsets[field + 1], shape.localEnd());
    int at = from;
    for (; at + 8 <= to; at += 8) {
      hash = Long.rotateLeft(hash ^ (long) LONGS.get(page, at) * A, 29) * B;
    }
    long rest = 0;
    for (; at < to; at++) {
      rest = rest << 8 | (page[at] & 0xff);
    }
    return mix(hash ^ rest * A);
  }

  /** The number for a chain that ends before field {@code end}. */
  static long finish(long chain, int end) {
    return mix(chain + end * B);
  }

  /** The number for fields {@code [first, end)}. */
  static long of(Shape shape, byte[] page, int first, int end) {
    long chain = start(first);
    for (int i = first; i < end; i++) {
      chain = add(chain, shape, page, i);
    }
    return finish(chain, end);
  }

  static long mix(long value) {
    long x = value;
    x = (x ^ x >>> 32) * 0xd6e8feb86659fd93L;
    x = (x ^ x >>> 32) * 0xd6e8feb86659fd93L;
    return x ^ x >>> 32;
  }
}
