package org.tiezheng.collect.wechat.version4;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.tiezheng.collect.input.Zstandard;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.collect.store.Weighed;
import org.tiezheng.sqlite.Value;

/**
 * A row of a table of messages with the columns that may be packed. To unpack them takes a third of
 * the time for a row and nothing else of the reading, so that another thread may do it.
 *
 * @param content empty if it cannot be unpacked
 * @param source likewise
 */
record UnpackedRow(StoredRow row, Optional<String> content, Optional<String> source)
    implements Weighed {
  private static final int MOST_UNPACKED = 16 << 20;

  static UnpackedRow of(StoredRow row) {
    return new UnpackedRow(row, text(row, "message_content"), text(row, "source"));
  }

  /** A few bytes may unpack to many. */
  @Override
  public long bytes() {
    return 2L * (content.map(String::length).orElse(0) + source.map(String::length).orElse(0));
  }

  /** A column that may hold text or a Zstandard frame; empty if the frame cannot be unpacked. */
  static Optional<String> text(StoredRow row, String column) {
    Optional<MemorySegment> bytes = row.bytes(column);
    if (bytes.isPresent() && Zstandard.begins(bytes.get())) {
      return Zstandard.unpack(bytes.get(), MOST_UNPACKED)
          .map(plain -> new String(plain, StandardCharsets.UTF_8));
    }
    return Optional.of(
        row.value(column) instanceof Value.Blob blob
            ? new String(blob.bytes().toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8)
            : row.text(column));
  }
}
