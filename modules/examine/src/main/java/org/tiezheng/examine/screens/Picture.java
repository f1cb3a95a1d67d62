package org.tiezheng.examine.screens;

/**
 * A picture of a screen.
 *
 * @param name of its file
 * @param item number of the item that it belongs to
 */
public record Picture(String name, String sha256, int item, ScreenReading reading) {}
