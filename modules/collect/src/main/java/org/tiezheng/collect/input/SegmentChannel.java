package org.tiezheng.collect.input;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** Sealed bytes as a channel to read from at any place. Not thread-safe. */
public final class SegmentChannel implements SeekableByteChannel {
  private final MemorySegment segment;
  private long position;

  public SegmentChannel(MemorySegment segment) {
    this.segment = segment;
  }

  @Override
  public int read(ByteBuffer target) {
    long left = segment.byteSize() - position;
    if (left <= 0) {
      return -1;
    }
    int count = (int) Math.min(left, target.remaining());
    target.put(segment.asSlice(position, count).asByteBuffer());
    position += count;
    return count;
  }

  @Override
  public int write(ByteBuffer source) {
    throw new NonWritableChannelException();
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long place) throws IOException {
    if (place < 0) {
      throw new IOException("negative position");
    }
    position = place;
    return this;
  }

  @Override
  public long size() {
    return segment.byteSize();
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new NonWritableChannelException();
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {}
}
