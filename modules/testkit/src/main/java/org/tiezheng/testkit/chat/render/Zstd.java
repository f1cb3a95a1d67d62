package org.tiezheng.testkit.chat.render;

import io.airlift.compress.v3.zstd.ZstdJavaCompressor;
import java.util.Arrays;

/** Zstandard frames, as WeChat 4.x and WCDB write them. */
final class Zstd {
  private Zstd() {}

  static byte[] frame(byte[] plain) {
    ZstdJavaCompressor codec = new ZstdJavaCompressor();
    byte[] out = new byte[codec.maxCompressedLength(plain.length)];
    int length = codec.compress(plain, 0, plain.length, out, 0, out.length);
    return Arrays.copyOf(out, length);
  }
}
