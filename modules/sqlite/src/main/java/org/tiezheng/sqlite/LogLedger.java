package org.tiezheng.sqlite;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The account of every byte of a write-ahead log or a rollback journal: how many there are of each
 * kind. They add up to the size of the file. Immutable.
 *
 * <p>Images that stand for their pages in the committed state are live, overhead and residue like
 * the pages of the main file, see {@link ByteLedger}; all other images are residue as a whole.
 *
 * @param file which file it is
 * @param bytes for each kind; kinds that do not occur are missing
 * @param fileSize its size
 */
public record LogLedger(StoreFile file, Map<LogByteKind, Long> bytes, long fileSize) {
  public LogLedger {
    bytes = Map.copyOf(bytes);
  }

  /** Accounts for the write-ahead log, if there is one. */
  public static Optional<LogLedger> wal(Database database) {
    return database
        .wal()
        .map(wal -> {
          long size = database.files().wal().orElseThrow().byteSize();
          return new WalAccount(database, wal, new Count(size)).ledger();
        });
  }

  /** Accounts for the rollback journal, if there is one. */
  public static Optional<LogLedger> journal(Database database) {
    return database
        .journal()
        .map(journal -> {
          long size = database.files().journal().orElseThrow().byteSize();
          return new JournalAccount(database, journal, new Count(size)).ledger();
        });
  }

  /** Bytes of one kind. */
  public long bytes(LogByteKind kind) {
    return bytes.getOrDefault(kind, 0L);
  }

  /** Bytes of all kinds with one use. */
  public long bytes(ByteKind.Use use) {
    return bytes.entrySet().stream()
        .filter(entry -> entry.getKey().use() == use)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** Sum of all kinds: the size of the file, else something was forgotten. */
  public long total() {
    return bytes.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Counts a file from its beginning to its end, each byte once. Not thread-safe. */
  static final class Count {
    private final Map<LogByteKind, Long> bytes = new EnumMap<>(LogByteKind.class);
    private final long size;
    private long at;

    Count(long size) {
      this.size = size;
    }

    /** Everything up to an end, which may lie before what was counted or behind the file. */
    void upTo(long end, LogByteKind kind) {
      long to = Math.min(end, size);
      if (to > at) {
        bytes.merge(kind, to - at, Long::sum);
        at = to;
      }
    }

    /** What is left of the file. */
    void rest(LogByteKind kind) {
      upTo(size, kind);
    }

    /** Counts a page image that stands for its page, by the regions of the page. */
    void image(PageLayout layout, long page) {
      long start = at;
      layout.read(page);
      for (int i = 0; i < layout.regions(); i++) {
        LogByteKind kind =
            switch (layout.kind(i).use()) {
              case LIVE -> LogByteKind.IMAGE_LIVE;
              case OVERHEAD -> LogByteKind.IMAGE_OVERHEAD;
              case RESIDUE -> LogByteKind.IMAGE_RESIDUE;
            };
        upTo(start + layout.end(i), kind);
      }
    }

    LogLedger ledger(StoreFile file) {
      return new LogLedger(file, bytes, size);
    }
  }

  /** The regions of the pages of the committed state. */
  static PageLayout committed(Database database) {
    Pages pages = database.committed();
    return new PageLayout(pages, PageMap.of(pages, database.schema(), ignored -> {}));
  }

  /** Whether an image of a log stands for its page in the committed state. */
  static boolean stands(Pages committed, StoreFile file, long page, long image) {
    return page >= 1
        && page <= committed.count()
        && committed.file(page) == file
        && committed.frame(page).orElse(-1) == image;
  }
}
