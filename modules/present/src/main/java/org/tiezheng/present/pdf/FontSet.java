package org.tiezheng.present.pdf;

import java.util.List;
import org.tiezheng.present.font.FaceSubset;
import org.tiezheng.present.font.Typefaces;

/** The characters that one file uses, per face. Not thread-safe. */
final class FontSet {
  private final Typefaces faces;
  private final List<FaceSubset> subsets;
  private final int[] places = new int[0x10000]; // (face + 1) << 16 | id; 0 means not asked

  FontSet(Typefaces faces) {
    this.faces = faces;
    this.subsets = faces.faces().stream().map(FaceSubset::new).toList();
  }

  /**
   * Face and id of a code point: {@code face << 16 | id}.
   *
   * @throws IllegalStateException if no face has it: text must be made visible first
   */
  int place(int codePoint) {
    if (codePoint < places.length && places[codePoint] != 0) {
      return places[codePoint] - 0x10000;
    }
    int face = faces.faceOf(codePoint);
    if (face < 0) {
      throw new IllegalStateException("no glyph for U+%04X".formatted(codePoint));
    }
    int place = face << 16 | subsets.get(face).id(codePoint);
    if (codePoint < places.length) {
      places[codePoint] = place + 0x10000;
    }
    return place;
  }

  List<FaceSubset> subsets() {
    return subsets;
  }
}
