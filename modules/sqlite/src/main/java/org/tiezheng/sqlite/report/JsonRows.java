package org.tiezheng.sqlite.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.Base64;
import java.util.List;
import org.tiezheng.sqlite.Column;
import org.tiezheng.sqlite.Place;
import org.tiezheng.sqlite.Table;
import org.tiezheng.sqlite.Value;
import org.tiezheng.sqlite.recover.Certainty;
import org.tiezheng.sqlite.recover.RecoveredEntry;
import org.tiezheng.sqlite.recover.RecoveredRow;
import org.tiezheng.sqlite.recover.RecoverySink;
import org.tiezheng.sqlite.recover.Source;

/**
 * Writes each recovered row as one JSON object on a line of its own, with its full values, and each
 * entry of an index as one of another {@code kind}. Integers are numbers; those that a double
 * cannot hold also have their digits as text in {@code exact}. Blobs are Base64 (RFC 4648); text
 * that is not valid in the encoding of the database also has its bytes. Not thread-safe.
 */
public final class JsonRows implements RecoverySink {
  private static final long EXACT = 1L << 53;

  private final Appendable out;

  /**
   * @param out encoded as UTF-8; not closed here
   */
  public JsonRows(Appendable out) {
    this.out = out;
  }

  /**
   * Writes a row.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  @Override
  public void row(RecoveredRow row) {
    try {
      write(row);
      out.append('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes an entry of an index.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  @Override
  public void entry(RecoveredEntry entry) {
    try {
      write(entry);
      out.append('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(RecoveredEntry entry) throws IOException {
    JsonWriter json = new JsonWriter(out);
    json.object().name("kind").value("INDEX_ENTRY");
    json.name("table").value(entry.table().name()).name("index").value(entry.index());
    json.name("rowid");
    integer(json, entry.rowid(), "rowidExact");
    json.name("rowidIsLive").value(entry.rowidIsLive());
    json.name("confidence").value(entry.confidence());
    json.name("values").array();
    for (int i = 0; i < entry.values().size(); i++) {
      json.object().name("column").value(entry.columns().get(i));
      value(json, entry.values().get(i));
      json.endObject();
    }
    json.endArray();
    source(json, entry.source());
    json.name("sourceCount").value(entry.sourceCount()).endObject();
  }

  private void write(RecoveredRow row) throws IOException {
    JsonWriter json = new JsonWriter(out);
    json.object().name("kind").value("ROW").name("table").value(row.table().name());
    json.name("dropped").value(row.dropped());
    json.name("alternatives").array();
    for (Table table : row.alternatives()) {
      json.value(table.name());
    }
    json.endArray().name("state").value(row.state().name());
    json.name("basis").value(row.basis().name());
    json.name("rowid");
    if (row.rowid().isPresent()) {
      integer(json, row.rowid().getAsLong(), "rowidExact");
    } else {
      json.none();
    }
    if (!row.candidates().isEmpty()) {
      json.name("candidates").array();
      for (long rowid : row.candidates()) {
        json.value(rowid);
      }
      json.endArray();
    }
    if (row.between().isPresent()) {
      json.name("between").array();
      json.value(row.between().get().low()).value(row.between().get().high()).endArray();
    }
    json.name("confidence").value(row.confidence());
    values(json, row);
    json.name("certain").array();
    for (int i = 0; i < row.values().size(); i++) {
      if (row.certainty().get(i) == Certainty.CERTAIN) {
        json.value(row.table().columns().get(i).name());
      }
    }
    json.endArray();
    source(json, row.source());
    json.name("sourceCount").value(row.sourceCount()).name("sources").array();
    for (Source source : row.sources()) {
      json.object();
      source(json, source);
      json.endObject();
    }
    json.endArray().name("overflow").array();
    for (Place place : row.overflow()) {
      json.object();
      place(json, place);
      json.endObject();
    }
    json.endArray().endObject();
  }

  private static void source(JsonWriter json, Source source) throws IOException {
    json.name("substrate").value(source.substrate().name());
    json.name("method").value(source.method().name());
    place(json, source.place());
  }

  private static void place(JsonWriter json, Place place) throws IOException {
    json.name("file").value(place.file().name()).name("page").value(place.page());
    json.name("offset").value(place.offset()).name("length").value(place.length());
    json.name("frame");
    if (place.frame().isPresent()) {
      json.value(place.frame().getAsLong());
    } else {
      json.none();
    }
  }

  private static void values(JsonWriter json, RecoveredRow row) throws IOException {
    json.name("values").array();
    List<Column> columns = row.table().columns();
    for (int i = 0; i < row.values().size(); i++) {
      json.object().name("column").value(columns.get(i).name());
      value(json, row.values().get(i));
      json.name("certainty").value(row.certainty().get(i).name()).endObject();
    }
    json.endArray();
  }

  /** Writes type and value of a column. */
  static void value(JsonWriter json, Value value) throws IOException {
    json.name("type");
    switch (value) {
      case Value.Null() -> json.value("null").name("value").none();
      case Value.Int(long number) -> {
        json.value("integer").name("value");
        integer(json, number, "exact");
      }
      case Value.Real(double number) -> json.value("real").name("value").value(number);
      case Value.Text text -> {
        json.value("text").name("value").value(text.text());
        if (!isValid(text)) {
          json.name("bytes").value(base64(text.bytes()));
        }
      }
      case Value.Blob(MemorySegment bytes) -> json.value("blob").name("value").value(base64(bytes));
    }
  }

  private static void integer(JsonWriter json, long number, String exact) throws IOException {
    json.value(number);
    if (number > EXACT || number < -EXACT) {
      json.name(exact).value(Long.toString(number));
    }
  }

  private static boolean isValid(Value.Text text) {
    try {
      text.encoding()
          .charset()
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(text.bytes().asByteBuffer());
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static String base64(MemorySegment bytes) {
    return Base64.getEncoder().encodeToString(bytes.toArray(ValueLayout.JAVA_BYTE));
  }
}
