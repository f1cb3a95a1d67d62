package org.tiezheng.verify.container;

/**
 * A regular file of a bag.
 *
 * @param path relative to the bag, with {@code /}
 * @param size in bytes as the folder or the zip's directory states it
 */
public record Member(String path, long size) {}
