package org.tiezheng.present.picture;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.tiezheng.evidence.Text;

/**
 * How a picture is to be turned so that it stands as it was taken: the field Orientation of Exif
 * (CIPA DC-008, tag 274) or of TIFF. A camera stores the rows of its sensor and says how it was
 * held.
 */
enum Turn {
  NONE(1, "", ""),
  MIRRORED(2, "左右翻转", "mirrored"),
  HALF(3, "旋转180°", "turned by 180°"),
  UPSIDE_DOWN(4, "上下翻转", "flipped"),
  TRANSPOSED(5, "翻转并旋转90°", "mirrored and turned by 90°"),
  RIGHT(6, "顺时针旋转90°", "turned clockwise by 90°"),
  TRANSVERSED(7, "翻转并旋转270°", "mirrored and turned by 270°"),
  LEFT(8, "逆时针旋转90°", "turned anticlockwise by 90°");

  /** The first byte of every marker of a JPEG file; the second says which it is. */
  private static final int MARKER = 0xff;

  private static final int START = 0xd8;
  private static final int END = 0xd9;
  private static final int SCAN = 0xda;
  private static final int APP1 = 0xe1;
  private static final int MOST_SEGMENTS = 1_000;

  private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

  private final int orientation;
  private final Text words;

  Turn(int orientation, String zh, String en) {
    this.orientation = orientation;
    words = new Text(zh, en);
  }

  /** What is done to the picture, such as "turned by 180°"; blank if nothing is. */
  Text words() {
    return words;
  }

  /** Whether width and height change places. */
  boolean lies() {
    return orientation >= TRANSPOSED.orientation;
  }

  /** What a file says; nothing if it says nothing that can be read. */
  static Turn of(PictureFile.Source source) {
    try (InputStream in = source.open()) {
      byte[] head = in.readNBytes(2);
      if (head.length == 2 && (head[0] & 0xff) == MARKER && (head[1] & 0xff) == START) {
        return exif(new DataInputStream(in)).map(Turn::ofTiff).orElse(NONE);
      }
    } catch (IOException | RuntimeException e) {
      return NONE; // The picture is printed as its pixels are, if it can be.
    }
    try (InputStream in = source.open();
        ImageInputStream image = new MemoryCacheImageInputStream(in)) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(image);
      if (!readers.hasNext()) {
        return NONE;
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(image, true, false);
        boolean tiff = reader.getFormatName().toLowerCase(Locale.ROOT).startsWith("tif");
        return tiff ? of(reader.getImageMetadata(0)) : NONE;
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      return NONE;
    }
  }

  /**
   * The first segment with Exif (ISO/IEC 10918-1 annex B.1), which is a TIFF file of its own. The
   * platform's reader of such segments refuses files in which it stands before the one of JFIF.
   */
  private static Optional<byte[]> exif(DataInputStream jpeg) throws IOException {
    for (int i = 0; i < MOST_SEGMENTS; i++) {
      int marker = jpeg.readUnsignedByte();
      int code = jpeg.readUnsignedByte();
      while (code == MARKER) {
        code = jpeg.readUnsignedByte();
      }
      if (marker != MARKER || code == SCAN || code == END) {
        return Optional.empty();
      }
      byte[] segment = jpeg.readNBytes(jpeg.readUnsignedShort() - 2);
      if (code == APP1
          && segment.length > EXIF.length
          && Arrays.equals(segment, 0, EXIF.length, EXIF, 0, EXIF.length)) {
        return Optional.of(Arrays.copyOfRange(segment, EXIF.length, segment.length));
      }
    }
    return Optional.empty();
  }

  private static Turn ofTiff(byte[] bytes) {
    ImageReader reader = ImageIO.getImageReadersByFormatName("tiff").next();
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(in, true, false);
      return of(reader.getImageMetadata(0));
    } catch (IOException e) {
      return NONE;
    } finally {
      reader.dispose();
    }
  }

  private static Turn of(IIOMetadata metadata) {
    try {
      TIFFField field =
          TIFFDirectory.createFromMetadata(metadata)
              .getTIFFField(BaselineTIFFTagSet.TAG_ORIENTATION);
      int stated = field == null ? NONE.orientation : field.getAsInt(0);
      return Arrays.stream(values()).filter(t -> t.orientation == stated).findFirst().orElse(NONE);
    } catch (IOException e) {
      return NONE;
    }
  }

  /** The picture as it was taken. */
  BufferedImage applied(BufferedImage image) {
    if (this == NONE) {
      return image;
    }
    int w = image.getWidth();
    int h = image.getHeight();
    AffineTransform turned =
        switch (this) {
          case NONE -> new AffineTransform();
          case MIRRORED -> new AffineTransform(-1, 0, 0, 1, w, 0);
          case HALF -> new AffineTransform(-1, 0, 0, -1, w, h);
          case UPSIDE_DOWN -> new AffineTransform(1, 0, 0, -1, 0, h);
          case TRANSPOSED -> new AffineTransform(0, 1, 1, 0, 0, 0);
          case RIGHT -> new AffineTransform(0, 1, -1, 0, h, 0);
          case TRANSVERSED -> new AffineTransform(0, -1, -1, 0, h, w);
          case LEFT -> new AffineTransform(0, -1, 1, 0, 0, w);
        };
    BufferedImage upright =
        new BufferedImage(lies() ? h : w, lies() ? w : h, BufferedImage.TYPE_INT_ARGB);
    Graphics2D pen = upright.createGraphics();
    try {
      pen.drawImage(image, turned, null);
    } finally {
      pen.dispose();
    }
    return upright;
  }
}
