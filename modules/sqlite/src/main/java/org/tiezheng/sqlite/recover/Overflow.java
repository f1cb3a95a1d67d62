package org.tiezheng.sqlite.recover;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tiezheng.sqlite.Bytes;
import org.tiezheng.sqlite.Pages;
import org.tiezheng.sqlite.Place;

/**
 * The bytes of a record, also where it goes on on overflow pages; section 1.6 of the file format. A
 * chain counts only if it has exactly as many pages as the record needs; else only the bytes on the
 * first page are available.
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

  static Overflow follow(Shape shape, Images images, long image, int usable) {
    MemorySegment page = images.bytes(image);
    long local = Math.min(usable, shape.localEnd()) - (long) shape.headerStart;
    MemorySegment here = page.asSlice(shape.headerStart, Math.max(0, local));
    if (!shape.overflows()) {
      return new Overflow(here, true, List.of());
    }
    int at = shape.localEnd();
    if (at + 4 <= usable) {
      long first = Bytes.u32(page, at);
      for (Pages state : images.states(image)) {
        List<Place> places = chain(state, first, shape.payload - shape.local, usable);
        if (!places.isEmpty()) {
          return new Overflow(joined(here, state, places, shape.payload), true, places);
        }
      }
    }
    return new Overflow(here, false, List.of());
  }

  /** The parts of a chain; none if it is too short, too long or goes in circles. */
  private static List<Place> chain(Pages state, long first, long length, int usable) {
    List<Place> places = new ArrayList<>();
    Set<Long> seen = new HashSet<>();
    long next = first;
    long left = length;
    while (left > 0) {
      if (next < 2 || next > state.count() || !seen.add(next)) {
        return List.of();
      }
      long size = Math.min(left, usable - 4);
      places.add(state.place(next, 4, size));
      left -= size;
      next = Bytes.u32(state.page(next), 0);
    }
    return next == 0 ? places : List.of();
  }

  private static MemorySegment joined(
      MemorySegment here, Pages state, List<Place> places, long payload) {
    byte[] all = new byte[(int) payload];
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
   * How many bytes of the record there are.
   *
   * @param onPage how many the piece has on its own page
   */
  long available(long onPage) {
    return whole
        ? Math.min(bytes.byteSize(), onPageOrAll(onPage))
        : Math.min(bytes.byteSize(), onPage);
  }

  private long onPageOrAll(long onPage) {
    return places.isEmpty() ? onPage : bytes.byteSize();
  }

  List<Place> places() {
    return places;
  }

  MemorySegment slice(long from, long to) {
    return bytes.asSlice(from, to - from);
  }
}
