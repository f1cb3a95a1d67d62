package org.tiezheng.present.disc;

/** The two trees of a disc: both lead to the same files. */
enum Tree {
  /** Names of eight letters or digits and three, which every system reads. */
  PLAIN(0),
  /** Names in UCS-2 (Joliet). */
  JOLIET(1);

  private final int index;

  Tree(int index) {
    this.index = index;
  }

  /** Place of what belongs to it in an array for both. */
  int index() {
    return index;
  }
}
