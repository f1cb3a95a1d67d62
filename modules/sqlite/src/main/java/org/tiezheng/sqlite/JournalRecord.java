package org.tiezheng.sqlite;

/**
 * A record of the rollback journal: one page as it was before a transaction.
 *
 * @param index counted from 0 over the whole file
 * @param section index of its section
 * @param page which page it is an image of
 * @param offset where the page begins in the file, in bytes; the four bytes before are its number
 * @param checksumValid whether its checksum agrees with the nonce of the section; false if the
 *     section is not {@link JournalSection#verifiable()}
 */
public record JournalRecord(
    long index, int section, long page, long offset, boolean checksumValid) {}
