package org.tiezheng.examine.screens;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Provenance;

/** A screen as a reader would give it, put together line by line from above. */
final class Drawn {
  static final int WIDTH = 780;
  private static final int PAGE = 0xEDEDED;
  private static final int OWN = 0x95EC69;
  private static final int THEIRS = 0xFFFFFF;
  private static final int CHARACTER = 34;
  private static final int LINE = 40;

  private final List<ScreenLine> lines = new ArrayList<>();
  private double confidence = 0.99;
  private int y = 200;

  Drawn sure(double of) {
    confidence = of;
    return this;
  }

  Drawn left(String... text) {
    return bubble(144, THEIRS, text);
  }

  Drawn right(String... text) {
    int widest = 0;
    for (String line : text) {
      widest = Math.max(widest, line.length());
    }
    return bubble(636 - widest * CHARACTER, OWN, text);
  }

  private Drawn bubble(int x, int ground, String... text) {
    int top = y;
    int bottom = y + text.length * 48 + 40;
    for (int n = 0; n < text.length; n++) {
      add(text[n], x, top + 20 + n * 48, LINE, top, bottom, ground);
    }
    y = bottom + 32;
    return this;
  }

  /** A bubble with room for a line of which nothing was read. */
  Drawn leftWithHole(String first, String last) {
    int top = y;
    int bottom = y + 3 * 48 + 40;
    add(first, 144, top + 20, LINE, top, bottom, THEIRS);
    add(last, 144, top + 20 + 2 * 48, LINE, top, bottom, THEIRS);
    y = bottom + 32;
    return this;
  }

  Drawn middle(String text) {
    int width = text.length() * 20;
    add(text, (WIDTH - width) / 2, y, 26, 0, 1_500, PAGE);
    y += 58;
    return this;
  }

  Drawn name(String text) {
    add(text, 124, y, 28, 0, 1_500, PAGE);
    y += 34;
    return this;
  }

  private void add(String text, int x, int top, int height, int from, int to, int ground) {
    List<ScreenLine.Glyph> glyphs = new ArrayList<>();
    int pitch = height == LINE ? CHARACTER : 20;
    for (int i = 0; i < text.length(); i++) {
      glyphs.add(
          new ScreenLine.Glyph(text.substring(i, i + 1), confidence, "", x + (double) i * pitch));
    }
    Area box = new Area(x, top, text.length() * pitch, height);
    lines.add(new ScreenLine(box, from, to, ground, glyphs));
  }

  ScreenReading.Screen screen() {
    return new ScreenReading.Screen(WIDTH, 1_560, 176, 1_440, PAGE, lines, new byte[] {1}, 0.5);
  }

  Picture picture(String name) {
    return new Picture(name, "0".repeat(64), 7, screen());
  }

  /** The only block. */
  Block block() {
    return Layout.of(screen()).getFirst();
  }

  static ExportLine line(long place, boolean own, String words) {
    return line(place, own, words, ExportLine.Form.WORDS);
  }

  static ExportLine line(long place, boolean own, String words, ExportLine.Form form) {
    return new ExportLine(
        place + 1,
        place,
        Provenance.of("0".repeat(64), new Locator.Whole()),
        own ? "me" : "you",
        own ? "我" : "你",
        form == ExportLine.Form.NOTICE ? Optional.empty() : Optional.of(own),
        Optional.of(java.time.Instant.parse("2024-03-05T01:00:00Z").plusSeconds(place * 60)),
        form,
        words,
        Optional.empty());
  }
}
