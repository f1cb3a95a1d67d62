package org.tiezheng.sqlite.recover;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.tiezheng.sqlite.Pages;

/** Teaches templates what the rows of their tables look like. Not thread-safe. */
final class Learning {
  private static final int SAMPLED_PAGES = 200;
  private static final int SAMPLED_OLD_IMAGES = 1_000;

  private final List<Template> templates;
  private final Images images;
  private final Owners owners;
  private final Pages pages;
  private final byte[] page;
  private final PageLayout layout;
  private final Shape shape;

  Learning(List<Template> templates, Images images, Owners owners, Pages pages) {
    this.templates = templates;
    this.images = images;
    this.owners = owners;
    this.pages = pages;
    page = new byte[pages.pageSize()];
    layout = new PageLayout(pages.usableSize());
    shape = new Shape(pages.usableSize(), pages.count());
  }

  /** What any schema table looks like: the name of a kind, two names, a page, a statement. */
  static void usualSchema(Template schema) {
    int[] kinds = {5, 5, 5, 5, 7, 4};
    for (int i = 0; i < 60; i++) {
      long name = 13 + 2L * (3 + i % 25);
      long tableName = i % 3 == 0 ? 13 + 2L * (3 + i * 7 % 20) : name;
      long root = i % 12 == 0 ? 8 : i % 4 == 0 ? 2 : 1;
      long sql = i % 12 == 0 ? 0 : 13 + 2L * (24 + i * i % 700);
      long[] types = {13 + 2L * kinds[i % kinds.length], name, tableName, root, sql};
      schema.learn(1, types.length, types);
    }
    schema.settle();
  }

  /** Learns from live rows, each template in one thread. */
  void fromLiveRows(int threads) {
    List<BitSet> samples = owners.samples(templates.size(), SAMPLED_PAGES);
    Workers.run(
        threads,
        templates.size(),
        () -> {
          Learning own = new Learning(templates, images, owners, pages);
          return number -> own.fromLiveRows(templates.get(number), samples.get(number));
        });
  }

  private void fromLiveRows(Template template, BitSet sample) {
    sample.stream().forEach(number -> learn(template, number - 1L));
    template.settle();
  }

  /** Learns about dropped tables from pages that are explained best by one of them. */
  void fromOldPages() {
    if (templates.stream().noneMatch(Template::dropped)) {
      return;
    }
    PageCarver carver = new PageCarver(templates, images, owners, pages);
    List<Template> found = new ArrayList<>();
    List<Long> explained = new ArrayList<>();
    for (long image : oldImages()) {
      Optional<Template> template = carver.explain(image).filter(Template::dropped);
      if (template.isPresent()) {
        found.add(template.get());
        explained.add(image);
      }
    }
    for (int i = 0; i < found.size(); i++) {
      learn(found.get(i), explained.get(i));
    }
    for (long image = 0; image < images.committedCount(); image++) {
      int id = owners.freeTrunk(image + 1) ? owners.formerTemplate(image + 1) : -1;
      if (id >= 0) {
        fromTrunk(templates.get(id), image);
      }
    }
    templates.stream().filter(Template::dropped).forEach(Template::settle);
  }

  private List<Long> oldImages() {
    List<Long> old = new ArrayList<>();
    long step = 1;
    long seen = 0;
    for (long image = 0; image < images.count(); image++) {
      if (isOld(image) && seen++ % step == 0) {
        old.add(image);
        if (old.size() > SAMPLED_OLD_IMAGES) {
          List<Long> half = new ArrayList<>();
          for (int i = 0; i < old.size(); i += 2) {
            half.add(old.get(i));
          }
          old = half;
          step *= 2;
        }
      }
    }
    return old;
  }

  private boolean isOld(long image) {
    Images.Role role = images.role(image);
    long number = image + 1;
    return role == Images.Role.CURRENT
        ? owners.freeLeaf(number) || owners.unreachable(number)
        : role != Images.Role.REPEATED;
  }

  /** Learns from the rows of one image. */
  void learn(Template template, long image) {
    images.copy(image, page);
    boolean readable = layout.read(page, images.page(image));
    if (!readable || template.keyed() == layout.isTable()) {
      return;
    }
    if (layout.isTable() && !layout.isLeaf()) {
      return;
    }
    int usable = pages.usableSize();
    for (int i = 0; i < layout.cells(); i++) {
      int at = layout.recordCell(layout.pointer(page, i));
      if (at < usable && shape.readIntact(page, at, usable, template.keyed())) {
        template.learn(shape.rowidLength, shape.fields, shape.types);
        values(template);
      }
    }
  }

  /** Trunks of the freelist are written over the beginning of a page: not over all its pointers. */
  private void fromTrunk(Template template, long image) {
    images.copy(image, page);
    int usable = pages.usableSize();
    long leaves = ByteCursor.u32(page, 4);
    int before = 0;
    for (long i = 8 + 4 * leaves; i + 2 <= usable; i += 2) {
      int at = ByteCursor.u16(page, (int) i);
      boolean fits =
          at > i
              && at < usable - Shape.LOST
              && shape.readIntact(page, at, usable, template.keyed())
              && Scorer.header(template, shape, 0) > 0;
      if (!fits || at == before) {
        return;
      }
      before = at;
      template.learn(shape.rowidLength, shape.fields, shape.types);
      values(template);
    }
  }

  private void values(Template template) {
    int whole = shape.fieldsBefore(pages.usableSize());
    for (int i = 0; i < whole; i++) {
      long type = shape.types[i];
      if (shape.offsets[i + 1] > shape.offsets[i]) {
        template.learnFirst(i, type, page[(int) shape.offsets[i]]);
      }
      if (type >= 13 && (type & 1) == 1) {
        int length = (int) ((type - 13) / 2);
        int from = (int) shape.offsets[i];
        template.learnText(Scorer.text(page, from, length, template.encoding()) < 0);
      }
    }
  }
}
