package org.tiezheng.sqlite.recover;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;
import org.tiezheng.sqlite.Bytes;
import org.tiezheng.sqlite.Pages;
import org.tiezheng.sqlite.Place;

/**
 * The bytes of a record, also where it goes on on overflow pages; section 1.6 of the file format. A
 * chain counts as far as its pages are not in use for something else, and whole only if it has
 * exactly as many pages as the record needs.
 */
final class Overflow {
  private final MemorySegment bytes;
  private final boolean whole;
  private final List<Place> places;

  private Overflow(MemorySegment bytes, boolean whole, List<Place> places) {
    this.bytes = bytes;
    this.whole = whole;
    this.places = places;
  }

  /**
   * Reads a record.
   *
   * @param inUse whether the committed bytes of a page belong to something else by now
   */
  static Overflow follow(Shape shape, Images images, long image, LongPredicate inUse) {
    MemorySegment page = images.bytes(image);
    int usable = images.usableSize();
    long local = Math.min(usable, shape.localEnd()) - (long) shape.headerStart;
    MemorySegment here = page.asSlice(shape.headerStart, Math.max(0, local));
    long missing = shape.payload - shape.local;
    int at = shape.localEnd();
    if (missing <= 0 || at + 4 > usable) {
      return new Overflow(here, missing <= 0, List.of());
    }
    Overflow best = new Overflow(here, false, List.of());
    long first = Bytes.u32(page, at);
    for (Pages state : images.states(image)) {
      List<Place> places = new ArrayList<>();
      boolean whole = chain(state, images, first, missing, inUse, places);
      if (whole || places.size() > best.places.size()) {
        best = new Overflow(joined(here, state, places), whole, places);
      }
      if (whole) {
        break;
      }
    }
    return best;
  }

  /** Collects the parts of a chain; false if it breaks off, is too long or goes in circles. */
  private static boolean chain(
      Pages state,
      Images images,
      long first,
      long length,
      LongPredicate inUse,
      List<Place> places) {
    Set<Long> seen = new HashSet<>();
    long next = first;
    long left = length;
    while (left > 0) {
      boolean possible = next >= 2 && next <= state.count() && seen.add(next);
      if (!possible || (images.committedBytes(state, next) && inUse.test(next))) {
        return false;
      }
      long size = Math.min(left, images.usableSize() - 4);
      places.add(state.place(next, 4, size));
      left -= size;
      next = Bytes.u32(state.page(next), 0);
    }
    if (next != 0) {
      places.clear();
    }
    return next == 0;
  }

  private static MemorySegment joined(MemorySegment here, Pages state, List<Place> places) {
    long length = here.byteSize() + places.stream().mapToLong(Place::length).sum();
    byte[] all = new byte[Math.toIntExact(length)];
    MemorySegment target = MemorySegment.ofArray(all);
    MemorySegment.copy(here, 0, target, 0, here.byteSize());
    long at = here.byteSize();
    for (Place place : places) {
      MemorySegment.copy(state.page(place.page()), 4, target, at, place.length());
      at += place.length();
    }
    return target.asReadOnly();
  }

  /**
   * How many bytes of the record there are, from its beginning.
   *
   * @param onPage how many the piece has on its own page
   */
  long available(long onPage) {
    return places.isEmpty() ? Math.min(bytes.byteSize(), onPage) : bytes.byteSize();
  }

  /** Whether the record is there to its end. */
  boolean whole() {
    return whole;
  }

  List<Place> places() {
    return places;
  }

  MemorySegment slice(long from, long to) {
    return bytes.asSlice(from, to - from);
  }
}
