package org.tiezheng.present.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.pdf.Picture;

/**
 * A picture file made ready for a page of A4: its first image, on white, no larger than 150 dots
 * for an inch. It is turned as the file says that the camera was held.
 *
 * @param width of the file's image in pixels
 * @param height of the file's image in pixels
 * @param turned what was done to it so that it stands as it was taken; blank for nothing
 * @param picture as printed
 */
public record PictureFile(int width, int height, Text turned, Picture picture) {
  /** 150 dots for an inch over the width and height of A4. */
  private static final int MOST_WIDTH = 1_240;

  private static final int MOST_HEIGHT = 1_754;

  /**
   * A file that is larger, or claims more pixels, is not decoded: it may be made to fill memory.
   */
  private static final long MOST_BYTES = 64L << 20;

  private static final long MOST_PIXELS = 200_000_000;

  /** Opens the bytes. */
  @FunctionalInterface
  public interface Source {
    InputStream open() throws IOException;
  }

  /**
   * Reads a file.
   *
   * @throws UnprintableException if it is none that this program can draw
   */
  public static PictureFile of(Source source, long bytes) throws UnprintableException {
    if (bytes > MOST_BYTES) {
      throw new UnprintableException("文件超过 64 MiB", "the file is larger than 64 MiB");
    }
    try (InputStream in = source.open();
        ImageInputStream image = new MemoryCacheImageInputStream(in)) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(image);
      if (!readers.hasNext()) {
        throw new UnprintableException(
            "本程序不能绘制这种格式(如 HEIC)", "a form that this program cannot draw, such as HEIC");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(image, true, true);
        return read(reader, Turn.of(source));
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      throw new UnprintableException(
          "图片损坏,或其编码不能绘制", "it is damaged, or coded in a way that cannot be drawn");
    }
  }

  private static PictureFile read(ImageReader reader, Turn turn)
      throws IOException, UnprintableException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    if ((long) width * height > MOST_PIXELS) {
      throw new UnprintableException("像素超过两亿", "it has more than 200 million pixels");
    }
    ImageReadParam param = reader.getDefaultReadParam();
    int across = turn.lies() ? height : width;
    int down = turn.lies() ? width : height;
    int step = Math.max(1, Math.min(across / MOST_WIDTH, down / MOST_HEIGHT));
    param.setSourceSubsampling(step, step, 0, 0);
    BufferedImage drawn = onWhite(turn.applied(reader.read(0, param)));
    boolean photograph = reader.getFormatName().toLowerCase(Locale.ROOT).contains("jp");
    return new PictureFile(
        width,
        height,
        turn.words(),
        photograph ? Picture.photographic(drawn) : Picture.exact(drawn));
  }

  private static BufferedImage onWhite(BufferedImage image) {
    double scale =
        Math.min(
            1,
            Math.min(
                (double) MOST_WIDTH / image.getWidth(), (double) MOST_HEIGHT / image.getHeight()));
    int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
    BufferedImage page = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = page.createGraphics();
    try {
      pen.setColor(Color.WHITE);
      pen.fillRect(0, 0, width, height);
      pen.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      pen.drawImage(image, 0, 0, width, height, null);
    } finally {
      pen.dispose();
    }
    return page;
  }
}
