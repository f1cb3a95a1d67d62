package org.tiezheng.seal.log;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Leaves one after another, each with its length in two bytes (C2SP tlog-tiles). */
final class EntryBundle {
  private EntryBundle() {}

  static byte[] encode(List<byte[]> leaves) {
    ByteArrayOutputStream bundle = new ByteArrayOutputStream();
    for (byte[] leaf : leaves) {
      bundle.write(leaf.length >> Byte.SIZE);
      bundle.write(leaf.length);
      bundle.writeBytes(leaf);
    }
    return bundle.toByteArray();
  }

  /** Empty when lengths and bytes do not agree. */
  static Optional<List<byte[]>> decode(byte[] bundle) {
    List<byte[]> leaves = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(bundle);
    while (in.remaining() >= Short.BYTES) {
      byte[] leaf = new byte[Short.toUnsignedInt(in.getShort())];
      if (leaf.length > in.remaining()) {
        return Optional.empty();
      }
      in.get(leaf);
      leaves.add(leaf);
    }
    return in.hasRemaining() ? Optional.empty() : Optional.of(leaves);
  }
}
