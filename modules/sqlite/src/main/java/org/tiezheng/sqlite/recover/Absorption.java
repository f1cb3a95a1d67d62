package org.tiezheng.sqlite.recover;

import java.util.BitSet;
import java.util.List;
import org.tiezheng.sqlite.Pages;

/**
 * Recognises finds that are parts of others: a row whose rowid is lost where the same content was
 * also found with one, a row that is cut short where it was also found whole. Not thread-safe.
 */
final class Absorption {
  private final Groups groups;
  private final Images images;
  private final byte[] page;
  private final Shape shape;
  private long loaded = -1;

  Absorption(Groups groups, Images images, Pages pages) {
    this.groups = groups;
    this.images = images;
    page = new byte[pages.pageSize()];
    shape = new Shape(pages.usableSize(), pages.count());
  }

  void run() {
    pass(true);
    pass(false);
  }

  /** Lets every whole group whose key is known (or not known) take in what is a part of it. */
  private void pass(boolean keyKnown) {
    Finds finds = groups.finds();
    for (int group = 0; group < groups.count(); group++) {
      long find = groups.find(group);
      if (finds.whole(find) && finds.keyKnown(find) == keyKnown && wanted(group, find)) {
        takeIn(group, find, keyKnown);
      }
    }
  }

  private boolean wanted(int group, long find) {
    int template = groups.finds().template(find);
    for (int first = 0; first <= 2; first++) {
      if (!groups.ends(template, first).isEmpty()) {
        return true;
      }
    }
    int other = groups.withKey(template, groups.finds().key(find));
    return groups.finds().keyKnown(find) && (other != group || groups.nextWithKey(other) >= 0);
  }

  private void takeIn(int group, long find, boolean keyKnown) {
    if (!read(find)) {
      return;
    }
    Finds finds = groups.finds();
    int template = finds.template(find);
    for (int first = 0; first <= 2; first++) {
      byContent(group, first, groups.ends(template, first));
    }
    if (!keyKnown) {
      return;
    }
    int other = groups.withKey(template, finds.key(find));
    if (other >= 0 && groups.many().manyFrom(other)) {
      groups
          .many()
          .withFieldsOf(template, finds.key(find), shape, page, part -> absorb(group, part));
      return;
    }
    for (; other >= 0; other = groups.nextWithKey(other)) {
      long part = groups.find(other);
      int end = finds.end(part);
      if (!finds.whole(part)
          && end <= shape.fields
          && ContentHash.of(shape, page, finds.first(part), end) == finds.content(part)) {
        groups.absorb(group, other);
      }
    }
  }

  private void absorb(int whole, int part) {
    if (!groups.finds().whole(groups.find(part))) {
      groups.absorb(whole, part);
    }
  }

  private boolean read(long find) {
    List<Template> templates = groups.templates();
    long image = groups.finds().image(find);
    if (image != loaded) {
      images.copy(image, page);
      loaded = image;
    }
    return groups.finds().piece(find, templates).read(page, shape);
  }

  private void byContent(int group, int first, BitSet ends) {
    if (ends.isEmpty()) {
      return;
    }
    long chain = ContentHash.start(first);
    int last = Math.min(shape.fields, ends.length());
    for (int i = first; i < last; i++) {
      chain = ContentHash.add(chain, shape, page, i);
      if (ends.get(i + 1)) {
        int part = groups.withContent(ContentHash.finish(chain, i + 1));
        for (; part >= 0; part = groups.nextWithContent(part)) {
          if (part != group) {
            groups.absorb(group, part);
          }
        }
      }
    }
  }
}
