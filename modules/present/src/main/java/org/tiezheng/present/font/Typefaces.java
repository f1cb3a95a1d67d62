package org.tiezheng.present.font;

import java.util.List;

/**
 * The faces that papers are set in, best first: the user's own, then the built-in one. Immutable.
 *
 * @param faces never empty
 */
public record Typefaces(List<FontFace> faces) {
  public Typefaces {
    faces = List.copyOf(faces);
    if (faces.isEmpty()) {
      throw new IllegalArgumentException("no face");
    }
  }

  /** The built-in faces alone: for writing, then for emoji. */
  public static Typefaces standard() {
    return new Typefaces(List.of(FontFace.noto(), FontFace.emoji()));
  }

  /**
   * Begins to unpack the built-in faces beside the caller's work, which then waits for them shorter
   * or not at all. A failure is met again by who asks for the faces.
   */
  public static void prepare() {
    Thread.ofPlatform().daemon().name("faces").start(Typefaces::standard);
  }

  /** A face of the user's first, the built-in ones for what it lacks. */
  public static Typefaces withFirst(FontFace face) {
    return new Typefaces(List.of(face, FontFace.noto(), FontFace.emoji()));
  }

  /** Index of the first face that has the code point; -1 if none has. */
  public int faceOf(int codePoint) {
    for (int i = 0; i < faces.size(); i++) {
      if (faces.get(i).glyph(codePoint) != 0) {
        return i;
      }
    }
    return -1;
  }

  /** Width in thousandths of the font size; 0 if no face has the code point. */
  public int width(int codePoint) {
    int face = faceOf(codePoint);
    return face < 0 ? 0 : faces.get(face).width(faces.get(face).glyph(codePoint));
  }
}
