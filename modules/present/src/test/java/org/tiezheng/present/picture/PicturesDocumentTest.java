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
}
