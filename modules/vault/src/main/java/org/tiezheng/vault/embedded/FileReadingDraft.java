package org.tiezheng.vault.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.SetAside;
import org.tiezheng.vault.ReadingDraft;

/** Two files of lines, and at the end one row. */
final class FileReadingDraft implements ReadingDraft {
  private final Path parts;
  private final ContentFolder folder;
  private final Rowing rowing;
  private final LineFile records;
  private final LineFile setAsides;

  private FileReadingDraft(
      Path parts, ContentFolder folder, Rowing rowing, LineFile records, LineFile setAsides) {
    this.parts = parts;
    this.folder = folder;
    this.rowing = rowing;
    this.records = records;
    this.setAsides = setAsides;
  }

  static FileReadingDraft begin(Path parts, ContentFolder folder, Rowing rowing) {
    try {
      LineFile records = LineFile.begin(parts);
      try {
        return new FileReadingDraft(parts, folder, rowing, records, LineFile.begin(parts));
      } catch (IOException e) {
        records.close();
        throw e;
      }
    } catch (IOException e) {
      throw StorageFault.of(parts, e);
    }
  }

  @Override
  public void add(Record record) {
    add(records, record);
  }

  @Override
  public void add(Record record, ByteBuffer line) {
    try {
      records.addLine(line);
    } catch (IOException e) {
      throw StorageFault.of(parts, e);
    }
  }

  @Override
  public void add(SetAside setAside) {
    add(setAsides, setAside);
  }

  private void add(LineFile file, Object value) {
    try {
      file.add(value);
    } catch (IOException e) {
      throw StorageFault.of(parts, e);
    }
  }

  @Override
  public Reading commit(Reading reading) {
    try {
      String recordsDigest = records.publish(folder);
      if (!reading.recordsDigest().isEmpty() && !reading.recordsDigest().equals(recordsDigest)) {
        throw new IllegalArgumentException(
            "the reading states the records digest "
                + reading.recordsDigest()
                + " but the records that were written have "
                + recordsDigest);
      }
      Reading kept = withDigest(reading, recordsDigest);
      rowing.add(kept, setAsides.publish(folder));
      return kept;
    } catch (IOException e) {
      throw StorageFault.of(parts, e);
    }
  }

  private static Reading withDigest(Reading reading, String recordsDigest) {
    return new Reading(
        reading.importer(),
        reading.version(),
        reading.kind(),
        reading.tables(),
        reading.accounts(),
        reading.owner(),
        reading.statements(),
        reading.notes(),
        recordsDigest);
  }

  @Override
  public void close() {
    try (records;
        setAsides) {
      // Both go, also when the first cannot be closed.
    } catch (IOException e) {
      throw StorageFault.of(parts, e);
    }
  }

  /** Adds the row by which a reading becomes visible. */
  @FunctionalInterface
  interface Rowing {
    void add(Reading reading, String setAsidesDigest);
  }
}
