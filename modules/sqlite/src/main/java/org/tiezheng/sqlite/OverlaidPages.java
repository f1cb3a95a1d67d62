package org.tiezheng.sqlite;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongUnaryOperator;

/** Pages of one state, of which some are replaced by images from a log or a journal. */
final class OverlaidPages implements Pages {
  private final Pages base;
  private final long count;
  private final PageImages images;
  private final LongUnaryOperator imageOf;

  /**
   * @param count pages in this state
   * @param imageOf which image stands for a page, or -1
   */
  OverlaidPages(Pages base, long count, PageImages images, LongUnaryOperator imageOf) {
    this.base = base;
    this.count = count;
    this.images = images;
    this.imageOf = imageOf;
  }

  private long image(long number) {
    return number < 1 || number > 0xffff_ffffL ? -1 : imageOf.applyAsLong(number);
  }

  @Override
  public long count() {
    return count;
  }

  @Override
  public int pageSize() {
    return base.pageSize();
  }

  @Override
  public int usableSize() {
    return base.usableSize();
  }

  @Override
  public MemorySegment page(long number) {
    long image = image(number);
    return image < 0 ? base.page(number) : images.page(image);
  }

  @Override
  public Optional<Sentence> doubt(long number) {
    long image = image(number);
    return image < 0 ? base.doubt(number) : images.doubt(image);
  }

  @Override
  public StoreFile file(long number) {
    return image(number) < 0 ? base.file(number) : images.file();
  }

  @Override
  public long position(long number) {
    long image = image(number);
    return image < 0 ? base.position(number) : images.position(image);
  }

  @Override
  public OptionalLong frame(long number) {
    long image = image(number);
    return image < 0 ? base.frame(number) : OptionalLong.of(image);
  }

  @Override
  public Place place(long number, long offset, long length) {
    long image = image(number);
    return image < 0
        ? base.place(number, offset, length)
        : new Place(
            images.file(), number, images.position(image) + offset, length, OptionalLong.of(image));
  }
}
