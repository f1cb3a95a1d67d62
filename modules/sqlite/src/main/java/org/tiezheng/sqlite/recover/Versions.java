package org.tiezheng.sqlite.recover;

import java.util.BitSet;
import java.util.function.IntConsumer;

/**
 * Groups that share their key with many others, filed by their content too: a log can hold a
 * hundred thousand versions of one row, which must not all be compared with each other. Read-only
 * once made.
 */
final class Versions {
  /** Chains of one key that are longer are filed here. */
  static final int MANY = 16;

  private final Finds finds;
  private final int[] groups;
  private final Groups all;
  private final LongIndex index;
  private final BitSet heads;
  private final BitSet ends = new BitSet();

  /**
   * @param heads the first group of each key with many
   * @param groups all groups of these keys
   */
  Versions(Groups all, BitSet heads, int[] groups) {
    this.all = all;
    this.finds = all.finds();
    this.heads = heads;
    this.groups = groups;
    index = new LongIndex(groups.length);
    for (int i = 0; i < groups.length; i++) {
      long find = all.find(groups[i]);
      index.put(key(finds.template(find), finds.key(find), finds.content(find)), i);
      ends.set(finds.end(find));
    }
  }

  private static long key(int template, long key, long content) {
    return ContentHash.mix(key * 31 + template) ^ content;
  }

  /** Whether a group is the first of a key with many. */
  boolean manyFrom(int group) {
    return heads.get(group);
  }

  /** Names the groups of a key whose fields, from the first, are those of a row that was read. */
  void withFieldsOf(int template, long key, Shape shape, byte[] page, IntConsumer each) {
    long chain = ContentHash.start(0);
    int last = Math.min(shape.fields, ends.length() - 1);
    for (int end = 1; end <= last; end++) {
      chain = ContentHash.add(chain, shape, page, end - 1);
      if (ends.get(end)) {
        long content = ContentHash.finish(chain, end);
        int found = index.first(key(template, key, content));
        for (; found >= 0; found = index.next(found)) {
          long find = all.find(groups[found]);
          if (finds.content(find) == content
              && finds.key(find) == key
              && finds.template(find) == template) {
            each.accept(groups[found]);
          }
        }
      }
    }
  }
}
