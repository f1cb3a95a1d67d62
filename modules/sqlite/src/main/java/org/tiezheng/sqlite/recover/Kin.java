package org.tiezheng.sqlite.recover;

import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tiezheng.sqlite.Index;
import org.tiezheng.sqlite.Pages;

/**
 * Values of found rows that tell rows apart, and which live rows have them. Memory grows with what
 * was found whose state the rowid does not settle, not with the live rows. Filing is not
 * thread-safe; seeing live rows is.
 */
final class Kin {
  /** With more, nothing is asked and all stay undecided: memory stays bounded. */
  private static final int MOST_GROUPS = 2_000_000;

  private static final int SAMPLED_PAGES = 48;
  private static final long NUMBER = (1L << 28) - 1;

  private final Groups groups;
  private final IndexResidue residue;
  private final Images images;
  private final byte[] page;
  private final Shape shape;
  private final PageLayout layout;
  private final int usable;
  private final @Nullable Identity[] identities;
  private final ValueSlots slots;
  private long loaded = -1;

  /** Samples live rows and files what was found. */
  Kin(
      Groups groups,
      List<Index> indexes,
      IndexResidue residue,
      Images images,
      Owners owners,
      Pages pages,
      Arena arena) {
    this.groups = groups;
    this.residue = residue;
    this.images = images;
    usable = pages.usableSize();
    page = new byte[pages.pageSize()];
    shape = new Shape(usable, pages.count());
    layout = new PageLayout(usable);
    identities = new @Nullable Identity[groups.templates().size()];
    long[] wanted = wanted(indexes);
    learn(owners);
    slots = new ValueSlots(values(wanted), arena);
    for (long each : wanted) {
      file(each >>> 28);
    }
    residue.match();
  }

  /** The finds that stand for groups whose state is not settled by a rowid, in their order. */
  private long[] wanted(List<Index> indexes) {
    Finds finds = groups.finds();
    long[] wanted = new long[groups.count()];
    int count = 0;
    for (int group = 0; group < groups.count(); group++) {
      long find = groups.find(group);
      Template template = groups.templates().get(finds.template(find));
      Identity identity = identities[template.id()];
      if (identity == null && !template.dropped()) {
        String table = template.table().name();
        identity =
            new Identity(
                template,
                indexes.stream().filter(i -> i.tableName().equalsIgnoreCase(table)).toList());
        identities[template.id()] = identity;
      }
      if (identity != null && (!finds.keyKnown(find) || identity.uniqueKeys() > 0)) {
        wanted[count++] = find << 28 | group;
      }
    }
    if (count > MOST_GROUPS) {
      Arrays.fill(identities, null);
      return new long[0];
    }
    long[] sorted = Arrays.copyOf(wanted, count);
    Arrays.sort(sorted);
    return sorted;
  }

  private long values(long[] wanted) {
    long most = 0;
    long withoutRowid = 0;
    for (long each : wanted) {
      long find = groups.find((int) (each & NUMBER));
      Identity identity = identity(groups.finds().template(find));
      if (identity != null) {
        most += identity.uniqueKeys() + identity.watched().length;
        withoutRowid += residue.indexes(groups.finds().template(find));
      }
    }
    residue.expect(withoutRowid);
    return most;
  }

  private void learn(Owners owners) {
    List<BitSet> samples = owners.samples(identities.length, SAMPLED_PAGES);
    for (int id = 0; id < identities.length; id++) {
      Identity identity = identities[id];
      if (identity != null) {
        Template template = groups.templates().get(id);
        samples.get(id).stream().forEach(number -> learn(identity, template, number - 1L));
        identity.settle();
      }
    }
  }

  private void learn(Identity identity, Template template, long image) {
    load(image);
    if (!layout.read(page, image + 1) || template.keyed() == layout.isTable()) {
      return;
    }
    if (layout.isTable() && !layout.isLeaf()) {
      return;
    }
    for (int i = 0; i < layout.cells(); i++) {
      int at = layout.recordCell(layout.pointer(page, i));
      if (at < usable - 1 && shape.readIntact(page, at, usable, template.keyed())) {
        identity.learn(shape, page);
      }
    }
  }

  private void load(long image) {
    if (image != loaded) {
      images.copy(image, page);
      loaded = image;
    }
  }

  private void file(long find) {
    Finds finds = groups.finds();
    Identity identity = identity(finds.template(find));
    load(finds.image(find));
    if (identity == null || !finds.piece(find, groups.templates()).read(page, shape)) {
      return;
    }
    int first = finds.first(find);
    int end = finds.end(find);
    for (int key = 0; key < identity.uniqueKeys(); key++) {
      if (identity.hasUniqueKey(key, shape, first, end)) {
        slots.file(identity.uniqueKey(key, shape, page));
      }
    }
    if (!finds.keyKnown(find)) {
      residue.ask(finds.template(find), shape, page, first, end);
      for (int field : identity.watched()) {
        if (isWatched(shape, field, first, end)) {
          slots.file(identity.field(shape, page, field));
        }
      }
    }
  }

  static boolean isWatched(Shape shape, int field, int first, int end) {
    return field >= first
        && field < Math.min(end, shape.fields)
        && Identity.length(shape, field) >= Identity.LEAST;
  }

  /** What tells the rows of a table apart; null if it is not asked. */
  @Nullable Identity identity(int template) {
    return identities[template];
  }

  ValueSlots slots() {
    return slots;
  }

  /** Looks at a live row. */
  void live(Template template, Shape row, byte[] bytes, long image) {
    residue.live(template, row, bytes, image);
    Identity identity = identities[template.id()];
    if (identity == null) {
      return;
    }
    for (int field : identity.watched()) {
      if (isWatched(row, field, 0, row.fields)) {
        saw(identity.field(row, bytes, field), row, image);
      }
    }
    for (int key = 0; key < identity.uniqueKeys(); key++) {
      if (identity.hasUniqueKey(key, row, 0, row.fields)) {
        saw(identity.uniqueKey(key, row, bytes), row, image);
      }
    }
  }

  private void saw(long value, Shape row, long image) {
    long slot = slots.find(value);
    if (slot >= 0) {
      slots.saw(slot, row.rowid, image, row.start);
    }
  }
}
