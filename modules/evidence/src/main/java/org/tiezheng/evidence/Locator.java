package org.tiezheng.evidence;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;

/** A place inside a file. Offsets and lengths are in bytes from the start of the file. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "at")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Locator.Whole.class, name = "whole"),
  @JsonSubTypes.Type(value = Locator.Bytes.class, name = "bytes"),
  @JsonSubTypes.Type(value = Locator.Line.class, name = "line"),
  @JsonSubTypes.Type(value = Locator.Element.class, name = "element"),
  @JsonSubTypes.Type(value = Locator.Cell.class, name = "cell"),
  @JsonSubTypes.Type(value = Locator.TableRow.class, name = "row"),
  @JsonSubTypes.Type(value = Locator.Residue.class, name = "residue"),
  @JsonSubTypes.Type(value = Locator.Region.class, name = "region")
})
public sealed interface Locator {
  /** The whole file. */
  record Whole() implements Locator {}

  /** A range of bytes. */
  record Bytes(long offset, long length) implements Locator {}

  /**
   * A line of text, or several that belong together.
   *
   * @param number of the first line, counted from 1
   */
  record Line(long number, long offset, long length) implements Locator {}

  /**
   * An element of a JSON document.
   *
   * @param pointer JSON Pointer (RFC 6901)
   */
  record Element(String pointer, long offset, long length) implements Locator {}

  /**
   * A row of a spreadsheet.
   *
   * @param row counted from 1 as the program shows it
   */
  record Cell(String sheet, int row) implements Locator {}

  /**
   * A row of a database.
   *
   * @param page counted from 1; empty if the row was not located
   * @param walFrame counted from 1, if the bytes come from a write-ahead log
   */
  record TableRow(
      String table, long rowid, Optional<Long> page, Optional<Long> offset, Optional<Long> walFrame)
      implements Locator {}

  /**
   * Bytes of a row that the database no longer counts as its own.
   *
   * @param rowid empty where the bytes do not show it: it is never invented
   * @param substrate what kind of remains they are, such as {@code freeblock} or {@code wal-frame}
   * @param page counted from 1
   * @param walFrame counted from 1, if the bytes come from a write-ahead log
   * @param confidence 0 to 100, how sure it is that these bytes are a row of this table
   */
  record Residue(
      String table,
      Optional<Long> rowid,
      String substrate,
      long page,
      long offset,
      long length,
      Optional<Long> walFrame,
      int confidence)
      implements Locator {}

  /**
   * A part of a picture, in pixels from its upper left.
   *
   * @param picture its number among those that were read together, from 1
   * @param frameMillis time within the film, if the picture is a frame of one
   */
  record Region(int picture, int x, int y, int width, int height, Optional<Long> frameMillis)
      implements Locator {
    /** As a person finds it: {@code 3 (24,176 520×88)}, of a film with its time. */
    public String spot() {
      String time =
          frameMillis
              .map(ms -> " %d:%02d.%d".formatted(ms / 60_000, ms / 1000 % 60, ms / 100 % 10))
              .orElse("");
      return picture + time + " (" + x + "," + y + " " + width + "×" + height + ")";
    }
  }
}
