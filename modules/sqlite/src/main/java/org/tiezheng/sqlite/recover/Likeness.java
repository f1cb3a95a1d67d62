package org.tiezheng.sqlite.recover;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.sqlite.Pages;

/** Compares a find with the live rows that have values in common with it. Not thread-safe. */
final class Likeness {
  private static final int LONG_VALUE = 6;

  private final Groups groups;
  private final Images images;
  private final Kin kin;
  private final IndexResidue residue;
  private final byte[] page;
  private final byte[] livePage;
  private final Shape shape;
  private final Shape live;
  private long loaded = -1;
  private long liveLoaded = -1;

  Likeness(Groups groups, Images images, Kin kin, IndexResidue residue, Pages pages) {
    this.groups = groups;
    this.images = images;
    this.kin = kin;
    this.residue = residue;
    page = new byte[pages.pageSize()];
    livePage = new byte[pages.pageSize()];
    shape = new Shape(pages.usableSize(), pages.count());
    live = new Shape(pages.usableSize(), pages.count());
  }

  /**
   * What live rows say about a find.
   *
   * @param uniqueRow the rowid of the live row that has the same UNIQUE key
   * @param uniqueMissing whether it has a UNIQUE key that no live row has
   * @param same live rows that must be the same row
   * @param some live rows that have values in common with it that tell rows apart
   * @param entries what residue of indexes says
   * @param unshared whether it has values that tell rows apart and no live row has
   */
  record Answer(
      Optional<Long> uniqueRow,
      boolean uniqueMissing,
      List<Long> same,
      List<Long> some,
      IndexResidue.Answer entries,
      boolean unshared) {
    static final Answer NOTHING =
        new Answer(
            Optional.empty(), false, List.of(), List.of(), IndexResidue.Answer.NOTHING, false);
  }

  /** Where a live row lies. */
  private record Spot(long image, int at) {}

  Answer of(long find, Optional<RecoveredRow.Between> between) {
    Finds finds = groups.finds();
    Identity identity = kin.identity(finds.template(find));
    load(finds.image(find));
    if (identity == null || !finds.piece(find, groups.templates()).read(page, shape)) {
      return Answer.NOTHING;
    }
    int first = finds.first(find);
    int end = finds.end(find);
    Optional<Long> uniqueRow = Optional.empty();
    boolean uniqueMissing = false;
    for (int key = 0; key < identity.uniqueKeys(); key++) {
      if (identity.hasUniqueKey(key, shape, first, end)) {
        long slot = kin.slots().find(identity.uniqueKey(key, shape, page));
        boolean there = slot >= 0 && kin.slots().count(slot) > 0;
        uniqueMissing |= slot >= 0 && !there;
        if (there) {
          uniqueRow = Optional.of(kin.slots().rowid(slot));
        }
      }
    }
    Answer likeness = finds.keyKnown(find) ? Answer.NOTHING : compare(identity, find, between);
    return new Answer(
        uniqueRow,
        uniqueMissing,
        likeness.same(),
        likeness.some(),
        finds.keyKnown(find)
            ? IndexResidue.Answer.NOTHING
            : residue.of(finds.template(find), shape, page, first, end, identity),
        likeness.unshared());
  }

  private Answer compare(Identity identity, long find, Optional<RecoveredRow.Between> between) {
    Finds finds = groups.finds();
    Map<Spot, Long> rows = new LinkedHashMap<>();
    boolean unshared = false;
    for (int field : identity.watched()) {
      if (Kin.isWatched(shape, field, finds.first(find), finds.end(find))) {
        long slot = kin.slots().find(identity.field(shape, page, field));
        int count = slot < 0 ? 0 : kin.slots().count(slot);
        if (count == 1) {
          ValueSlots slots = kin.slots();
          rows.put(new Spot(slots.image(slot), slots.at(slot)), slots.rowid(slot));
        }
        unshared |= slot >= 0 && count == 0;
      }
    }
    List<Long> same = new ArrayList<>();
    rows.forEach((spot, rowid) -> {
      if (isSame(identity, find, spot, rowid, between)) {
        same.add(rowid);
      }
    });
    return new Answer(
        Optional.empty(),
        false,
        same,
        List.copyOf(rows.values()),
        IndexResidue.Answer.NOTHING,
        rows.isEmpty() && unshared);
  }

  /**
   * Whether a live row must be the one that a find is a former content of: they agree in what tells
   * rows apart, and differ in little else.
   */
  private boolean isSame(
      Identity identity, long find, Spot spot, long rowid, Optional<RecoveredRow.Between> between) {
    Finds finds = groups.finds();
    if (!readLive(find, spot)) {
      return false;
    }
    int telling = 0;
    int longOnes = 0;
    int differing = 0;
    int agreeing = 0;
    int last = Math.min(live.fields, finds.end(find));
    for (int field = finds.first(find); field < last; field++) {
      boolean agrees = agrees(field);
      if (!agrees) {
        long most = Math.max(Identity.length(shape, field), Identity.length(live, field));
        differing += most >= Identity.LEAST ? 1 : 0;
      } else if (Identity.length(shape, field) > 0) {
        agreeing++;
        boolean only = isOnly(identity, field);
        telling += only && identity.isTelling(field) ? 1 : 0;
        longOnes += only && Identity.length(shape, field) >= LONG_VALUE ? 1 : 0;
      }
    }
    boolean near =
        spot.image() == finds.image(find)
            || between.filter(b -> rowid >= b.low() && rowid <= b.high()).isPresent();
    return telling >= 2
        || (differing == 0 && (telling == 1 || longOnes >= 2))
        || (telling == 1 && near && agreeing > differing);
  }

  /** Whether exactly one live row has the value of a field. */
  private boolean isOnly(Identity identity, int field) {
    if (Arrays.stream(identity.watched()).noneMatch(watched -> watched == field)
        || Identity.length(shape, field) < Identity.LEAST) {
      return false;
    }
    long slot = kin.slots().find(identity.field(shape, page, field));
    return slot >= 0 && kin.slots().count(slot) == 1;
  }

  private boolean agrees(int field) {
    return ContentHash.add(0, shape, page, field) == ContentHash.add(0, live, livePage, field);
  }

  private boolean readLive(long find, Spot spot) {
    if (spot.image() != liveLoaded) {
      images.copy(spot.image(), livePage);
      liveLoaded = spot.image();
    }
    boolean keyed = groups.templates().get(groups.finds().template(find)).keyed();
    return live.readIntact(livePage, spot.at(), images.usableSize(), keyed);
  }

  private void load(long image) {
    if (image != loaded) {
      images.copy(image, page);
      loaded = image;
    }
  }
}
