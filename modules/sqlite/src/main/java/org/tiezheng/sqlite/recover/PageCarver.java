package org.tiezheng.sqlite.recover;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tiezheng.sqlite.Pages;

/**
 * Finds rows on one image of a page after the other: in what is left over on pages in use; and, on
 * pages that are not in use or are old, also in the cells. One for each thread.
 */
final class PageCarver {
  private static final int VOTERS = 24;

  /** Bytes of certain values without which a part of a row says nothing. */
  private static final int LEAST_PART = 3;

  private static final double NO_VOTE = -40;
  private static final double UNKNOWN_OWNER = -1;
  private static final double UNLIKELY_OWNER = -6;

  /** The cells of the page fit no table: it is of one that is not known any more. */
  private static final double NO_OWNER = -16;

  private static final BitSet NO_HEADS = new BitSet();

  private final List<Template> templates;
  private final Images images;
  private final Owners owners;
  private final int usable;
  private final byte[] page;
  private final PageLayout layout;
  private final Shape shape;
  private final RegionCarver carver;
  private @Nullable Finds finds;
  private @Nullable Finds entries;
  private boolean voted;
  private boolean interior;
  private BitSet bounds = NO_HEADS;

  /** Where cells of the stretch have neighbours; empty where a pointer leads to each. */
  private Optional<Neighbours> neighbours = Optional.empty();

  private long residue;
  private long unsearchedBytes;
  private final List<Long> unsearched = new ArrayList<>();

  PageCarver(List<Template> templates, Images images, Owners owners, Pages pages) {
    this.templates = templates;
    this.images = images;
    this.owners = owners;
    usable = pages.usableSize();
    page = new byte[pages.pageSize()];
    layout = new PageLayout(usable);
    shape = new Shape(usable, pages.count());
    carver = new RegionCarver(templates, usable, pages.count());
  }

  /** Bytes that were searched. */
  long residue() {
    return residue;
  }

  /** Images that were not searched to the end. */
  List<Long> unsearched() {
    return unsearched;
  }

  /** Bytes that were not searched to the end. */
  long unsearchedBytes() {
    return unsearchedBytes;
  }

  /** Work done so far, see {@link Effort}. */
  long spent() {
    return carver.spent();
  }

  /** Notes what of an image was not searched. */
  private void ended(long image) {
    if (carver.unsearched() > 0) {
      unsearched.add(image);
      unsearchedBytes += Math.min(usable, carver.unsearched());
    }
  }

  /** Where what is found from now on goes. */
  void into(Finds next) {
    finds = next;
  }

  /** Where entries of indexes that are found from now on go; without it they are left out. */
  void entriesInto(Finds next) {
    entries = next;
  }

  /** Searches an image if it is a committed page of a b-tree, and marks its chains as in use. */
  void inUseOnly(long image) {
    int id = owners.template(image + 1);
    if (id >= 0 || owners.inOtherTree(image + 1)) {
      carver.begin();
      inUse(image);
      ended(image);
    }
  }

  /** Searches any other image; all chains in use must have been marked. */
  void notInUseOnly(long image) {
    carver.begin();
    search(image);
    ended(image);
  }

  private void search(long image) {
    switch (images.role(image)) {
      case CURRENT -> {
        long number = image + 1;
        if (owners.freeLeaf(number) || owners.freeTrunk(number) || owners.unreachable(number)) {
          notInUse(image);
        }
      }
      case SUPERSEDED -> superseded(image, Substrate.SUPERSEDED_PAGE);
      case FRAME -> superseded(image, Substrate.WAL_FRAME);
      case RECORD -> superseded(image, Substrate.JOURNAL_PAGE);
      case REPEATED -> {}
    }
  }

  /** The template that explains the cells of a leaf page best, if any does. */
  Optional<Template> explain(long image) {
    images.copy(image, page);
    return layout.read(page, images.page(image)) && layout.isLeaf()
        ? owner(Optional.empty())
        : Optional.empty();
  }

  private void inUse(long image) {
    long number = images.page(image);
    images.copy(image, page);
    if (!layout.read(page, number)) {
      return;
    }
    markChains();
    int id = owners.template(number);
    Optional<Template> owner = id < 0 ? Optional.empty() : Optional.of(templates.get(id));
    boolean agrees = owner.isPresent() && owner.get().keyed() != layout.isTable();
    double unowned = id < 0 ? UNLIKELY_OWNER : UNKNOWN_OWNER;
    voted = !agrees;
    leftOver(image, agrees ? owner : Optional.empty(), unowned, Optional.empty());
  }

  private void markChains() {
    for (int i = 0; i < layout.cells(); i++) {
      layout.overflowOf(page, layout.pointer(page, i), owners);
    }
  }

  /** A committed page that belongs to nothing. */
  private void notInUse(long image) {
    long number = images.page(image);
    Substrate where =
        owners.freeLeaf(number)
            ? Substrate.FREELIST_LEAF
            : owners.freeTrunk(number) ? Substrate.FREELIST_TRUNK : Substrate.UNREACHABLE;
    images.copy(image, page);
    int id = owners.formerTemplate(number);
    Optional<Template> former = id < 0 ? Optional.empty() : Optional.of(templates.get(id));
    if (where == Substrate.FREELIST_TRUNK) {
      raw(image, behindNumbers(), where, former);
    } else {
      old(image, where, former);
    }
  }

  /** Where the numbers of free pages end on a trunk, with those of a longer list before. */
  private int behindNumbers() {
    int at = (int) Math.min(usable, 8 + 4 * ByteCursor.u32(page, 4));
    while (at + 4 <= usable && isPage(ByteCursor.u32(page, at))) {
      at += 4;
    }
    return at;
  }

  private boolean isPage(long number) {
    return number > 1 && number <= images.committedCount();
  }

  /** A page of the log, of the journal, or superseded. */
  private void superseded(long image, Substrate where) {
    long number = images.page(image);
    images.copy(image, page);
    int id = owners.template(number);
    old(image, where, id < 0 ? Optional.empty() : Optional.of(templates.get(id)));
  }

  private void old(long image, Substrate where, Optional<Template> hint) {
    long number = images.page(image);
    if (!layout.read(page, number)) {
      boolean worth = owners.freeLeaf(number) || owners.freeTrunk(number);
      if (worth || images.role(image) == Images.Role.CURRENT) {
        raw(image, 0, where, Optional.empty());
      }
      return;
    }
    Optional<Template> owner = owner(hint);
    voted = owner.isEmpty() || !owner.equals(hint);
    Ground ground = new Ground(owner, NO_HEADS, NO_HEADS, false, Ground.Kind.ANY, UNKNOWN_OWNER, 0);
    List<Piece> pieces = new ArrayList<>();
    BitSet seen = new BitSet();
    for (int i = 0; i < layout.cells() && holdsRecords(owner); i++) {
      int at = layout.recordCell(layout.pointer(page, i));
      if (at < usable - Shape.LOST && !seen.get(at)) {
        seen.set(at);
        carver.pointed(page, at, ground, pieces);
      }
    }
    interior = false;
    bounds = NO_HEADS;
    neighbours = Optional.empty();
    pieces.forEach(piece -> found(image, piece, where));
    boolean strange = owner.isEmpty() && layout.isLeaf() && layout.cells() > 1;
    leftOver(image, owner, strange ? NO_OWNER : UNKNOWN_OWNER, Optional.of(where));
  }

  private boolean holdsRecords(Optional<Template> owner) {
    return layout.isTable() ? layout.isLeaf() : owner.isEmpty() || owner.get().keyed();
  }

  /** The template that explains the cells best; the hint, if it explains them. */
  private Optional<Template> owner(Optional<Template> hint) {
    if (hint.isPresent() && hint.get().isUnknown()) {
      return hint;
    }
    if (layout.cells() == 0 || (layout.isTable() && !layout.isLeaf())) {
      return hint.filter(template -> template.keyed() != layout.isTable());
    }
    if (hint.isPresent() && hint.get().keyed() != layout.isTable() && vote(hint.get()) > 0) {
      return hint;
    }
    Optional<Template> best = Optional.empty();
    double most = 0;
    for (Template template : templates) {
      boolean possible = template.keyed() != layout.isTable() && !template.isUnknown();
      double votes = possible ? vote(template) : 0;
      if (votes > most) {
        most = votes;
        best = Optional.of(template);
      }
    }
    return best;
  }

  private double vote(Template template) {
    double sum = 0;
    int cells = Math.min(VOTERS, layout.cells());
    for (int i = 0; i < cells; i++) {
      int at = layout.recordCell(layout.pointer(page, i * layout.cells() / cells));
      boolean fits =
          at < usable - Shape.LOST && shape.readIntact(page, at, usable, template.keyed());
      double header = fits ? Scorer.header(template, shape, 0) : Scorer.NEVER;
      sum +=
          header == Scorer.NEVER
              ? NO_VOTE
              : Math.max(NO_VOTE, header + Scorer.content(template, shape, page, usable));
    }
    return sum;
  }

  private void leftOver(
      long image, Optional<Template> owner, double unowned, Optional<Substrate> where) {
    interior = !layout.isLeaf();
    int regions = layout.measure(page);
    bounds = layout.bounds();
    Ground ground =
        new Ground(
            owner,
            layout.heads(),
            layout.bounds(),
            !layout.isLeaf(),
            kind(),
            unowned,
            layout.pointersEnd());
    for (int i = 0; i < regions; i++) {
      residue += layout.regionEnd(i) - layout.regionStart(i);
      List<Piece> pieces = carver.carve(page, layout.regionStart(i), layout.regionEnd(i), ground);
      neighbours = neighbours(pieces, layout.regionEnd(i));
      for (Piece piece : pieces) {
        found(image, piece, where.orElseGet(() -> layout.substrate(piece.start())));
      }
    }
  }

  private Ground.Kind kind() {
    return layout.isTable() ? Ground.Kind.TABLE : Ground.Kind.INDEX;
  }

  /** A page without structure, or with its structure overwritten. */
  private void raw(long image, int from, Substrate where, Optional<Template> owner) {
    residue += usable - from;
    interior = false;
    bounds = NO_HEADS;
    voted = owner.isEmpty();
    List<Piece> pieces = carver.carve(page, from, usable, without(owner, from));
    Optional<Template> shown = owner.isEmpty() ? ofAll(pieces) : Optional.empty();
    if (shown.isPresent() && carver.unsearched() == 0) {
      carver.begin();
      pieces = carver.carve(page, from, usable, without(shown, from));
    }
    neighbours = neighbours(pieces, usable);
    pieces.forEach(piece -> found(image, piece, where));
  }

  /** Of a stretch with entries; rows are not asked for them. */
  private Optional<Neighbours> neighbours(List<Piece> pieces, int to) {
    boolean any = pieces.stream().anyMatch(piece -> piece.template().isIndex());
    return any ? Optional.of(Neighbours.of(pieces, bounds, to)) : Optional.empty();
  }

  /** The ground of a page without structure. */
  private static Ground without(Optional<Template> owner, int from) {
    return new Ground(owner, NO_HEADS, NO_HEADS, false, Ground.Kind.ANY, UNKNOWN_OWNER, from);
  }

  /** The table that all whole rows are of; none if there are fewer than two. */
  private static Optional<Template> ofAll(List<Piece> pieces) {
    List<Template> whole =
        pieces.stream()
            .filter(piece -> piece.intact() && !piece.cut())
            .map(Piece::template)
            .toList();
    boolean one = whole.size() > 1 && whole.stream().distinct().count() == 1;
    return one && !whole.getFirst().isIndex() ? Optional.of(whole.getFirst()) : Optional.empty();
  }

  /**
   * Keeps an entry if nothing shows that a part of it was written over. Old images of pages have
   * mostly what the newer ones have; there the rows themselves have their rowids.
   */
  private void entry(long image, Piece piece, Substrate where) {
    boolean old =
        where == Substrate.SUPERSEDED_PAGE
            || where == Substrate.WAL_FRAME
            || where == Substrate.JOURNAL_PAGE;
    boolean beyond =
        layout.heads().get(piece.start())
            && piece.start() + ByteCursor.u16(page, piece.start() + 2) < piece.end();
    if (entries != null
        && !old
        && !beyond
        && neighbours.filter(all -> !all.surround(piece)).isEmpty()
        && WholeEntry.is(piece, shape, page, usable, neighbours.isEmpty())) {
      entries.add(image, piece, shape, page, where, 0, shape.fields, voted);
    }
  }

  /**
   * Whether a field ends so near to where its cell was cut that an earlier cell, of which no more
   * is left, may have been written over its last bytes: less than the beginning of such a cell,
   * which in a text mostly shows by its control characters.
   */
  private boolean isAtTheCut(Piece piece, int field, int cut) {
    long type = shape.types[field];
    boolean text = type >= 13 && (type & 1) == 1 && !piece.template().oddTexts();
    int beginning = text ? Shape.LOST + 1 : shape.prefix + shape.headerLength;
    return shape.offsets[field + 1] > shape.offsets[field]
        && shape.offsets[field + 1] > cut - beginning;
  }

  /** How many fields have no byte behind a position. */
  private int lastBefore(int position) {
    int fields = shape.fields;
    while (fields > 0
        && shape.offsets[fields] > position
        && shape.offsets[fields] > shape.offsets[fields - 1]) {
      fields--;
    }
    return fields;
  }

  private void found(long image, Piece piece, Substrate where) {
    if (!piece.read(page, shape)) {
      return;
    }
    if (piece.template().isIndex()) {
      entry(image, piece, where);
      return;
    }
    int first = piece.sure() ? 0 : Math.min(piece.lost().count(), shape.fields);
    int limit = Math.min(piece.end(), usable);
    int end = Scorer.believable(piece.template(), shape, page, limit);
    boolean believable = end == shape.fieldsBefore(limit);
    if (!believable && !piece.intact()) {
      return;
    }
    if (believable && !piece.cut()) {
      end = shape.fields;
    }
    int overwritten = PageLayout.headBefore(page, piece.end(), usable);
    if (overwritten > 0) {
      end = Math.min(end, shape.fieldsBefore(piece.end() - overwritten));
    }
    int copy = PageLayout.copyBefore(page, limit, bounds, usable);
    copy = bounds.isEmpty() ? copy : Math.min(copy, layout.nextBefore(page, limit));
    if (copy < limit && !piece.cut()) {
      end = Math.min(end, shape.fieldsBefore(copy));
    }
    int cut = piece.cut() ? Scorer.odd(piece.template(), shape, page, limit) : limit;
    for (int i = end - 1; i >= first && piece.cut(); i--) {
      end = isAtTheCut(piece, i, cut) ? i : end;
    }
    if (interior && !shape.overflows() && (piece.cut() || piece.template().keyed())) {
      // What was written over the end may begin with a dead cell: a page number, mostly zeroes.
      end = Math.min(end, lastBefore(limit - Shape.LOST));
    }
    boolean enough = !piece.cut() && believable;
    enough |= shape.offsets[end] - shape.offsets[Math.min(first, end)] >= LEAST_PART;
    if (end > first && enough && finds != null) {
      finds.add(image, piece, shape, page, where, first, end, voted);
    }
  }
}
