package org.tiezheng.testkit.golden;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.tiezheng.testkit.file.Exif;
import org.tiezheng.testkit.file.Glyphs;
import org.tiezheng.testkit.file.Jpeg;

/** The three photos of the note of debt, from far to near, as a phone takes them. */
final class GoldenPictures {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 960;
  private static final List<String> NOTE =
      List.of("借　条", "今借到林海人民币伍万元整（¥50000.00），", "年利率6%，2024年12月31日前还清。", "借款人：周山", "2024年3月10日");

  private final Glyphs glyphs;

  GoldenPictures(Glyphs glyphs) {
    this.glyphs = glyphs;
  }

  /** The photos with the metadata of the phone's camera. */
  byte[] photo(double scale, LocalDateTime taken) {
    return photo(scale, exif(taken, "ALN-AL00 4.0.0.120", 23.1290, 113.2640));
  }

  byte[] photo(double scale, Exif exif) {
    return Jpeg.of(picture(scale), 0.8f, Optional.of(exif));
  }

  static Exif exif(LocalDateTime taken, String software, double latitude, double longitude) {
    return new Exif("HUAWEI", "ALN-AL00", software, taken, 8, latitude, longitude, WIDTH, HEIGHT);
  }

  private BufferedImage picture(double scale) {
    BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = picture.createGraphics();
    g.setColor(new Color(0x8E6B4A));
    g.fillRect(0, 0, WIDTH, HEIGHT);
    g.translate(90, 90);
    g.scale(scale, scale);
    g.setColor(new Color(0xF5F3EC));
    g.fill(new Rectangle2D.Double(0, 0, 1000, 700));
    g.setColor(new Color(0x202020));
    for (int i = 0; i < NOTE.size(); i++) {
      glyphs.draw(g, NOTE.get(i), 60, 110 + i * 110, 42);
    }
    g.dispose();
    Random grain = new Random((long) (scale * 100));
    for (int i = 0; i < 20_000; i++) {
      picture.setRGB(grain.nextInt(WIDTH), grain.nextInt(HEIGHT), 0x707070 + grain.nextInt(64));
    }
    return picture;
  }
}
