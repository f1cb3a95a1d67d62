package org.tiezheng.sqlite;

import java.util.OptionalLong;

/**
 * Where bytes lie.
 *
 * @param file in which file
 * @param page number of the database page they belong to, from 1
 * @param offset position in that file, in bytes from its beginning
 * @param length how many bytes
 * @param frame for {@link StoreFile#WAL}, the frame, counted from 0 at the beginning of the file;
 *     for {@link StoreFile#JOURNAL}, the record, likewise
 */
public record Place(StoreFile file, long page, long offset, long length, OptionalLong frame) {}
