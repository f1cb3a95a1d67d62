package org.tiezheng.testkit.file;

import java.util.List;

/** What the head of a bill says about its rows. */
record BillTotals(long in, int inRows, long out, int outRows, long neutral, int neutralRows) {
  static BillTotals of(List<BillRow> rows) {
    long[] sum = new long[3];
    int[] count = new int[3];
    for (BillRow row : rows) {
      sum[row.sign() + 1] += row.fen();
      count[row.sign() + 1]++;
    }
    return new BillTotals(sum[2], count[2], sum[0], count[0], sum[1], count[1]);
  }
}
