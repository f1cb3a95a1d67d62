package org.tiezheng.casework;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.screens.Area;
import org.tiezheng.examine.screens.ScreenLine;
import org.tiezheng.examine.screens.ScreenReader;
import org.tiezheng.examine.screens.ScreenReading;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.testkit.screen.Screenshots;

/** Reads drawn screens without a fault, since it is told what was drawn; anything else not. */
final class DrawnReader implements ScreenReader, ScreenReader.Session {
  private final Screenshots screens;
  private final Map<String, ScreenReading> known = new HashMap<>();

  DrawnReader(Screenshots screens) {
    this.screens = screens;
  }

  /** Tells it of a picture. */
  Screenshots.Shot knows(Screenshots.Shot shot, int height) {
    known.put(digest(shot.bytes()), reading(shot, height));
    return shot;
  }

  /** Tells it of a picture on which there is nothing. */
  void knowsBlank(byte[] picture) {
    known.put(
        digest(picture),
        new ScreenReading.Screen(
            780, 1_560, 0, 1_560, screens.pageColour(), List.of(), picture, 1));
  }

  private ScreenReading reading(Screenshots.Shot shot, int height) {
    List<ScreenLine> lines = new ArrayList<>();
    for (Screenshots.Word word : shot.words()) {
      List<ScreenLine.Glyph> glyphs = new ArrayList<>();
      int[] characters = word.text().codePoints().toArray();
      for (int i = 0; i < characters.length; i++) {
        double x = word.x() + (double) word.width() * i / characters.length;
        glyphs.add(new ScreenLine.Glyph(Character.toString(characters[i]), 0.99, "", x));
      }
      lines.add(
          new ScreenLine(
              new Area(word.x(), word.y(), word.width(), word.height()),
              word.groundTop(),
              word.groundBottom(),
              word.ground(),
              glyphs));
    }
    return new ScreenReading.Screen(
        780,
        height,
        Screenshots.ABOVE,
        height - Screenshots.BELOW,
        screens.pageColour(),
        lines,
        shot.bytes(),
        1);
  }

  private static String digest(byte[] bytes) {
    return Digester.sha256Only().digest(bytes).sha256();
  }

  @Override
  public Optional<Text> unavailable() {
    return Optional.empty();
  }

  @Override
  public Session start() {
    return this;
  }

  @Override
  public String engine() {
    return "drawn 1";
  }

  @Override
  public ScreenReading read(byte[] picture) {
    return known.getOrDefault(
        digest(picture), new ScreenReading.Unread(new Text("图片损坏", "damaged")));
  }

  @Override
  public void close() {}
}
