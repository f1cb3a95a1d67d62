package org.tiezheng.collect.wechat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/**
 * What a stream of HEVC says of itself (ITU-T H.265, 7.3 and annex B): how many pictures it has,
 * and of what form. Nothing is decoded.
 *
 * @param pictures coded pictures; a picture begins with its first slice
 * @param form of the first parameter set that can be read
 */
record HevcStream(int pictures, Optional<Form> form) {
  private static final int PARAMETERS = 33;
  private static final int LAST_SLICE = 31;
  private static final int HEAD = 3;
  private static final int MOST_PARAMETERS = 256;

  /**
   * The form of its pictures.
   *
   * @param grey without colours, as a transparency is
   */
  record Form(boolean grey, long width, long height) {}

  static HevcStream of(MemorySegment stream) {
    int pictures = 0;
    Optional<Form> form = Optional.empty();
    long at = 0;
    while (at + HEAD + HEAD <= stream.byteSize()) {
      if (at(stream, at) != 0 || at(stream, at + 1) != 0 || at(stream, at + 2) != 1) {
        at++;
        continue;
      }
      at += HEAD;
      int type = (at(stream, at) >> 1) & 0x3f;
      if (type <= LAST_SLICE && (at(stream, at + 2) & 0x80) != 0) {
        pictures++;
      } else if (type == PARAMETERS && form.isEmpty()) {
        form = form(stream.asSlice(at + 2, Math.min(MOST_PARAMETERS, stream.byteSize() - at - 2)));
      }
    }
    return new HevcStream(pictures, form);
  }

  private static int at(MemorySegment stream, long at) {
    return stream.get(ValueLayout.JAVA_BYTE, at) & 0xff;
  }

  /** A sequence parameter set as far as the size of the pictures. */
  private static Optional<Form> form(MemorySegment parameters) {
    HevcBits bits = new HevcBits(parameters);
    bits.skip(4);
    int layers = (int) bits.take(3);
    bits.skip(1 + 88 + 8);
    boolean[] profile = new boolean[layers];
    boolean[] level = new boolean[layers];
    for (int i = 0; i < layers; i++) {
      profile[i] = bits.take(1) == 1;
      level[i] = bits.take(1) == 1;
    }
    bits.skip(layers > 0 ? 2 * (8 - layers) : 0);
    for (int i = 0; i < layers; i++) {
      bits.skip((profile[i] ? 88 : 0) + (level[i] ? 8 : 0));
    }
    bits.number();
    long chroma = bits.number();
    bits.skip(chroma == 3 ? 1 : 0);
    long width = bits.number();
    long height = bits.number();
    return bits.beyond() ? Optional.empty() : Optional.of(new Form(chroma == 0, width, height));
  }
}
