package org.tiezheng.sqlite;

import java.lang.foreign.MemorySegment;
import java.util.BitSet;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The pages of one file behind a decoder: decoded when they are asked for, the last few kept, and
 * remembered which of them cannot be relied on. Without a decoder, the stored bytes themselves.
 * Thread-safe.
 */
final class DecodedPages {
  /** Enough for the way down a tree and for pages that several readers look at in turn. */
  private static final int KEPT = 64;

  private final Optional<PageDecoder> decoder;
  private final AtomicReferenceArray<@Nullable Kept> kept = new AtomicReferenceArray<>(KEPT);
  private final BitSet doubtful = new BitSet();
  private final BitSet lost = new BitSet();

  /** Images that nothing contradicted: several passes read the same pages. */
  private final BitSet right = new BitSet();

  private volatile boolean anyDoubt;

  DecodedPages(Optional<PageDecoder> decoder) {
    this.decoder = decoder;
  }

  private record Kept(long image, MemorySegment plain) {}

  /** Whether there is a decoder. */
  boolean isDecoding() {
    return decoder.isPresent();
  }

  /**
   * The plain page.
   *
   * @param image which page, frame or record of the file; below 2^31
   * @param number of the page that it is an image of
   * @param stored whole, or less of it if the file ends before
   */
  MemorySegment page(long image, long number, MemorySegment stored) {
    if (decoder.isEmpty()) {
      return stored;
    }
    int slot = (int) (image % KEPT);
    Kept known = kept.get(slot);
    if (known != null && known.image() == image) {
      return known.plain();
    }
    MemorySegment plain = decoded(image, number, stored);
    kept.set(slot, new Kept(image, plain));
    return plain;
  }

  private MemorySegment decoded(long image, long number, MemorySegment stored) {
    PageDecoder with = decoder.orElseThrow();
    MemorySegment plain = MemorySegment.ofArray(new byte[with.pageSize()]);
    if (isRight(image)) {
      with.decodeAgain(number, stored, plain);
      return plain.asReadOnly();
    }
    PageDecoder.Outcome outcome =
        stored.byteSize() != with.pageSize()
            ? PageDecoder.Outcome.LOST
            : with.decode(number, stored, plain);
    if (outcome != PageDecoder.Outcome.DECODED) {
      doubt(image, outcome);
    } else {
      right(image);
    }
    return outcome == PageDecoder.Outcome.LOST
        ? PlainPages.zeroes(with.pageSize())
        : plain.asReadOnly();
  }

  private boolean isRight(long image) {
    synchronized (right) {
      return right.get((int) image);
    }
  }

  private void right(long image) {
    synchronized (right) {
      right.set((int) image);
    }
  }

  private synchronized void doubt(long image, PageDecoder.Outcome outcome) {
    (outcome == PageDecoder.Outcome.LOST ? lost : doubtful).set((int) image);
    anyDoubt = true;
  }

  /** Why a page that {@link #page} gave cannot be relied on. */
  Optional<Sentence> doubt(long image) {
    if (!anyDoubt) {
      return Optional.empty();
    }
    synchronized (this) {
      return lost.get((int) image)
          ? Optional.of(Defects.PAGE_LOST)
          : doubtful.get((int) image) ? Optional.of(Defects.PAGE_DOUBTFUL) : Optional.empty();
    }
  }
}
