package org.tiezheng.testkit.file;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes pictures as JPEG, as a camera does (Exif, no JFIF) or as a messenger does (JFIF only). */
public final class Jpeg {
  private Jpeg() {}

  /**
   * Encodes a picture. The compressed part depends on the build of the JDK's encoder; the segments
   * before it do not.
   *
   * @param quality 0 to 1
   */
  public static byte[] of(BufferedImage picture, float quality, Optional<Exif> exif) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(quality);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(picture, null, null), param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    byte[] plain = out.toByteArray();
    return exif.map(e -> camera(plain, e)).orElse(plain);
  }

  /** Puts Exif in the place of the JFIF segment. */
  private static byte[] camera(byte[] jpeg, Exif exif) {
    int rest = 2;
    if (jpeg[2] == (byte) 0xFF && jpeg[3] == (byte) 0xE0) {
      rest = 4 + ((jpeg[4] & 0xFF) << 8 | (jpeg[5] & 0xFF));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    out.writeBytes(exif.segment());
    out.write(jpeg, rest, jpeg.length - rest);
    return out.toByteArray();
  }
}
