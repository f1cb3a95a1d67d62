package org.tiezheng.sqlite.report;

/**
 * A file that was examined, as the caller knows it.
 *
 * @param name as people know it
 * @param size in bytes
 * @param sha256 its digest in hexadecimal
 */
public record ExaminedFile(String name, long size, String sha256) {}
