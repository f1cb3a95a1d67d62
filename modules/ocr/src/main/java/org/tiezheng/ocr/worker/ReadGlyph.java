package org.tiezheng.ocr.worker;

/**
 * A character that was read.
 *
 * @param confidence the network's own, from 0 to 1; no probability of being right
 * @param others what else it took into consideration
 * @param place of its first column within the line, from 0 to 1
 */
record ReadGlyph(String character, float confidence, String others, double place) {}
