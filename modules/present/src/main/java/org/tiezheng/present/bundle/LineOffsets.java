package org.tiezheng.present.bundle;

import java.util.Arrays;
import java.util.List;
import org.tiezheng.present.reader.ConversationReader;

/** Where the messages of an item stand in its file of records. Not thread-safe while filled. */
final class LineOffsets implements ConversationReader.Offsets {
  private long[] begins = new long[64];
  private int[] lengths = new int[64];
  private int count;

  void add(long begin, int length) {
    if (count == begins.length) {
      begins = Arrays.copyOf(begins, count * 2);
      lengths = Arrays.copyOf(lengths, count * 2);
    }
    begins[count] = begin;
    lengths[count++] = length;
  }

  boolean isEmpty() {
    return count == 0;
  }

  @Override
  public List<Long> of(int message) {
    return List.of(begins[message], (long) lengths[message]);
  }
}
