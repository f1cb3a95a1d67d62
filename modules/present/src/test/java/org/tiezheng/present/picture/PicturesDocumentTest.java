package org.tiezheng.present.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.paper.PdfText;
import org.tiezheng.present.paper.Samples;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

class PicturesDocumentTest {
  @TempDir Path folder;

  private static byte[] image(String format, int type, int width, int height) throws Exception {
    BufferedImage image = new BufferedImage(width, height, type);
    Graphics2D pen = image.createGraphics();
    pen.setColor(Color.RED);
    pen.fillRect(0, 0, width / 2, height);
    pen.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, out)).isTrue();
    return out.toByteArray();
  }

  private static PicturesDocument.Source source(int n, String name, byte[] bytes) {
    return new PicturesDocument.Source(
        Samples.original(n, name, false), () -> new ByteArrayInputStream(bytes));
  }

  private static List<PicturesDocument.Source> pictures() throws Exception {
    return List.of(
        source(1, "截图1.png", image("png", BufferedImage.TYPE_INT_ARGB, 300, 600)),
        source(2, "照片2.jpg", image("jpg", BufferedImage.TYPE_INT_RGB, 4000, 3000)),
        source(3, "坏的.png", "no picture".getBytes(StandardCharsets.UTF_8)),
        source(4, "截图4.gif", image("gif", BufferedImage.TYPE_INT_RGB, 20, 10)));
  }

  private Path print(String name, Locale locale) throws Exception {
    Path file = folder.resolve(name);
    new PicturesDocument(Samples.facts(locale), 3, "聊天截图", pictures(), 7)
        .pdf(file, Typefaces.standard());
    return file;
  }

  private static List<PDImageXObject> images(PDDocument document) throws Exception {
    List<PDImageXObject> images = new ArrayList<>();
    for (PDPage page : document.getPages()) {
      for (COSName name : page.getResources().getXObjectNames()) {
        images.add((PDImageXObject) page.getResources().getXObject(name));
      }
    }
    return images;
  }

  @Test
  @Tag("SEED-WXP-02")
  @Tag("SEED-GD-09")
  @DisplayName(
      "every picture has a page with its file, size and digest; the list says what has none")
  void everyPictureHasAPage() throws Exception {
    Path file = print("prints.pdf", Locale.CHINESE);
    assertThat(PdfText.joined(file))
        .contains("图片打印件", "图1　截图1.png", "300×600像素", "图2　照片2.jpg", "4000×3000像素")
        .contains("图4　截图4.gif", Samples.hash(1), Samples.hash(2), Samples.hash(3))
        .contains("未打印：", "不能绘制", "与原始载体核对后使用")
        .doesNotContain("图3　坏的.png");
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      assertThat(images(document)).hasSize(3);
      assertThat(document.getNumberOfPages()).isEqualTo(4);
    }
  }

  @Test
  @DisplayName("a screenshot is printed pixel for pixel on white, a photograph made smaller")
  void pixels() throws Exception {
    try (PDDocument document = Loader.loadPDF(print("pixels.pdf", Locale.CHINESE).toFile())) {
      BufferedImage screenshot = images(document).get(0).getImage();
      assertThat(screenshot.getWidth()).isEqualTo(300);
      assertThat(screenshot.getHeight()).isEqualTo(600);
      assertThat(screenshot.getRGB(10, 10)).isEqualTo(Color.RED.getRGB());
      assertThat(screenshot.getRGB(290, 590)).isEqualTo(Color.WHITE.getRGB());
      BufferedImage photograph = images(document).get(1).getImage();
      assertThat(photograph.getWidth()).isLessThanOrEqualTo(1240);
      assertThat((double) photograph.getWidth() / photograph.getHeight())
          .isBetween(4 / 3.0 - 0.01, 4 / 3.0 + 0.01);
    }
  }

  @Test
  @DisplayName("veraPDF finds the prints PDF/A-3u compliant")
  void archival() throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    for (Locale locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
      Path file = print(locale + ".pdf", locale);
      try (PDFAParser parser =
              Foundries.defaultInstance().createParser(file.toFile(), PDFAFlavour.PDFA_3_U);
          PDFAValidator validator =
              Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_3_U, false)) {
        ValidationResult result = validator.validate(parser);
        assertThat(result.getTestAssertions()).isEmpty();
        assertThat(result.isCompliant()).isTrue();
      }
    }
  }

  @Test
  @DisplayName("printing twice gives the same bytes")
  void deterministic() throws Exception {
    assertThat(Files.mismatch(print("a.pdf", Locale.CHINESE), print("b.pdf", Locale.CHINESE)))
        .isEqualTo(-1);
  }

  @Test
  @DisplayName("a small file that claims a huge picture is not decoded")
  void bomb() throws Exception {
    byte[] png = image("png", BufferedImage.TYPE_INT_RGB, 10, 10);
    ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);
    assertThatThrownBy(() -> PictureFile.of(() -> new ByteArrayInputStream(png), png.length))
        .isInstanceOfSatisfying(
            UnprintableException.class, e -> assertThat(e.sentence().zh()).isNotEmpty());
  }

  /** A JPEG whose corner is red where the sensor began, with an Exif header that turns it. */
  private static byte[] held(int orientation, boolean little) throws Exception {
    BufferedImage image = new BufferedImage(320, 160, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(Color.BLUE);
    pen.fillRect(0, 0, 320, 160);
    pen.setColor(Color.RED);
    pen.fillRect(0, 0, 80, 80);
    pen.dispose();
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, "jpg", jpeg)).isTrue();
    ByteBuffer exif =
        ByteBuffer.allocate(4 + 6 + 8 + 2 + 12 + 4)
            .putShort((short) 0xffe1)
            .putShort((short) 34)
            .put("Exif\0\0".getBytes(StandardCharsets.US_ASCII))
            .order(little ? java.nio.ByteOrder.LITTLE_ENDIAN : java.nio.ByteOrder.BIG_ENDIAN)
            .put((little ? "II" : "MM").getBytes(StandardCharsets.US_ASCII))
            .putShort((short) 42)
            .putInt(8)
            .putShort((short) 1)
            .putShort((short) 0x0112)
            .putShort((short) 3)
            .putInt(1)
            .putShort((short) orientation)
            .putShort((short) 0)
            .putInt(0);
    byte[] plain = jpeg.toByteArray();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(plain, 0, 2);
    out.write(exif.array());
    out.write(plain, 2, plain.length - 2);
    return out.toByteArray();
  }

  @Test
  @DisplayName("a photograph stands as it was taken, however the camera was held, and it is said")
  void turned() throws Exception {
    // Where the first corner of the sensor goes: left or right, above or below.
    Map<Integer, String> corners =
        Map.of(
            1,
            "left above",
            2,
            "right above",
            3,
            "right below",
            4,
            "left below",
            5,
            "left above",
            6,
            "right above",
            7,
            "right below",
            8,
            "left below");
    for (Map.Entry<Integer, String> corner : corners.entrySet()) {
      for (boolean little : new boolean[] {true, false}) {
        byte[] photo = held(corner.getKey(), little);
        Path file = folder.resolve(corner.getKey() + "-" + little + ".pdf");
        new PicturesDocument(
                Samples.facts(Locale.CHINESE), 3, "照片", List.of(source(1, "a.jpg", photo)), 7)
            .pdf(file, Typefaces.standard());
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
          BufferedImage printed = images(document).getFirst().getImage();
          boolean lies = corner.getKey() >= 5;
          assertThat(printed.getWidth()).as(corner.toString()).isEqualTo(lies ? 160 : 320);
          assertThat(printed.getHeight()).as(corner.toString()).isEqualTo(lies ? 320 : 160);
          int x = corner.getValue().startsWith("left") ? 20 : printed.getWidth() - 20;
          int y = corner.getValue().endsWith("above") ? 20 : printed.getHeight() - 20;
          Color found = new Color(printed.getRGB(x, y));
          assertThat(found.getRed()).as(corner.toString()).isGreaterThan(200);
          Color middle = new Color(printed.getRGB(printed.getWidth() / 2, printed.getHeight() / 2));
          assertThat(middle.getBlue()).as(corner.toString()).isGreaterThan(200);
        }
        assertThat(PdfText.joined(file).contains("按文件所载拍摄方向")).isEqualTo(corner.getKey() != 1);
        assertThat(PdfText.joined(file)).contains("320×160像素");
      }
    }
  }

  @Test
  @DisplayName("an Exif header that is damaged keeps nobody from printing")
  void damagedExif() throws Exception {
    byte[] photo = held(6, false);
    photo[2 + 4 + 6 + 4] = 0x7f; // where its only directory would be
    PictureFile file = PictureFile.of(() -> new ByteArrayInputStream(photo), photo.length);
    assertThat(file.picture().width()).isEqualTo(320);
    assertThat(file.turned().zh()).isEmpty();
    byte[] odd = held(77, true);
    assertThat(PictureFile.of(() -> new ByteArrayInputStream(odd), odd.length).turned().zh())
        .isEmpty();
  }
}
