package org.tiezheng.sqlite.history;

import java.util.List;

/** Transactions that follow each other without a gap. */
interface Segment {
  List<Step> steps();

  Transition transition(int index);
}
