package org.tiezheng.testkit.file;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.tukaani.xz.XZInputStream;

/**
 * Draws Chinese text from the outlines of one font file, so that a picture does not depend on the
 * fonts of the machine.
 */
public final class Glyphs {
  private final byte[] file;
  private final TrueTypeFont font;

  private Glyphs(byte[] file) throws IOException {
    this.file = file;
    this.font = new TTFParser().parse(new RandomAccessReadBuffer(file));
  }

  /** Reads a TrueType font that is packed with xz. */
  public static Glyphs of(Path packed) {
    try (InputStream in = new XZInputStream(Files.newInputStream(packed))) {
      return new Glyphs(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The font file, unpacked. */
  InputStream open() {
    return new ByteArrayInputStream(file);
  }

  /** How wide the text is drawn. */
  public double width(String text, double size) {
    try {
      double units = 0;
      for (int c : text.codePoints().toArray()) {
        units += font.getAdvanceWidth(font.getUnicodeCmapLookup().getGlyphId(c));
      }
      return units * size / font.getUnitsPerEm();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fills the text with its base line beginning at that point; returns the x behind it. */
  public double draw(Graphics2D g, String text, double x, double y, double size) {
    try {
      double scale = size / font.getUnitsPerEm();
      for (int c : text.codePoints().toArray()) {
        int glyph = font.getUnicodeCmapLookup().getGlyphId(c);
        GlyphData data = font.getGlyph().getGlyph(glyph);
        if (data != null) {
          AffineTransform place = new AffineTransform(scale, 0, 0, -scale, x, y);
          Shape outline = new GeneralPath(data.getPath()).createTransformedShape(place);
          g.fill(outline);
        }
        x += font.getAdvanceWidth(glyph) * scale;
      }
      return x;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
