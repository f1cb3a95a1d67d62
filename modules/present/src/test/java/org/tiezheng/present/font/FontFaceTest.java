package org.tiezheng.present.font;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tukaani.xz.XZInputStream;

class FontFaceTest {
  @Test
  @DisplayName("the built-in face has every character of GB 2312, GBK and CJK Extension A")
  void coverage() {
    FontFace face = FontFace.noto();
    for (int c = 0x4E00; c <= 0x9FA5; c++) {
      assertThat(face.glyph(c)).as(Integer.toHexString(c)).isPositive();
    }
    for (int c = 0x3400; c <= 0x4DB5; c++) {
      assertThat(face.glyph(c)).as(Integer.toHexString(c)).isPositive();
    }
    assertThat(face.glyph(0x1F44C)).isZero();
    for (int emoji : new int[] {0x1F44C, 0x1F602, 0x2764, 0x1F3FD, 0x1F1E8, 0x1FAE0}) {
      assertThat(FontFace.emoji().glyph(emoji)).as(Integer.toHexString(emoji)).isPositive();
      assertThat(FontFace.emoji().width(FontFace.emoji().glyph(emoji))).isPositive();
    }
    assertThat(face.width(face.glyph('中'))).isEqualTo(1000);
  }

  @Test
  @DisplayName("a subset is a font that another reader opens, one glyph for each code point")
  void subset() throws Exception {
    FaceSubset subset = new FaceSubset(FontFace.noto());
    int a = subset.id('一');
    int b = subset.id(0x2F00); // the radical, drawn like 一
    assertThat(a).isNotEqualTo(b);
    assertThat(subset.id('一')).isEqualTo(a);
    subset.id('A');
    byte[] program = subset.program();
    try (TrueTypeFont font =
        new TTFParser(true).parse(new RandomAccessReadBuffer(new ByteArrayInputStream(program)))) {
      assertThat(font.getNumberOfGlyphs()).isEqualTo(4);
      assertThat(font.getAdvanceWidth(a)).isEqualTo(1000);
      assertThat(font.getGlyph().getGlyph(3).getPath().getBounds().isEmpty()).isFalse();
    }
    assertThat(subset.codePoints()).isEqualTo(List.of(0, (int) '一', 0x2F00, (int) 'A'));
  }

  private static byte[] emoji() throws Exception {
    try (InputStream in =
        new XZInputStream(FontFace.class.getResourceAsStream("NotoEmoji-Regular.ttf.xz"))) {
      return in.readAllBytes();
    }
  }

  private static byte[] permitting(int bits) throws Exception {
    byte[] font = emoji();
    int tables = (font[4] & 0xff) << 8 | (font[5] & 0xff);
    for (int i = 0; i < tables; i++) {
      int entry = 12 + i * 16;
      if (new String(font, entry, 4, StandardCharsets.ISO_8859_1).equals("OS/2")) {
        int place = ByteBuffer.wrap(font).getInt(entry + 8) + 8;
        font[place] = (byte) (bits >> 8);
        font[place + 1] = (byte) bits;
      }
    }
    return font;
  }

  @Test
  @DisplayName("an own face comes first, and the built-in ones have what it lacks")
  void ownFace() throws Exception {
    Typefaces faces = Typefaces.withFirst(FontFace.of("own.ttf", emoji()));
    assertThat(faces.faceOf(0x1F602)).isZero();
    assertThat(faces.faceOf('中')).isEqualTo(1);
    assertThat(faces.width('中')).isEqualTo(1000);
  }

  @Test
  @DisplayName("a face is embedded only if its licence permits what a paper does with it")
  void permissions() throws Exception {
    for (int bits : new int[] {0x0000, 0x0004, 0x0008}) {
      assertThat(FontFace.of("own.ttf", permitting(bits)).glyph(0x1F602)).isPositive();
    }
    for (int bits : new int[] {0x0002, 0x0100, 0x0108, 0x0200}) {
      assertThatThrownBy(() -> FontFace.of("own.ttf", permitting(bits)))
          .as(Integer.toHexString(bits))
          .isInstanceOf(UnusableFontException.class)
          .hasMessageContaining("licence");
    }
  }

  @Test
  @DisplayName("a damaged face is refused or can be used to the last glyph")
  void damaged() throws Exception {
    byte[] font = emoji();
    Random random = new Random(5);
    int refused = 0;
    for (int i = 0; i < 60; i++) {
      byte[] broken = font.clone();
      for (int n = 0; n < 4; n++) {
        broken[random.nextInt(i % 2 == 0 ? 400 : broken.length)] = (byte) random.nextInt(256);
      }
      FontFace face;
      try {
        face = FontFace.of("own.ttf", i % 7 == 0 ? Arrays.copyOf(broken, 5_000 * i) : broken);
      } catch (UnusableFontException e) {
        refused++;
        continue;
      }
      for (int glyph = 0; glyph < face.glyphs(); glyph++) {
        assertThat(face.outline(glyph).remaining()).isNotNegative();
        face.metrics(glyph);
      }
    }
    assertThat(refused).isBetween(10, 59);
  }

  @Test
  void whatIsNoUsableFontIsRefusedWithASentence() {
    assertThatThrownBy(
            () -> FontFace.of("x.otf", new byte[] {79, 84, 84, 79, 0, 0, 0, 0, 0, 0, 0, 0}))
        .isInstanceOf(UnusableFontException.class);
    assertThatThrownBy(() -> FontFace.of("x.ttf", new byte[3]))
        .isInstanceOf(UnusableFontException.class);
  }
}
