package org.tiezheng.sqlite;

/**
 * Something in the files that breaks the rules of the format. Reading goes on around it.
 *
 * @param file where it was met
 * @param page number of the page, counted from 1; 0 where no page is concerned
 * @param offset position in that file, in bytes
 * @param what what is wrong and what was done about it
 */
public record Damage(StoreFile file, long page, long offset, Sentence what) {}
