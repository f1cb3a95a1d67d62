package org.tiezheng.collect.document;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;

/** Sealed bytes as PDFBox reads them, without a copy. Not thread-safe. */
final class SegmentRead implements RandomAccessRead {
  private final MemorySegment segment;
  private long position;
  private boolean closed;

  SegmentRead(MemorySegment segment) {
    this.segment = segment;
  }

  @Override
  public int read() {
    return position < segment.byteSize()
        ? segment.get(ValueLayout.JAVA_BYTE, position++) & 0xff
        : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    long left = segment.byteSize() - position;
    if (left <= 0) {
      return -1;
    }
    int count = (int) Math.min(left, length);
    MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, position, target, offset, count);
    position += count;
    return count;
  }

  @Override
  public long getPosition() {
    return position;
  }

  @Override
  public void seek(long place) {
    position = Math.clamp(place, 0, segment.byteSize());
  }

  @Override
  public long length() {
    return segment.byteSize();
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
  }

  @Override
  public boolean isEOF() {
    return position >= segment.byteSize();
  }

  @Override
  public RandomAccessReadView createView(long start, long length) {
    return new RandomAccessReadView(new SegmentRead(segment), start, length, true);
  }
}
