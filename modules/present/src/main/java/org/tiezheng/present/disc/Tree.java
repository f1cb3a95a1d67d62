package org.tiezheng.present.disc;

/** The two trees of a disc: both lead to the same files. */
enum Tree {
  /** Names of eight letters or digits and three, which every system reads. */
  PLAIN,
  /** Names in UCS-2 (Joliet). */
  JOLIET
}
