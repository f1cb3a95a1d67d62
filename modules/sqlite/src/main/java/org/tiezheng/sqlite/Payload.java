package org.tiezheng.sqlite;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Puts together the record of a cell: where it lies whole on its page, without copying; else from
 * its overflow pages, each of which a reader takes only once. Not thread-safe.
 */
final class Payload {
  private final Pages pages;
  private final PageSet taken;
  private MemorySegment bytes = MemorySegment.NULL;
  private long start;
  private long length;
  private boolean whole;
  private Sentence problem = Defects.CHAIN_BROKEN;
  private List<Place> overflow = List.of();

  Payload(Pages pages) {
    this.pages = pages;
    taken = new PageSet(pages.count());
  }

  /** Reads the record of a cell; false if a part of it is missing. */
  boolean read(MemorySegment page, Cell cell) {
    length = cell.localLength();
    overflow = List.of();
    whole = true;
    problem = Defects.CHAIN_BROKEN;
    if (cell.overflowPage() == 0) {
      bytes = page;
      start = cell.payloadStart();
      whole = length == cell.payloadLength();
    } else {
      chain(page, cell);
    }
    return whole;
  }

  private void chain(MemorySegment page, Cell cell) {
    int usable = pages.usableSize();
    byte[] all = new byte[(int) Math.min(cell.payloadLength(), 16L * usable + cell.localLength())];
    MemorySegment.copy(
        page, cell.payloadStart(), MemorySegment.ofArray(all), 0, cell.localLength());
    overflow = new ArrayList<>();
    boolean doubtful = false;
    long next = cell.overflowPage();
    while (length < cell.payloadLength() && taken.add(next)) {
      MemorySegment part = pages.page(next);
      Optional<Sentence> doubt = pages.doubt(next);
      doubtful |= doubt.isPresent();
      problem = doubt.orElse(problem);
      int size = (int) Math.min(usable - 4, cell.payloadLength() - length);
      if (length + size > all.length) {
        all = Arrays.copyOf(all, (int) Math.min(cell.payloadLength(), 2L * all.length));
      }
      MemorySegment.copy(part, 4, MemorySegment.ofArray(all), length, size);
      overflow.add(pages.place(next, 4, size));
      length += size;
      next = Bytes.u32(part, 0);
    }
    whole = length == cell.payloadLength() && !doubtful;
    bytes = MemorySegment.ofArray(all).asReadOnly();
    start = 0;
  }

  /** Gives back the overflow pages of the last record, so that it can be read again. */
  void release() {
    overflow.forEach(place -> taken.remove(place.page()));
  }

  /** What is wrong with a record that is not whole. */
  Sentence problem() {
    return problem;
  }

  MemorySegment bytes() {
    return bytes;
  }

  long start() {
    return start;
  }

  long length() {
    return length;
  }

  List<Place> overflow() {
    return overflow;
  }
}
