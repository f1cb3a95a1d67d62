package org.tiezheng.testkit.chat.render;

/**
 * How stores are written; exports take no notice.
 *
 * @param wal whether everything since the first planted case stays in the write-ahead log
 * @param secureDelete whether the engine overwrites what is deleted
 * @param media whether pictures, voices, videos and files are written
 */
public record WriteOptions(boolean wal, boolean secureDelete, boolean media) {
  /** An open write-ahead log, nothing overwritten, with media. */
  public static final WriteOptions OPEN = new WriteOptions(true, false, true);

  /** A closed store, nothing overwritten, with media. */
  public static final WriteOptions CLOSED = new WriteOptions(false, false, true);

  /** A closed store in which the engine overwrote what was deleted. */
  public static final WriteOptions OVERWRITTEN = new WriteOptions(false, true, true);

  public WriteOptions withoutMedia() {
    return new WriteOptions(wal, secureDelete, false);
  }
}
