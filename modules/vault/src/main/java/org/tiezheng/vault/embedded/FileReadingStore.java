package org.tiezheng.vault.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.SetAside;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.vault.ReadingDraft;
import org.tiezheng.vault.ReadingStore;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;

/** Records and set-asides as files of JSON lines, named by their digest; one row a reading. */
final class FileReadingStore implements ReadingStore {
  private final VaultLayout layout;
  private final ContentFolder folder;
  private final Database database;
  private final Access access;
  private final InstantSource clock;

  FileReadingStore(VaultLayout layout, Database database, Access access, InstantSource clock) {
    this.layout = layout;
    this.folder = new ContentFolder(layout.readings());
    this.database = database;
    this.access = access;
    this.clock = clock;
  }

  @Override
  public ReadingDraft begin(int item) {
    access.requireWritable();
    return FileReadingDraft.begin(
        layout.parts(), folder, (reading, setAsides) -> add(item, reading, setAsides));
  }

  private void add(int item, Reading reading, String setAsides) {
    access.requireWritable();
    database.write(connection -> {
      Rows.insert(
          connection,
          "INSERT INTO reading (item, made, records, set_asides, json) VALUES (?, ?, ?, ?, ?)",
          item,
          clock.instant().toString(),
          reading.recordsDigest(),
          setAsides,
          EvidenceJson.write(reading));
      return reading;
    });
  }

  @Override
  public Optional<Reading> reading(int item) {
    return newest(item).map(Row::reading);
  }

  @Override
  public Stream<Record> records(int item) {
    return newest(item)
        .map(row -> lines(folder.file(row.reading().recordsDigest()), Record.class))
        .orElseGet(Stream::empty);
  }

  @Override
  public Stream<SetAside> setAsides(int item) {
    return newest(item)
        .map(row -> lines(folder.file(row.setAsides()), SetAside.class))
        .orElseGet(Stream::empty);
  }

  @Override
  public Optional<Path> recordsFile(int item) {
    return newest(item).map(row -> folder.file(row.reading().recordsDigest()));
  }

  private Optional<Row> newest(int item) {
    return database.read(connection -> newest(connection, item));
  }

  private static Optional<Row> newest(Connection connection, int item) throws SQLException {
    return Rows.first(
        connection,
        "SELECT json, set_asides FROM reading WHERE item = ? ORDER BY seq DESC LIMIT 1",
        FileReadingStore::row,
        item);
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        EvidenceJson.read(row.getString("json"), Reading.class), row.getString("set_asides"));
  }

  private static <T> Stream<T> lines(Path file, Class<T> type) {
    try {
      InputStream in = Files.newInputStream(file);
      try {
        MappingIterator<T> values = EvidenceJson.mapper().readerFor(type).readValues(in);
        var spliterator =
            Spliterators.spliteratorUnknownSize(
                new Values<>(file, values), Spliterator.ORDERED | Spliterator.NONNULL);
        return StreamSupport.stream(spliterator, false).onClose(() -> close(in));
      } catch (RuntimeException e) {
        in.close();
        throw e;
      }
    } catch (IOException e) {
      throw StorageFault.of(file, e);
    }
  }

  private static void close(InputStream in) {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Row(Reading reading, String setAsides) {}

  /** Names the file when a line cannot be read. */
  private record Values<T>(Path file, MappingIterator<T> values) implements Iterator<T> {
    @Override
    public boolean hasNext() {
      try {
        return values.hasNext();
      } catch (JacksonException e) {
        throw StorageFault.of(file, e);
      }
    }

    @Override
    public T next() {
      try {
        return values.next();
      } catch (JacksonException e) {
        throw StorageFault.of(file, e);
      }
    }
  }
}
