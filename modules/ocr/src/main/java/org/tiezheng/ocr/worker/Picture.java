package org.tiezheng.ocr.worker;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Decodes a picture file after a look at the size that it states. */
final class Picture {
  /** A long picture of 1,080 × 37,000 pixels still fits. */
  static final long MOST_PIXELS = 40_000_000L;

  private static final int WIDEST = 8_000;
  private static final int SMALLEST = 64;

  private Picture() {}

  /** Why it cannot be decoded. */
  static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    private final Answer.Reason reason;

    RefusedException(Answer.Reason reason, String detail) {
      super(detail);
      this.reason = reason;
    }

    Answer.Refused answer() {
      return new Answer.Refused(reason, String.valueOf(getMessage()));
    }
  }

  static Pixels decode(byte[] file) throws RefusedException {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new RefusedException(Answer.Reason.NO_PICTURE, "");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        long width = reader.getWidth(0);
        long height = reader.getHeight(0);
        requireSize(width, height);
        BufferedImage image = reader.read(0);
        return Pixels.of(image);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      // Decoders throw whatever a damaged file makes them stumble over.
      throw new RefusedException(Answer.Reason.DAMAGED, String.valueOf(e.getMessage()));
    }
  }

  private static void requireSize(long width, long height) throws RefusedException {
    if (width > WIDEST || width * height > MOST_PIXELS) {
      throw new RefusedException(Answer.Reason.TOO_LARGE, width + " × " + height);
    }
    if (width < SMALLEST || height < SMALLEST) {
      throw new RefusedException(Answer.Reason.TOO_SMALL, width + " × " + height);
    }
  }
}
