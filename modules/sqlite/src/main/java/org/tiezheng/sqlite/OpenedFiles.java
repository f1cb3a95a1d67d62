package org.tiezheng.sqlite;

import java.lang.foreign.MemorySegment;
import java.util.Optional;

/**
 * The files of a database put together.
 *
 * @param mainHeader of the main file, if it has one
 * @param header of the committed state
 * @param main the main file as it lies
 */
record OpenedFiles(
    Optional<Header> mainHeader,
    Header header,
    Pages main,
    Pages committed,
    Optional<WriteAheadLog> wal,
    Optional<RollbackJournal> journal) {

  static OpenedFiles open(DatabaseFiles files, Optional<PageDecoder> decoder, DamageSink damage) {
    DecodedPages decoded = new DecodedPages(decoder);
    Optional<Header> mainHeader = mainHeader(files.main(), decoder, decoded);
    Header header = mainHeader.orElseGet(() -> headerOfLog(files, decoder, damage));
    long start = decoder.map(PageDecoder::start).orElse(0L);
    PageFactory pages = new PageFactory(files.main(), header, start, decoded);
    Pages main = pages.of(pages.physical());
    Pages base = pages.of(databaseSize(header, mainHeader.isPresent(), pages.physical(), damage));
    Optional<RollbackJournal> journal =
        filled(files.journal()).map(bytes -> new RollbackJournal(bytes, base, decoder, damage));
    Pages rolledBack =
        journal.filter(RollbackJournal::hot).map(RollbackJournal::before).orElse(base);
    Optional<WriteAheadLog> wal =
        filled(files.wal()).map(bytes -> new WriteAheadLog(bytes, rolledBack, decoder, damage));
    Pages committed = wal.map(WriteAheadLog::committed).orElse(rolledBack);
    MemorySegment first = committed.page(1);
    Header current = Header.begins(first) ? Header.read(first) : header;
    return new OpenedFiles(mainHeader, current, main, committed, wal, journal);
  }

  private record PageFactory(MemorySegment bytes, Header header, long start, DecodedPages decoded) {
    Pages of(long count) {
      return new PlainPages(bytes, header.pageSize(), header.usableSize(), count, start, decoded);
    }

    long physical() {
      return (bytes.byteSize() + header.pageSize() - 1) / header.pageSize();
    }
  }

  private static Optional<MemorySegment> filled(Optional<MemorySegment> file) {
    return file.filter(bytes -> bytes.byteSize() > 0);
  }

  /** The size in the header counts if a library that keeps it wrote last; else the file's. */
  private static long databaseSize(
      Header header, boolean mainHasHeader, long physical, DamageSink damage) {
    if (!mainHasHeader || !header.sizeIsValid()) {
      return physical;
    }
    if (header.sizeInPages() > physical) {
      damage.report(new Damage(StoreFile.MAIN, 1, 28, Defects.SIZE_DIFFERS));
    }
    return Math.min(physical, header.sizeInPages());
  }

  private static Optional<Header> mainHeader(
      MemorySegment main, Optional<PageDecoder> decoder, DecodedPages decoded) {
    MemorySegment first = main;
    if (decoder.isPresent() && main.byteSize() >= decoder.get().pageSize()) {
      first = decoded.page(1, 1, main.asSlice(0, decoder.get().pageSize()));
    }
    int size = decoder.map(PageDecoder::pageSize).orElse(0);
    return usable(first).filter(header -> size == 0 || header.pageSize() == size);
  }

  private static Optional<Header> usable(MemorySegment first) {
    if (first.byteSize() < Header.LENGTH || !Header.begins(first)) {
      return Optional.empty();
    }
    return Optional.of(Header.read(first))
        .filter(header -> Header.possiblePageSize(header.pageSize()))
        .filter(header -> header.usableSize() >= 480);
  }

  /** The first page of a new database may still be in its log alone. */
  private static Header headerOfLog(
      DatabaseFiles files, Optional<PageDecoder> decoder, DamageSink damage) {
    MemorySegment wal = files.wal().orElse(MemorySegment.NULL);
    long size = wal.byteSize() < WriteAheadLog.HEADER ? 0 : Bytes.u32(wal, 8);
    if (Header.possiblePageSize(size)) {
      Pages none =
          new PlainPages(
              MemorySegment.NULL, (int) size, (int) size, 0, 0, new DecodedPages(decoder));
      Pages state = new WriteAheadLog(wal, none, decoder, ignored -> {}).committed();
      Optional<Header> header = usable(state.page(1)).filter(found -> found.pageSize() == size);
      if (header.isPresent()) {
        damage.report(new Damage(StoreFile.MAIN, 1, 0, Defects.MAIN_EMPTY));
        return header.get();
      }
    }
    throw new UnreadableDatabaseException(
        new Sentence(
            "文件开头不是 SQLite 数据库的文件头，或其页大小不合规范，无法定位任何页。",
            "The file does not begin with the header of an SQLite database, or its page size is"
                + " impossible, so no page can be located."));
  }
}
