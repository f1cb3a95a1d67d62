package org.tiezheng.sqlite;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The rollback journal of a database: pages as they were before the last transaction, and what is
 * left of earlier ones; section 3 of the file format documentation. Immutable and thread-safe.
 */
public final class RollbackJournal {
  /** Pages that a vacuum may have cut off without keeping them; a hostile file can claim any. */
  private static final int MOST_CUT_OFF = 1 << 20;

  private final MemorySegment bytes;
  private final Pages main;
  private final DecodedPages decoded;
  private final List<JournalSection> sections;
  private final boolean hot;
  private final Pages before;

  RollbackJournal(
      MemorySegment bytes, Pages main, Optional<PageDecoder> decoder, DamageSink damage) {
    this.bytes = bytes;
    this.main = main;
    this.decoded = new DecodedPages(decoder);
    sections = List.copyOf(new JournalSections(bytes, main).find(damage));
    hot =
        !sections.isEmpty()
            && sections.getFirst().offset() == 0
            && sections.getFirst().kind() == JournalSection.Kind.INTACT;
    if (hot && superJournal()) {
      damage.report(new Damage(StoreFile.JOURNAL, 0, 0, Defects.SUPER_JOURNAL));
    }
    before = rolledBack(damage);
  }

  /**
   * Whether the header says that a transaction was not finished. SQLite would roll it back on
   * opening; {@link Database#committed()} does so in memory.
   */
  public boolean hot() {
    return hot;
  }

  /** Whether it belongs to a transaction over several databases: its name stands at the end. */
  public boolean superJournal() {
    long end = bytes.byteSize();
    return end >= 16 && Bytes.s64(bytes, end - 8) == JournalSections.MAGIC;
  }

  /** The sections in the order of the file. */
  public List<JournalSection> sections() {
    return sections;
  }

  /** The number of whole records of all sections. */
  public long records() {
    return sections.isEmpty() ? 0 : sections.getLast().firstRecord() + sections.getLast().records();
  }

  /** A record, from 0 to {@link #records()} - 1. */
  public JournalRecord record(long index) {
    int section = section(index);
    long offset = offset(index);
    return new JournalRecord(
        index,
        section,
        Bytes.u32(bytes, offset - 4),
        offset,
        sections.get(section).verifiable() && checksumAgrees(section, index));
  }

  /** SQLCipher sums what it writes, SQLite3 Multiple Ciphers the page before it is encrypted. */
  private boolean checksumAgrees(int section, long record) {
    long offset = offset(record);
    long nonce = sections.get(section).nonce();
    if (JournalSections.nonce(bytes, offset, main.pageSize()) == nonce) {
      return true;
    }
    long stored = Bytes.u32(bytes, offset + main.pageSize());
    return decoded.isDecoding()
        && JournalSections.nonce(page(record), 0, main.pageSize(), stored) == nonce;
  }

  /** The page in a record, decoded. */
  public MemorySegment page(long record) {
    long offset = offset(record);
    MemorySegment stored = bytes.asSlice(offset, main.pageSize());
    return decoded.page(record, Bytes.u32(bytes, offset - 4), stored);
  }

  /**
   * The state before the transaction that the journal belongs to. If it is not hot, the size of the
   * database then is taken from the old first page; without that, it is today's.
   */
  public Pages before() {
    return before;
  }

  private int section(long record) {
    int low = 0;
    int high = sections.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (sections.get(middle).firstRecord() <= record) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private long offset(long record) {
    JournalSection section = sections.get(section(record));
    return section.recordsOffset() + (record - section.firstRecord()) * (main.pageSize() + 8L) + 4;
  }

  /** The first image of a page counts; a wrong checksum ends the rollback, as in the library. */
  private Pages rolledBack(DamageSink damage) {
    if (sections.isEmpty()) {
      return main;
    }
    long[] keys = new long[(int) Math.min(records(), Integer.MAX_VALUE - 8)];
    int count = 0;
    for (int i = 0; i < keys.length; i++) {
      JournalRecord record = record(i);
      if (!sameTransaction(record.section())) {
        break;
      }
      if (record.page() == 0 || record.page() == LockByte.page(main.pageSize())) {
        break;
      }
      if (!checksumAgrees(record.section(), i)) {
        damage.report(
            new Damage(StoreFile.JOURNAL, record.page(), record.offset(), Defects.JOURNAL_RECORD));
        break;
      }
      keys[count++] = FrameIndex.key(record.page(), i);
    }
    FrameIndex index = new FrameIndex(Arrays.copyOf(keys, count));
    Pages pages = new OverlaidPages(main, main.count(), new Records(), index::oldest);
    // More than are in both files: freed pages that auto-vacuum cuts off leave no image.
    long size = Math.min(initialPages(pages, index), main.count() + records() + MOST_CUT_OFF);
    return new OverlaidPages(main, size, new Records(), index::oldest);
  }

  private boolean sameTransaction(int section) {
    JournalSection first = sections.getFirst();
    JournalSection other = sections.get(section);
    return section == 0
        || (other.kind() == JournalSection.Kind.INTACT
            && first.kind() == JournalSection.Kind.INTACT
            && other.initialPages().equals(first.initialPages()));
  }

  private long initialPages(Pages pages, FrameIndex index) {
    JournalSection first = sections.getFirst();
    if (first.initialPages().isPresent()) {
      return first.initialPages().getAsLong();
    }
    if (index.oldest(1) >= 0) {
      Header header = Header.read(pages.page(1));
      return header.sizeIsValid() ? header.sizeInPages() : main.count();
    }
    return main.count();
  }

  private final class Records implements PageImages {
    @Override
    public StoreFile file() {
      return StoreFile.JOURNAL;
    }

    @Override
    public MemorySegment page(long image) {
      return RollbackJournal.this.page(image);
    }

    @Override
    public Optional<Sentence> doubt(long image) {
      return decoded.doubt(image);
    }

    @Override
    public long position(long image) {
      return offset(image);
    }
  }
}
