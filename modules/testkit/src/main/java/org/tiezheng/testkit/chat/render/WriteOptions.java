package org.tiezheng.testkit.chat.render;

/**
 * How stores are written; exports take no notice.
 *
 * @param wal whether everything since the first planted case stays in the write-ahead log
 * @param secureDelete whether the engine overwrites what is deleted
 * @param media whether pictures, voices, videos and files are written
 * @param pageSize of the databases, in bytes
 */
public record WriteOptions(boolean wal, boolean secureDelete, boolean media, int pageSize) {
  private static final int USUAL_PAGE = 4096;

  /** An open write-ahead log, nothing overwritten, with media. */
  public static final WriteOptions OPEN = new WriteOptions(true, false, true, USUAL_PAGE);

  /** A closed store, nothing overwritten, with media. */
  public static final WriteOptions CLOSED = new WriteOptions(false, false, true, USUAL_PAGE);

  /** A closed store in which the engine overwrote what was deleted. */
  public static final WriteOptions OVERWRITTEN = new WriteOptions(false, true, true, USUAL_PAGE);

  public WriteOptions withoutMedia() {
    return new WriteOptions(wal, secureDelete, false, pageSize);
  }

  /** With pages of that many bytes, so that little content makes a small file. */
  public WriteOptions withPages(int bytes) {
    return new WriteOptions(wal, secureDelete, media, bytes);
  }
}
