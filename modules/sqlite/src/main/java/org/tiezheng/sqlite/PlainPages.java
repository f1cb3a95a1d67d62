package org.tiezheng.sqlite;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.OptionalLong;

/** The pages of the main file as they lie in it, decoded if there is a decoder. */
final class PlainPages implements Pages {
  private final MemorySegment main;
  private final int pageSize;
  private final int usable;
  private final long count;
  private final Optional<PageDecoder> decoder;

  PlainPages(
      MemorySegment main, int pageSize, int usable, long count, Optional<PageDecoder> decoder) {
    this.main = main;
    this.pageSize = pageSize;
    this.usable = usable;
    this.count = count;
    this.decoder = decoder;
  }

  @Override
  public long count() {
    return count;
  }

  @Override
  public int pageSize() {
    return pageSize;
  }

  @Override
  public int usableSize() {
    return usable;
  }

  @Override
  public MemorySegment page(long number) {
    long start = (number - 1) * pageSize;
    if (number < 1 || start >= main.byteSize()) {
      return zeroes(pageSize);
    }
    long there = Math.min(pageSize, main.byteSize() - start);
    MemorySegment stored = main.asSlice(start, there);
    if (there < pageSize) {
      MemorySegment padded = MemorySegment.ofArray(new byte[pageSize]);
      return padded.copyFrom(stored).asReadOnly();
    }
    return decoder.map(d -> decoded(d, number, stored)).orElse(stored);
  }

  static MemorySegment zeroes(int size) {
    return MemorySegment.ofArray(new byte[size]).asReadOnly();
  }

  /** A page that cannot be decoded is a page of zeroes: nothing of it can be shown as read. */
  static MemorySegment decoded(PageDecoder decoder, long number, MemorySegment stored) {
    MemorySegment plain = MemorySegment.ofArray(new byte[(int) stored.byteSize()]);
    return decoder.decode(number, stored, plain)
        ? plain.asReadOnly()
        : zeroes((int) stored.byteSize());
  }

  @Override
  public StoreFile file(long number) {
    return StoreFile.MAIN;
  }

  @Override
  public long position(long number) {
    return (number - 1) * pageSize;
  }

  @Override
  public OptionalLong frame(long number) {
    return OptionalLong.empty();
  }
}
