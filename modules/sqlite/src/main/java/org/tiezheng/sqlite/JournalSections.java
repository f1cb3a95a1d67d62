package org.tiezheng.sqlite;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Finds the sections of a rollback journal: those with a header, and runs of records without one,
 * which the checksums give away: every record of a section has the same nonce.
 */
final class JournalSections {
  static final long MAGIC = 0xd9d505f920a163d7L;
  private static final int HEADER = 28;

  private final MemorySegment bytes;
  private final Pages main;
  private final int pageSize;
  private final List<JournalSection> sections = new ArrayList<>();
  private long records;
  private int sector = 512;

  JournalSections(MemorySegment bytes, Pages main) {
    this.bytes = bytes;
    this.main = main;
    pageSize = main.pageSize();
  }

  List<JournalSection> find(DamageSink damage) {
    if (bytes.byteSize() < HEADER) {
      return sections;
    }
    long at = 0;
    if (Bytes.s64(bytes, 0) != MAGIC) {
      at = finished();
      if (sections.isEmpty()) {
        damage.report(new Damage(StoreFile.JOURNAL, 0, 0, Defects.JOURNAL_HEADER));
      }
    }
    while (at + HEADER <= bytes.byteSize()) {
      at = Bytes.s64(bytes, at) == MAGIC ? intact(at, damage) : leftOver(at);
    }
    return sections;
  }

  /** The nonce that would make the checksum of a record right. */
  static long nonce(MemorySegment bytes, long page, int pageSize) {
    return nonce(bytes, page, pageSize, Bytes.u32(bytes, page + pageSize));
  }

  /** The nonce that would make a checksum right. */
  static long nonce(MemorySegment bytes, long page, int pageSize, long checksum) {
    long sum = 0;
    for (int i = pageSize - 200; i > 0; i -= 200) {
      sum += bytes.get(ValueLayout.JAVA_BYTE, page + i) & 0xff;
    }
    return (checksum - sum) & 0xffff_ffffL;
  }

  private long stride() {
    return pageSize + 8L;
  }

  private long intact(long at, DamageSink damage) {
    long sectorSize = Bytes.u32(bytes, at + 20);
    long size = Bytes.u32(bytes, at + 24);
    // Only the first header is sure to have them.
    if (Long.bitCount(sectorSize) == 1 && sectorSize >= 32 && sectorSize <= 65536) {
      sector = (int) sectorSize;
    }
    if (size != pageSize && at == 0) {
      damage.report(new Damage(StoreFile.JOURNAL, 0, at + 24, Defects.JOURNAL_PAGE_SIZE));
      return bytes.byteSize();
    }
    long from = at + sector;
    long declared = Bytes.u32(bytes, at + 8);
    long room = Math.max(0, (bytes.byteSize() - from) / stride());
    // Without syncing there is no count: the records go on as long as the checksums are right.
    boolean uncounted = declared == 0xffff_ffffL;
    long count = uncounted ? run(from, Bytes.u32(bytes, at + 12)) : Math.min(declared, room);
    if (!uncounted && declared > room) {
      damage.report(new Damage(StoreFile.JOURNAL, 0, at, Defects.JOURNAL_SHORT));
    }
    add(
        at,
        JournalSection.Kind.INTACT,
        from,
        count,
        Bytes.u32(bytes, at + 12),
        OptionalLong.of(Bytes.u32(bytes, at + 16)));
    return behind(from + count * stride());
  }

  private void add(
      long at,
      JournalSection.Kind kind,
      long from,
      long count,
      long nonce,
      OptionalLong initialPages) {
    sections.add(new JournalSection(at, kind, from, records, count, nonce, initialPages));
    records += count;
  }

  /** Where the next header is, if there is one at the next sector; else the end of the records. */
  private long behind(long end) {
    long next = (end + sector - 1) / sector * sector;
    return next + HEADER <= bytes.byteSize() && Bytes.s64(bytes, next) == MAGIC ? next : end;
  }

  /** A zeroed header has lost the sector size: the one that makes nonces agree is right. */
  private long finished() {
    int best = 0;
    long most = 0;
    for (int size : new int[] {512, 4096, 1024, 2048, 8192, 16384, 32768, 65536}) {
      long run = run(size);
      if (run > most) {
        most = run;
        best = size;
      }
    }
    if (most == 0) {
      return 0;
    }
    sector = best;
    add(
        0,
        JournalSection.Kind.FINISHED,
        best,
        most,
        nonce(bytes, best + 4L, pageSize),
        OptionalLong.empty());
    return behind(best + most * stride());
  }

  /** How many records with one nonce begin at a position. */
  private long run(long from) {
    return from + stride() > bytes.byteSize() ? 0 : run(from, nonce(bytes, from + 4, pageSize));
  }

  private long run(long from, long nonce) {
    long count = 0;
    for (long at = from; at + stride() <= bytes.byteSize(); at += stride()) {
      long page = Bytes.u32(bytes, at);
      long wanted = nonce(bytes, at + 4, pageSize);
      if (page < 1 || page > possiblePages() || wanted != nonce) {
        break;
      }
      count++;
    }
    return count;
  }

  /** The database may have shrunk since; a number far beyond it is no page number. */
  private long possiblePages() {
    return 2 * main.count() + bytes.byteSize() / pageSize + 1000;
  }

  /**
   * Records of earlier transactions lie in the same steps; a header at the beginning of a sector.
   */
  private long leftOver(long at) {
    long count = run(at);
    if (count > 0) {
      long nonce = nonce(bytes, at + 4, pageSize);
      add(at, JournalSection.Kind.LEFT_OVER, at, count, nonce, OptionalLong.empty());
      return behind(at + count * stride());
    }
    for (long next = (at / sector + 1) * sector;
        next + HEADER <= bytes.byteSize();
        next += sector) {
      if (Bytes.s64(bytes, next) == MAGIC) {
        return next;
      }
    }
    return bytes.byteSize();
  }
}
