package org.tiezheng.examine.screens;

/**
 * Where a bubble was seen.
 *
 * @param picture its number, from 0
 */
public record Sighting(int picture, Block block, Judged judged) {}
