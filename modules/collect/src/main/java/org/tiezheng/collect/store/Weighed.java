package org.tiezheng.collect.store;

/**
 * What is made of a row and may be far larger than the row itself, such as what was unpacked: rows
 * are read ahead only as far as memory stays bounded.
 */
@FunctionalInterface
public interface Weighed {
  /** How much memory it takes beyond its row, in bytes, roughly. */
  long bytes();
}
