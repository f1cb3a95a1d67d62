package org.tiezheng.examine.screens;

/**
 * A character that counts when words are compared.
 *
 * @param folded in the form in which it is compared
 * @param raw as it was read or exported
 * @param confidence of the reading; 1 for what was exported
 * @param others what the machine took into consideration besides, folded
 * @param x where it begins in the picture; 0 for what was exported
 * @param line number of the line within its bubble
 */
record Mark(int folded, String raw, double confidence, String others, double x, int line) {
  boolean sameAs(Mark other) {
    return folded == other.folded;
  }
}
