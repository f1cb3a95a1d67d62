package org.tiezheng.sqlite.recover;

import org.tiezheng.sqlite.RecordView;

/**
 * Types of the first fields that were in the overwritten bytes, as they must have been.
 *
 * @param count how many: 0, 1 or 2
 */
record LostTypes(int count, long first, long second) {
  static final LostTypes NONE = new LostTypes(0, 0, 0);

  static LostTypes of(long first) {
    return new LostTypes(1, first, 0);
  }

  static LostTypes of(long first, long second) {
    return new LostTypes(2, first, second);
  }

  long type(int index) {
    return index == 0 ? first : second;
  }

  /** How many bytes of the body their fields take. */
  long length() {
    long sum = count > 0 ? RecordView.fieldLength(first) : 0;
    return count > 1 ? sum + RecordView.fieldLength(second) : sum;
  }
}
