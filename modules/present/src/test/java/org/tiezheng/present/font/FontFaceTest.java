package org.tiezheng.present.font;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

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

  @Test
  void whatIsNoUsableFontIsRefusedWithASentence() {
    assertThatThrownBy(
            () -> FontFace.of("x.otf", new byte[] {79, 84, 84, 79, 0, 0, 0, 0, 0, 0, 0, 0}))
        .isInstanceOf(UnusableFontException.class);
    assertThatThrownBy(() -> FontFace.of("x.ttf", new byte[3]))
        .isInstanceOf(UnusableFontException.class);
  }
}
