package org.tiezheng.ocr.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the process answers, and how it is written into a file: plain numbers and strings, so that
 * neither side needs a library.
 */
public sealed interface Answer {
  /** Most lines of one picture; a screen has some dozens. */
  int MOST_LINES = 20_000;

  int MOST_GLYPHS = 4_000;
  int MOST_PREVIEW = 64 << 20;

  /** Why a picture was not read. */
  enum Reason {
    NO_PICTURE,
    TOO_LARGE,
    TOO_SMALL,
    DAMAGED,
    ENGINE
  }

  /** Not read. */
  record Refused(Reason reason, String detail) implements Answer {}

  /** A character and where it begins. */
  record Glyph(String character, float confidence, String others, float x) {}

  /** A line; the box by its edges. */
  record Line(
      int left,
      int top,
      int right,
      int bottom,
      int groundTop,
      int groundBottom,
      int ground,
      List<Glyph> glyphs) {}

  /** Read. */
  @SuppressWarnings("ArrayRecordComponent") // shared, never written to again; nobody compares them
  record Read(
      int width,
      int height,
      int areaTop,
      int areaBottom,
      int page,
      List<Line> lines,
      byte[] preview,
      double previewScale)
      implements Answer {}

  /** Writes it. */
  default void write(DataOutputStream out) throws IOException {
    switch (this) {
      case Refused r -> {
        out.writeByte(0);
        out.writeUTF(r.reason().name());
        out.writeUTF(r.detail().substring(0, Math.min(500, r.detail().length())));
      }
      case Read r -> {
        out.writeByte(1);
        for (int n : new int[] {r.width, r.height, r.areaTop, r.areaBottom, r.page}) {
          out.writeInt(n);
        }
        out.writeDouble(r.previewScale);
        out.writeInt(r.preview.length);
        out.write(r.preview);
        out.writeInt(r.lines.size());
        for (Line line : r.lines) {
          line(line, out);
        }
      }
    }
  }

  private static void line(Line line, DataOutputStream out) throws IOException {
    int[] numbers = {
      line.left, line.top, line.right, line.bottom, line.groundTop, line.groundBottom, line.ground
    };
    for (int n : numbers) {
      out.writeInt(n);
    }
    out.writeInt(line.glyphs.size());
    for (Glyph glyph : line.glyphs) {
      out.writeUTF(glyph.character);
      out.writeFloat(glyph.confidence);
      out.writeUTF(glyph.others);
      out.writeFloat(glyph.x);
    }
  }

  /**
   * Reads one.
   *
   * @throws IOException if it is none, as a process that died leaves it
   */
  static Answer read(DataInputStream in) throws IOException {
    if (in.readByte() == 0) {
      String reason = in.readUTF();
      for (Reason known : Reason.values()) {
        if (known.name().equals(reason)) {
          return new Refused(known, in.readUTF());
        }
      }
      throw new IOException("unknown reason " + reason);
    }
    int[] n = {in.readInt(), in.readInt(), in.readInt(), in.readInt(), in.readInt()};
    double scale = in.readDouble();
    byte[] preview = in.readNBytes(within(in.readInt(), MOST_PREVIEW));
    List<Line> lines = new ArrayList<>();
    for (int left = within(in.readInt(), MOST_LINES); left > 0; left--) {
      lines.add(line(in));
    }
    return new Read(n[0], n[1], n[2], n[3], n[4], lines, preview, scale);
  }

  private static Line line(DataInputStream in) throws IOException {
    int[] n = new int[7];
    for (int i = 0; i < n.length; i++) {
      n[i] = in.readInt();
    }
    List<Glyph> glyphs = new ArrayList<>();
    for (int left = within(in.readInt(), MOST_GLYPHS); left > 0; left--) {
      glyphs.add(new Glyph(in.readUTF(), in.readFloat(), in.readUTF(), in.readFloat()));
    }
    return new Line(n[0], n[1], n[2], n[3], n[4], n[5], n[6], glyphs);
  }

  private static int within(int count, int most) throws IOException {
    if (count < 0 || count > most) {
      throw new IOException("not an answer: " + count);
    }
    return count;
  }
}
