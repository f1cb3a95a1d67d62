package org.tiezheng.present.pdf;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * A page of one of our PDFs as a picture. The size of a picture is bounded whatever the page says
 * of itself, few are drawn at once, and of the file no more is read than the page needs. Safe for
 * use by many threads.
 */
public final class PagePicture {
  private static final float POINTS = 72;

  /** A4 at 200 dots per inch has fewer. */
  private static final double MOST_PIXELS = 4_500_000;

  private static final int AT_ONCE = 2;

  private static final Semaphore TURN = new Semaphore(AT_ONCE);

  static {
    System.setProperty("java.awt.headless", "true");
    ImageIO.setUseCache(false);
  }

  private PagePicture() {}

  /** Number of pages. */
  public static int pages(Path pdf) throws IOException {
    try (PDDocument document = open(pdf)) {
      return document.getNumberOfPages();
    }
  }

  /**
   * Draws a page.
   *
   * @param page from 1
   * @param dotsPerInch wanted; fewer are drawn if the picture would become too large
   * @return PNG
   * @throws IndexOutOfBoundsException if there is no such page
   */
  public static byte[] png(Path pdf, int page, int dotsPerInch)
      throws IOException, InterruptedException {
    TURN.acquire();
    try (PDDocument document = open(pdf)) {
      if (page < 1 || page > document.getNumberOfPages()) {
        throw new IndexOutOfBoundsException(page);
      }
      PDRectangle box = document.getPage(page - 1).getCropBox();
      double wanted = dotsPerInch / POINTS;
      double area = Math.max(1.0, box.getWidth()) * Math.max(1.0, box.getHeight());
      double scale = Math.min(wanted, Math.sqrt(MOST_PIXELS / area));
      BufferedImage picture =
          new PDFRenderer(document).renderImage(page - 1, (float) scale, ImageType.RGB);
      ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 17);
      ImageIO.write(picture, "png", out);
      picture.flush();
      return out.toByteArray();
    } finally {
      TURN.release();
    }
  }

  private static PDDocument open(Path pdf) throws IOException {
    return Loader.loadPDF(
        new RandomAccessReadBufferedFile(pdf), IOUtils.createTempFileOnlyStreamCache());
  }
}
