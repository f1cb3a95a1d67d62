package org.tiezheng.testkit.file;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The Exif segment of a camera's JPEG (Exif 2.32, TIFF big endian): who made the picture, when and
 * where.
 *
 * @param utcOffset offset of the camera's clock from UTC in hours
 */
public record Exif(
    String make,
    String model,
    String software,
    LocalDateTime taken,
    int utcOffset,
    double latitude,
    double longitude,
    int width,
    int height) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy:MM:dd HH:mm:ss", Locale.ROOT);
  private static final int ASCII = 2;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int RATIONAL = 5;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Field(int tag, int type, int count, byte[] value) {}

  /** The whole APP1 segment with marker and length. */
  byte[] segment() {
    byte[] tiff = tiff();
    ByteBuffer out = ByteBuffer.allocate(tiff.length + 10);
    out.putShort((short) 0xFFE1).putShort((short) (tiff.length + 8));
    out.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(tiff);
    return out.array();
  }

  private byte[] tiff() {
    List<Field> image = new ArrayList<>();
    image.add(ascii(0x010F, make));
    image.add(ascii(0x0110, model));
    image.add(number(0x0112, SHORT, 1));
    image.add(ascii(0x0131, software));
    image.add(ascii(0x0132, TIME.format(taken)));
    // Two pointers follow; their values are known once the sizes are.
    int exifAt = 8 + size(image, 2);
    List<Field> camera = camera();
    int gpsAt = exifAt + size(camera, 0);
    image.add(number(0x8769, LONG, exifAt));
    image.add(number(0x8825, LONG, gpsAt));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8});
    out.writeBytes(directory(image, 8));
    out.writeBytes(directory(camera, exifAt));
    out.writeBytes(directory(place(), gpsAt));
    return out.toByteArray();
  }

  private List<Field> camera() {
    String zone = "%s%02d:00".formatted(utcOffset < 0 ? "-" : "+", Math.abs(utcOffset));
    return List.of(
        rationals(0x829A, 1, 50),
        rationals(0x829D, 18, 10),
        number(0x8827, SHORT, 200),
        new Field(0x9000, 7, 4, "0232".getBytes(StandardCharsets.US_ASCII)),
        ascii(0x9003, TIME.format(taken)),
        ascii(0x9004, TIME.format(taken)),
        ascii(0x9011, zone),
        rationals(0x920A, 52, 10),
        number(0xA002, LONG, width),
        number(0xA003, LONG, height));
  }

  private List<Field> place() {
    LocalDateTime utc = taken.minusHours(utcOffset);
    return List.of(
        new Field(0, 1, 4, new byte[] {2, 3, 0, 0}),
        ascii(1, latitude < 0 ? "S" : "N"),
        degrees(2, latitude),
        ascii(3, longitude < 0 ? "W" : "E"),
        degrees(4, longitude),
        rationals(7, utc.getHour(), 1, utc.getMinute(), 1, utc.getSecond(), 1),
        ascii(29, TIME.format(utc).substring(0, 10)));
  }

  private static Field degrees(int tag, double value) {
    double rest = Math.abs(value);
    int degrees = (int) rest;
    int minutes = (int) ((rest - degrees) * 60);
    int seconds = (int) Math.round(((rest - degrees) * 60 - minutes) * 60 * 100);
    return rationals(tag, degrees, 1, minutes, 1, seconds, 100);
  }

  private static Field ascii(int tag, String text) {
    byte[] value = (text + "\0").getBytes(StandardCharsets.US_ASCII);
    return new Field(tag, ASCII, value.length, value);
  }

  private static Field number(int tag, int type, int value) {
    ByteBuffer bytes = ByteBuffer.allocate(4);
    if (type == SHORT) {
      bytes.putShort((short) value);
    } else {
      bytes.putInt(value);
    }
    return new Field(tag, type, 1, bytes.array());
  }

  private static Field rationals(int tag, int... parts) {
    ByteBuffer bytes = ByteBuffer.allocate(parts.length * 4);
    for (int part : parts) {
      bytes.putInt(part);
    }
    return new Field(tag, RATIONAL, parts.length / 2, bytes.array());
  }

  private static int size(List<Field> fields, int more) {
    int size = 2 + 12 * (fields.size() + more) + 4;
    for (Field f : fields) {
      size += f.value().length > 4 ? f.value().length + f.value().length % 2 : 0;
    }
    return size;
  }

  /** A directory at that offset: the entries, then the values that do not fit in four bytes. */
  private static byte[] directory(List<Field> fields, int offset) {
    ByteBuffer out = ByteBuffer.allocate(size(fields, 0));
    int valueAt = 2 + 12 * fields.size() + 4;
    out.putShort((short) fields.size());
    for (Field f : fields) {
      out.putShort((short) f.tag()).putShort((short) f.type()).putInt(f.count());
      if (f.value().length <= 4) {
        out.put(f.value()).put(new byte[4 - f.value().length]);
      } else {
        out.putInt(offset + valueAt).put(valueAt, f.value());
        valueAt += f.value().length + f.value().length % 2;
      }
    }
    return out.array();
  }
}
