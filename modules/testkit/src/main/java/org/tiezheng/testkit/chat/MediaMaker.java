package org.tiezheng.testkit.chat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.tiezheng.testkit.file.Jpeg;

/** Makes the bytes of media. */
final class MediaMaker {
  private static final byte[] TONE = tone();
  private static final int SILK_HEAD = 10;
  private static final int GIF_COMMENT = 250;
  private static final int PACKET_MILLIS = 20;
  private static final Map<Integer, byte[]> PICTURES = new ConcurrentHashMap<>();

  private MediaMaker() {}

  static byte[] make(MediaBytes.Kind kind, long seed, int size) {
    return switch (kind) {
      case JPEG -> jpeg(seed, size);
      case GIF -> gif(seed, size);
      case SILK -> silk(size);
      case MP4 -> mp4(seed, size);
      case DATA -> data(seed, size);
    };
  }

  /** A picture of that width; the seed stands in a comment segment, so that no two are equal. */
  private static byte[] jpeg(long seed, int width) {
    byte[] base = PICTURES.computeIfAbsent(width, MediaMaker::picture);
    byte[] comment = ("photo " + Long.toHexString(seed)).getBytes(StandardCharsets.US_ASCII);
    ByteBuffer out = ByteBuffer.allocate(base.length + 4 + comment.length);
    out.put(base, 0, 2).putShort((short) 0xFFFE).putShort((short) (comment.length + 2));
    return out.put(comment).put(base, 2, base.length - 2).array();
  }

  private static byte[] picture(int width) {
    BufferedImage image = new BufferedImage(width, width * 3 / 4, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(new Color(0x6FA8DC));
    pen.fillRect(0, 0, width, width * 3 / 4);
    pen.setColor(new Color(0x38761D));
    pen.fillOval(width / 4, width / 4, width / 2, width / 3);
    pen.dispose();
    return Jpeg.of(image, 0.7f, Optional.empty());
  }

  /** A moving picture of one dot; comments (GIF89a, 24) make it as long as it is to be. */
  private static byte[] gif(long seed, int size) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(size);
    out.writeBytes(ascii("GIF89a"));
    out.writeBytes(
        new byte[] {1, 0, 1, 0, (byte) 0x80, 0, 0, 0x6F, (byte) 0xA8, (byte) 0xDC, 0, 0, 0});
    Random random = new Random(seed);
    while (out.size() + 2 * GIF_COMMENT < size) {
      byte[] words = new byte[GIF_COMMENT];
      random.nextBytes(words);
      out.writeBytes(new byte[] {0x21, (byte) 0xFE, (byte) GIF_COMMENT});
      out.writeBytes(words);
      out.write(0);
    }
    for (int frame = 0; frame < 2; frame++) {
      out.writeBytes(new byte[] {0x21, (byte) 0xF9, 4, 0, 10, 0, 0, 0});
      out.writeBytes(new byte[] {0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0});
      out.writeBytes(new byte[] {2, 2, (byte) (frame == 0 ? 0x44 : 0x4C), 1, 0});
    }
    out.write(0x3B);
    return out.toByteArray();
  }

  /** Speech-codec packets of a real encoder, as many as the time needs. */
  private static byte[] silk(int millis) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(TONE, 0, SILK_HEAD);
    int at = SILK_HEAD;
    for (int n = 0; n < millis / PACKET_MILLIS; n++) {
      if (at + 2 > TONE.length) {
        at = SILK_HEAD;
      }
      int length = 2 + ((TONE[at] & 0xFF) | ((TONE[at + 1] & 0xFF) << 8));
      out.write(TONE, at, length);
      at += length;
    }
    return out.toByteArray();
  }

  /** A box structure as phones write it: type, header of the movie, media data. */
  private static byte[] mp4(long seed, int size) {
    byte[] media = data(seed, size);
    ByteBuffer out = ByteBuffer.allocate(20 + 8 + 108 + 8 + size);
    out.putInt(20).put(ascii("ftypisom")).putInt(512).put(ascii("isom"));
    out.putInt(116).put(ascii("moov")).putInt(108).put(ascii("mvhd"));
    out.putInt(0).putInt(0).putInt(0).putInt(1000).putInt(size);
    out.position(20 + 8 + 108);
    return out.putInt(8 + size).put(ascii("mdat")).put(media).array();
  }

  private static byte[] data(long seed, int size) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] tone() {
    try (InputStream in = MediaMaker.class.getResourceAsStream("tone3s.silk")) {
      byte[] all = Objects.requireNonNull(in, "tone3s.silk").readAllBytes();
      boolean ended = all[all.length - 1] == -1 && all[all.length - 2] == -1;
      return ended ? Arrays.copyOf(all, all.length - 2) : all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
