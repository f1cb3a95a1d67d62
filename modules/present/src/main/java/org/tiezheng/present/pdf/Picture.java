package org.tiezheng.present.pdf;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** The pixels of a picture as they lie in a PDF: red, green and blue, eight bits each, opaque. */
public final class Picture {
  private static final float QUALITY = 0.85f;

  private final int width;
  private final int height;
  private final byte[] data;
  private final boolean photographic;

  private Picture(int width, int height, byte[] data, boolean photographic) {
    this.width = width;
    this.height = height;
    this.data = data;
    this.photographic = photographic;
  }

  /** Every pixel as it is: for screens, whose letters must stay sharp. */
  public static Picture exact(BufferedImage image) {
    int[] row = new int[image.getWidth()];
    byte[] pixels = new byte[Math.multiplyExact(3, image.getWidth() * image.getHeight())];
    int at = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, row.length, 1, row, 0, row.length);
      for (int pixel : row) {
        pixels[at++] = (byte) (pixel >> 16);
        pixels[at++] = (byte) (pixel >> 8);
        pixels[at++] = (byte) pixel;
      }
    }
    return new Picture(image.getWidth(), image.getHeight(), Deflated.of(pixels), false);
  }

  /** As JPEG: for photographs, which would be too large otherwise. */
  public static Picture photographic(BufferedImage image) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream to = new MemoryCacheImageOutputStream(out)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(QUALITY);
      writer.setOutput(to);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    return new Picture(image.getWidth(), image.getHeight(), out.toByteArray(), true);
  }

  /** In pixels. */
  public int width() {
    return width;
  }

  /** In pixels. */
  public int height() {
    return height;
  }

  /** In the form of a filter: JPEG, or else zlib. */
  byte[] data() {
    return data.clone();
  }

  boolean isPhotographic() {
    return photographic;
  }
}
