package org.tiezheng.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tiezheng.examine.screens.ScreenLine;
import org.tiezheng.examine.screens.ScreenReader;
import org.tiezheng.examine.screens.ScreenReading;
import org.tiezheng.testkit.file.Glyphs;
import org.tiezheng.testkit.screen.Look;
import org.tiezheng.testkit.screen.ScreenTalk;
import org.tiezheng.testkit.screen.Screenshots;

/** Real pictures and hostile ones in the real process. */
class PictureReaderTest {
  private static ScreenReader.Session session;

  @BeforeAll
  static void start() throws Exception {
    ScreenReader reader = new PictureReader();
    assertThat(reader.unavailable()).isEmpty();
    session = reader.start();
  }

  @AfterAll
  static void stop() {
    session.close();
  }

  private static byte[] shot() {
    Glyphs glyphs =
        Glyphs.of(
            Path.of(
                System.getProperty("root"),
                "modules/present/src/main/resources/org/tiezheng/present/font/NotoSansSC-Regular.ttf.xz"));
    return new Screenshots(glyphs, Look.LIGHT, false)
        .of("面馆老周", ScreenTalk.lines(6, 7))
        .getFirst()
        .bytes();
  }

  private static String why(byte[] picture) throws InterruptedException {
    ScreenReading reading = session.read(picture);
    assertThat(reading).isInstanceOf(ScreenReading.Unread.class);
    return ((ScreenReading.Unread) reading).why().en();
  }

  @Test
  void theSamePictureGivesTheSameLinesWithTheirPlaces() throws Exception {
    byte[] picture = shot();
    ScreenReading reading = session.read(picture);
    assertThat(reading).isInstanceOf(ScreenReading.Screen.class);
    ScreenReading.Screen screen = (ScreenReading.Screen) reading;
    assertThat(screen.lines().stream().map(ScreenLine::text))
        .contains("上次说的800元你还没有给我", "OK,see you at 10:16", "面馆老周");
    assertThat(screen.width()).isEqualTo(780);
    // The line below the title, and the field for typing.
    assertThat(screen.areaTop()).isBetween(170, 182);
    assertThat(screen.areaBottom()).isBetween(1_430, 1_446);
    ScreenLine first =
        screen.lines().stream().filter(l -> l.text().startsWith("上次说的")).findFirst().orElseThrow();
    assertThat(first.ground() & 0xFF).isBetween(0xFC, 0xFF);
    assertThat(screen.page() & 0xFF).isBetween(0xEB, 0xEF);
    // The bubble, not the page, is what goes on above and below the words.
    assertThat(first.groundBottom() - first.groundTop()).isBetween(80, 96);
    assertThat(first.glyphs()).allMatch(g -> g.confidence() > 0.5);
    assertThat(((ScreenReading.Screen) session.read(picture)).lines()).isEqualTo(screen.lines());
  }

  @Test
  void aPixelBombIsRefusedByItsHeader() throws Exception {
    assertThat(why(png(60_000, 60_000))).contains("too large");
    assertThat(why(png(2_000_000_000, 1))).contains("too large");
    assertThat(why(png(8, 8))).contains("too small");
  }

  @Test
  void damagedAndForeignFilesAreRefusedWithASentence() throws Exception {
    assertThat(why(new byte[0])).contains("no picture");
    assertThat(why("<svg onload='x'/>".getBytes(StandardCharsets.UTF_8))).contains("no picture");
    byte[] picture = shot();
    assertThat(why(Arrays.copyOf(picture, picture.length / 3))).contains("damaged");
    assertThat(why(png(640, 640))).contains("damaged");
  }

  @Test
  void bytesThatWereChangedAtRandomNeverEndTheSession() throws Exception {
    byte[] picture = jpeg();
    Random random = new Random(5);
    for (int n = 0; n < 20; n++) {
      byte[] broken = picture.clone();
      for (int k = 0; k < 10; k++) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt();
      }
      assertThat(session.read(broken)).isNotNull();
    }
    assertThat(session.read(picture)).isInstanceOf(ScreenReading.Screen.class);
  }

  @Test
  void anEmptyPageHasNoLines() throws Exception {
    ScreenReading reading = session.read(jpeg());
    assertThat(((ScreenReading.Screen) reading).lines()).isEqualTo(List.of());
  }

  private static byte[] jpeg() throws Exception {
    BufferedImage image = new BufferedImage(320, 640, BufferedImage.TYPE_INT_RGB);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "jpeg", out);
    return out.toByteArray();
  }

  /** A head that states a size, and no pixels. */
  private static byte[] png(int width, int height) {
    ByteBuffer head = ByteBuffer.allocate(17);
    head.put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(width).putInt(height);
    head.put(new byte[] {8, 2, 0, 0, 0});
    CRC32 crc = new CRC32();
    crc.update(head.array());
    return ByteBuffer.allocate(33)
        .putLong(0x89504E470D0A1A0AL)
        .putInt(13)
        .put(head.array())
        .putInt((int) crc.getValue())
        .array();
  }
}
