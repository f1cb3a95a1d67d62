package org.tiezheng.collect.wechat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * WeChat's own container of pictures ({@code wxgf}): streams of HEVC (ITU-T H.265, annex B), each
 * behind its length. The layout is not published; a stream is taken only where the length before
 * its start code stays within the file. The largest is the picture, others are its transparency,
 * smaller ones, or the pictures that follow. Stateless.
 */
public final class WxgfPicture {
  private static final byte[] MAGIC = "wxgf".getBytes(StandardCharsets.US_ASCII);
  private static final int START_CODE = 1;
  private static final int MOST = 64 << 20;
  private static final int MOST_STREAMS = 10_000;
  private static final int LEAST_MOVING = 3;
  private static final ValueLayout.OfInt NUMBER =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private WxgfPicture() {}

  /** Whether bytes begin like such a picture. */
  public static boolean is(MemorySegment file) {
    return file.byteSize() >= MAGIC.length
        && file.asSlice(0, MAGIC.length).mismatch(MemorySegment.ofArray(MAGIC)) == -1;
  }

  /**
   * The picture of a file, the first one if it moves.
   *
   * @param stream of HEVC whose first picture it is
   * @param pictures how many the file shows one after the other; 1 if it does not move
   */
  public record First(MemorySegment stream, int pictures) {}

  /** The picture as a stream of HEVC; empty if it is no such file or none is found in it. */
  public static Optional<First> first(MemorySegment file) {
    if (!is(file) || file.byteSize() > MOST) {
      return Optional.empty();
    }
    List<MemorySegment> streams = streams(file);
    return streams.stream()
        .max(Comparator.comparingLong(MemorySegment::byteSize))
        .map(largest -> first(streams, HevcStream.of(largest), largest));
  }

  /**
   * A picture that moves is one stream of several pictures, or so many streams of one size. Two of
   * one size are a picture and its transparency.
   */
  private static First first(List<MemorySegment> streams, HevcStream main, MemorySegment largest) {
    if (main.pictures() > 1) {
      return new First(largest, main.pictures());
    }
    List<MemorySegment> alike =
        streams.size() < LEAST_MOVING
            ? List.of()
            : streams.stream()
                .filter(stream -> HevcStream.of(stream).form().equals(main.form()))
                .toList();
    return main.form().isPresent() && alike.size() >= LEAST_MOVING
        ? new First(alike.getFirst(), alike.size())
        : new First(largest, 1);
  }

  private static List<MemorySegment> streams(MemorySegment file) {
    List<MemorySegment> streams = new ArrayList<>();
    long at = MAGIC.length + 4L;
    while (at + 4 <= file.byteSize() && streams.size() < MOST_STREAMS) {
      if (file.get(NUMBER, at) != START_CODE) {
        at++;
        continue;
      }
      long length = file.get(NUMBER, at - 4) & 0xffff_ffffL;
      boolean whole = length > 4 && at + length <= file.byteSize();
      if (whole) {
        streams.add(file.asSlice(at, length));
      }
      at += whole ? length : 4;
    }
    return streams;
  }
}
