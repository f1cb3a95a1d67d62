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
  private final long start;
  private final DecodedPages decoded;

  /**
   * @param main from page 1 on
   * @param start where page 1 begins in the file
   */
  PlainPages(
      MemorySegment main, int pageSize, int usable, long count, long start, DecodedPages decoded) {
    this.main = main;
    this.pageSize = pageSize;
    this.usable = usable;
    this.count = count;
    this.start = start;
    this.decoded = decoded;
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
    MemorySegment page = decoded.page(number, number, stored);
    if (page.byteSize() < pageSize) {
      MemorySegment padded = MemorySegment.ofArray(new byte[pageSize]);
      return padded.copyFrom(page).asReadOnly();
    }
    return page;
  }

  static MemorySegment zeroes(int size) {
    return MemorySegment.ofArray(new byte[size]).asReadOnly();
  }

  @Override
  public Optional<Sentence> doubt(long number) {
    return decoded.doubt(number);
  }

  @Override
  public StoreFile file(long number) {
    return StoreFile.MAIN;
  }

  @Override
  public long position(long number) {
    return start + (number - 1) * pageSize;
  }

  @Override
  public OptionalLong frame(long number) {
    return OptionalLong.empty();
  }
}
