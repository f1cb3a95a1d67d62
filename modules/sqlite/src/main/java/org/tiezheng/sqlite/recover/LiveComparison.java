package org.tiezheng.sqlite.recover;

import java.util.BitSet;
import org.tiezheng.sqlite.Pages;

/**
 * Compares the live rows, page by page, with what was found. Reads every row of a table of which
 * anything was found, and keeps none. One for each thread.
 */
final class LiveComparison {
  private final Groups groups;
  private final Kin kin;
  private final IndexResidue residue;
  private final Images images;
  private final Owners owners;
  private final byte[] page;
  private final PageLayout layout;
  private final Shape shape;
  private final int usable;
  private final RowidSpan[] spans;
  private final BitSet unread = new BitSet();
  private long rows;

  LiveComparison(
      Groups groups, Kin kin, IndexResidue residue, Images images, Owners owners, Pages pages) {
    this.groups = groups;
    this.kin = kin;
    this.residue = residue;
    this.images = images;
    this.owners = owners;
    usable = pages.usableSize();
    page = new byte[pages.pageSize()];
    layout = new PageLayout(usable);
    shape = new Shape(usable, pages.count());
    spans = RowidSpan.none(groups.templates().size());
  }

  /** Live rows that were read. */
  long rows() {
    return rows;
  }

  /** For each template, the rowids of its live rows that were read. */
  RowidSpan[] spans() {
    return spans.clone();
  }

  /** Templates of whose tables pages or rows could not be read, or are not theirs. */
  BitSet unread() {
    return (BitSet) unread.clone();
  }

  /** Compares the rows of a committed page. */
  void page(long image) {
    int id = owners.template(image + 1);
    if (id < 0 || (groups.alike(id).length == 0 && !residue.asks(id))) {
      return;
    }
    images.copy(image, page);
    Template template = groups.templates().get(id);
    if (!layout.read(page, image + 1) || template.keyed() == layout.isTable()) {
      unread.set(id);
      return;
    }
    if (layout.isTable() && !layout.isLeaf()) {
      return;
    }
    for (int i = 0; i < layout.cells(); i++) {
      int at = layout.recordCell(layout.pointer(page, i));
      boolean read = at < usable - 1 && shape.readIntact(page, at, usable, template.keyed());
      if (!read || shape.end > usable || shape.fields > template.fields()) {
        unread.set(id);
      } else {
        rows++;
        spans[id] = spans[id].with(shape.rowid);
        compare(template);
        kin.live(template, shape, page, image);
      }
    }
  }

  private void compare(Template template) {
    long key =
        template.keyed() ? ContentHash.of(shape, page, 0, template.keyFields()) : shape.rowid;
    for (int like : groups.alike(template.id())) {
      byKey(template, like, key);
    }
    for (int first = 0; first <= 2; first++) {
      BitSet ends = groups.ends(template.id(), first);
      if (!ends.isEmpty()) {
        byContent(first, ends);
      }
    }
  }

  private void byKey(Template template, int like, long key) {
    int group = groups.withKey(like, key);
    int mark = like == template.id() ? Groups.LIVE_KEY : Groups.LIVE_KEY_ELSEWHERE;
    if (group >= 0 && groups.many().manyFrom(group)) {
      byKeyOfMany(like, key, group, mark);
      return;
    }
    for (; group >= 0; group = groups.nextWithKey(group)) {
      Finds finds = groups.finds();
      long find = groups.find(group);
      groups.mark(group, mark);
      int first = finds.first(find);
      int end = finds.end(find);
      boolean longEnough = finds.whole(find) ? end == shape.fields : end <= shape.fields;
      if (longEnough && ContentHash.of(shape, page, first, end) == finds.content(find)) {
        groups.mark(group, Groups.LIVE_ROW | Groups.LIVE_KEY);
      }
    }
  }

  private void byKeyOfMany(int like, long key, int head, int mark) {
    if (!groups.has(head, mark)) {
      int other = groups.nextWithKey(head);
      for (; other >= 0; other = groups.nextWithKey(other)) {
        groups.mark(other, mark);
      }
      groups.mark(head, mark);
    }
    groups
        .many()
        .withFieldsOf(
            like,
            key,
            shape,
            page,
            group -> {
              long find = groups.find(group);
              if (!groups.finds().whole(find) || groups.finds().end(find) == shape.fields) {
                groups.mark(group, Groups.LIVE_ROW | Groups.LIVE_KEY);
              }
            });
  }

  private void byContent(int first, BitSet ends) {
    long chain = ContentHash.start(first);
    int last = Math.min(shape.fields, ends.length());
    for (int i = first; i < last; i++) {
      chain = ContentHash.add(chain, shape, page, i);
      if (ends.get(i + 1)) {
        int group = groups.withContent(ContentHash.finish(chain, i + 1));
        for (; group >= 0; group = groups.nextWithContent(group)) {
          groups.mark(group, Groups.SAME_CONTENT);
        }
      }
    }
  }
}
