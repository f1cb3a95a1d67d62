package org.tiezheng.sqlite;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/**
 * The first 100 bytes of a database; section 1.3 of the file format documentation. Numbers are
 * given as stored, also where they contradict the file.
 *
 * @param pageSize in bytes, 512 to 65536
 * @param writeVersion 1 for rollback journals, 2 for a write-ahead log
 * @param readVersion likewise
 * @param reserved unused bytes at the end of each page
 * @param maxPayloadFraction must be 64
 * @param minPayloadFraction must be 32
 * @param leafPayloadFraction must be 32
 * @param changeCounter counts the transactions (not in WAL mode)
 * @param sizeInPages size of the database; only valid if {@link #sizeIsValid()}
 * @param freelistTrunk first trunk page of the freelist, or 0
 * @param freelistCount number of pages on the freelist
 * @param schemaCookie counts changes of the schema
 * @param schemaFormat 1 to 4
 * @param defaultCacheSize suggested cache size
 * @param largestRoot largest root page with auto-vacuum, else 0
 * @param encodingNumber 1 UTF-8, 2 UTF-16LE, 3 UTF-16BE; 0 before the first table
 * @param userVersion for the application
 * @param incrementalVacuum whether auto-vacuum is incremental
 * @param applicationId for the application
 * @param versionValidFor the change counter when {@code libraryVersion} was written
 * @param libraryVersion version of the SQLite library that wrote last, for example 3040001
 */
public record Header(
    int pageSize,
    int writeVersion,
    int readVersion,
    int reserved,
    int maxPayloadFraction,
    int minPayloadFraction,
    int leafPayloadFraction,
    long changeCounter,
    long sizeInPages,
    long freelistTrunk,
    long freelistCount,
    long schemaCookie,
    long schemaFormat,
    long defaultCacheSize,
    long largestRoot,
    long encodingNumber,
    long userVersion,
    boolean incrementalVacuum,
    long applicationId,
    long versionValidFor,
    long libraryVersion) {

  /** Length in bytes. */
  public static final int LENGTH = 100;

  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  /** Whether the bytes begin like an SQLite database. */
  public static boolean begins(MemorySegment main) {
    return main.byteSize() >= MAGIC.length
        && MemorySegment.mismatch(
                main, 0, MAGIC.length, MemorySegment.ofArray(MAGIC), 0, MAGIC.length)
            == -1;
  }

  /** Bytes of a page that SQLite uses. */
  public int usableSize() {
    return pageSize - reserved;
  }

  /** Whether {@link #sizeInPages} was written by a library that keeps it. */
  public boolean sizeIsValid() {
    return sizeInPages > 0 && changeCounter == versionValidFor;
  }

  /** Whether pages can move and pointer-map pages exist. */
  public boolean autoVacuum() {
    return largestRoot > 0;
  }

  public TextEncoding encoding() {
    return TextEncoding.of((int) encodingNumber);
  }

  /**
   * Reads the fields from the first page; nothing is checked but its length.
   *
   * @param page at least {@link #LENGTH} bytes
   * @throws IllegalArgumentException if it is shorter
   */
  public static Header read(MemorySegment page) {
    if (page.byteSize() < LENGTH) {
      throw new IllegalArgumentException("a header has 100 bytes");
    }
    return new Header(
        pageSize(page),
        page.get(ValueLayout.JAVA_BYTE, 18) & 0xff,
        page.get(ValueLayout.JAVA_BYTE, 19) & 0xff,
        page.get(ValueLayout.JAVA_BYTE, 20) & 0xff,
        page.get(ValueLayout.JAVA_BYTE, 21) & 0xff,
        page.get(ValueLayout.JAVA_BYTE, 22) & 0xff,
        page.get(ValueLayout.JAVA_BYTE, 23) & 0xff,
        Bytes.u32(page, 24),
        Bytes.u32(page, 28),
        Bytes.u32(page, 32),
        Bytes.u32(page, 36),
        Bytes.u32(page, 40),
        Bytes.u32(page, 44),
        Bytes.u32(page, 48),
        Bytes.u32(page, 52),
        Bytes.u32(page, 56),
        Bytes.u32(page, 60),
        Bytes.u32(page, 64) != 0,
        Bytes.u32(page, 68),
        Bytes.u32(page, 92),
        Bytes.u32(page, 96));
  }

  private static int pageSize(MemorySegment page) {
    int stored = Bytes.u16(page, 16);
    return stored == 1 ? 65536 : stored;
  }

  static boolean possiblePageSize(long size) {
    return size >= 512 && size <= 65536 && Long.bitCount(size) == 1;
  }
}
