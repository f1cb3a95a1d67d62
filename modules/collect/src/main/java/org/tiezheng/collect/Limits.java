package org.tiezheng.collect;

/**
 * How much of a source is taken in at once, and where hostile input is cut off.
 *
 * @param lineBytes longest line of a text that is decoded; the rest of a longer one is passed over
 *     and said so
 * @param fieldChars longest single text that is kept in a record
 * @param fields most fields in a row, or headers in a mail
 * @param members most members of an archive that are listed
 * @param memberBytes most bytes unpacked from one member of an archive
 * @param totalBytes most bytes unpacked from one source, over all its members
 * @param ratio most bytes out for each byte in, once more than 1 MiB has come out
 * @param depth deepest nesting of archives, JSON values, or mails within mails
 * @param objectBytes largest piece (picture metadata, mail part, office part) held in memory
 */
public record Limits(
    int lineBytes,
    int fieldChars,
    int fields,
    int members,
    long memberBytes,
    long totalBytes,
    int ratio,
    int depth,
    int objectBytes) {
  private static final int MIB = 1 << 20;

  /** For a person's own machine: generous for real material, bounded for hostile material. */
  public static final Limits DEFAULT =
      new Limits(4 * MIB, 16 * MIB, 10_000, 200_000, 64L << 30, 256L << 30, 400, 32, 64 * MIB);

  /** Small, for tests and for machines with little memory. */
  public static final Limits SMALL =
      new Limits(64 << 10, MIB, 1_000, 1_000, 16L * MIB, 64L * MIB, 100, 8, 8 * MIB);
}
