package org.tiezheng.sqlite.recover;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Finds that are the same row: same table, rowid (or none), and content. What is learned about a
 * group by comparing is kept here. Marking is thread-safe, all else is not.
 */
final class Groups {
  /** A live row has the same content. */
  static final int SAME_CONTENT = 1;

  /** The table has a row with this key. */
  static final int LIVE_KEY = 2;

  /** The table has this row, with this key and content. */
  static final int LIVE_ROW = 4;

  /** A table that looks the same has a row with this key. */
  static final int LIVE_KEY_ELSEWHERE = 8;

  private static final int NUMBER_BITS = 28;
  private static final long NUMBER = (1L << NUMBER_BITS) - 1;
  private static final VarHandle MARKS = MethodHandles.arrayElementVarHandle(byte[].class);

  private final Finds finds;
  private final List<Template> templates;
  private final long[] order;
  private final int[] starts;
  private final int count;
  private final byte[] marks;
  private final int[] absorber;
  private final LongIndex byContent;
  private final LongIndex byRow;
  private final Versions versions;

  private final int[][] alike;
  private final BitSet[][] ends;

  Groups(Finds finds, List<Template> templates) {
    this.finds = finds;
    this.templates = templates;
    if (finds.count() > NUMBER) {
      throw new IllegalArgumentException("too many finds: " + finds.count());
    }
    order = sorted();
    int[] found = new int[order.length + 1];
    int groups = 0;
    for (int i = 0; i < order.length; i++) {
      if (i == 0 || !same(order[i - 1] & NUMBER, order[i] & NUMBER)) {
        found[groups++] = i;
      }
    }
    found[groups] = order.length;
    starts = Arrays.copyOf(found, groups + 1);
    count = groups;
    marks = new byte[count];
    absorber = new int[count];
    Arrays.fill(absorber, -1);
    byContent = new LongIndex(count);
    byRow = new LongIndex(count);
    alike = alike();
    ends = new BitSet[templates.size()][3];
    for (BitSet[] each : ends) {
      Arrays.setAll(each, ignored -> new BitSet());
    }
    file();
    versions = versions();
  }

  private long[] sorted() {
    long[] keys = new long[(int) finds.count()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = identity(i) << NUMBER_BITS | i;
    }
    Arrays.parallelSort(keys);
    for (int i = 0; i < keys.length; ) {
      int end = i + 1;
      boolean mixed = false;
      while (end < keys.length && keys[end] >>> NUMBER_BITS == keys[i] >>> NUMBER_BITS) {
        mixed |= !same(keys[i] & NUMBER, keys[end] & NUMBER);
        end++;
      }
      if (mixed) {
        separate(keys, i, end);
      }
      i = end;
    }
    return keys;
  }

  /** Brings what is the same together where short hashes met by chance. */
  private void separate(long[] keys, int from, int to) {
    List<Long> rest = new ArrayList<>();
    for (int i = from; i < to; i++) {
      rest.add(keys[i]);
    }
    int at = from;
    while (!rest.isEmpty()) {
      long first = rest.getFirst() & NUMBER;
      for (Long key : List.copyOf(rest)) {
        if (same(first, key & NUMBER)) {
          keys[at++] = key;
          rest.remove(key);
        }
      }
    }
  }

  private long identity(long find) {
    long key = finds.keyKnown(find) ? finds.key(find) * 3 + 1 : 0;
    long range =
        (long) finds.template(find) << 32 | (long) finds.first(find) << 24 | finds.end(find);
    return ContentHash.mix(finds.content(find) ^ ContentHash.mix(key) ^ ContentHash.mix(range + 7));
  }

  private boolean same(long a, long b) {
    return finds.content(a) == finds.content(b)
        && finds.template(a) == finds.template(b)
        && finds.keyKnown(a) == finds.keyKnown(b)
        && finds.key(a) == finds.key(b)
        && finds.first(a) == finds.first(b)
        && finds.end(a) == finds.end(b)
        && finds.whole(a) == finds.whole(b);
  }

  private void file() {
    for (int group = 0; group < count; group++) {
      long find = find(group);
      int template = finds.template(find);
      if (finds.keyKnown(find)) {
        byRow.put(rowKey(template, finds.key(find)), group);
      } else {
        byContent.put(finds.content(find), group);
        for (int like = 0; like < ends.length; like++) {
          if (canBe(templates.get(like), templates.get(template))) {
            ends[like][Math.min(2, finds.first(find))].set(finds.end(find));
          }
        }
      }
    }
  }

  private Versions versions() {
    BitSet heads = new BitSet();
    BitSet members = new BitSet();
    for (int group = 0; group < count; group++) {
      long find = find(group);
      if (finds.keyKnown(find) && withKey(finds.template(find), finds.key(find)) == group) {
        int length = 0;
        for (int other = group; other >= 0; other = nextWithKey(other)) {
          length++;
        }
        for (int other = group; other >= 0 && length > Versions.MANY; other = nextWithKey(other)) {
          heads.set(group);
          members.set(other);
        }
      }
    }
    return new Versions(this, heads, members.stream().toArray());
  }

  /** Keys with many groups. */
  Versions many() {
    return versions;
  }

  private static long rowKey(int template, long rowid) {
    return rowid + template * 0x9e3779b97f4a7c15L;
  }

  int count() {
    return count;
  }

  /** One find of a group. */
  long find(int group) {
    return order[starts[group]] & NUMBER;
  }

  int size(int group) {
    return starts[group + 1] - starts[group];
  }

  /** A find of a group, in the order of images and places. */
  long find(int group, int index) {
    return order[starts[group] + index] & NUMBER;
  }

  void mark(int group, int mark) {
    if ((marks[group] & mark) != mark) {
      var _ = (byte) MARKS.getAndBitwiseOr(marks, group, (byte) mark);
    }
  }

  boolean has(int group, int mark) {
    return (marks[group] & mark) != 0;
  }

  /** The group that a group turned out to be a part of; itself if it stands alone. */
  int standsFor(int group) {
    int at = group;
    while (absorber[at] >= 0) {
      at = absorber[at];
    }
    return at;
  }

  void absorb(int whole, int part) {
    if (standsFor(whole) != part && absorber[part] < 0) {
      absorber[part] = whole;
    }
  }

  /** The first group with this key in this table; -1 if there is none. */
  int withKey(int template, long rowid) {
    return byRow.first(rowKey(template, rowid));
  }

  int nextWithKey(int group) {
    return byRow.next(group);
  }

  int withContent(long content) {
    return byContent.first(content);
  }

  int nextWithContent(int group) {
    return byContent.next(group);
  }

  /** Tables that a row of one table can be mistaken for, itself included. */
  private int[][] alike() {
    BitSet found = new BitSet();
    for (int group = 0; group < count; group++) {
      found.set(finds.template(find(group)));
    }
    int[][] result = new int[templates.size()][];
    for (int i = 0; i < result.length; i++) {
      Template one = templates.get(i);
      result[i] = found.stream().filter(other -> canBe(one, templates.get(other))).toArray();
    }
    return result;
  }

  private static boolean canBe(Template live, Template found) {
    return found.isUnknown() ? !live.keyed() : live.looksLike(found);
  }

  /** Tables of which something was found and whose rows look like those of a table. */
  int[] alike(int template) {
    return alike[template];
  }

  /** Where ranges of fields end that begin at a field and have to be compared for a table. */
  BitSet ends(int template, int first) {
    return ends[template][first];
  }

  Finds finds() {
    return finds;
  }

  List<Template> templates() {
    return templates;
  }
}
