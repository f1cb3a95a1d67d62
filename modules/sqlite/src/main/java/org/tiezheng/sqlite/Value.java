package org.tiezheng.sqlite;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A stored value. Text and blobs are views of the database's own bytes (or of a copy, where the
 * bytes were spread over overflow pages); they are decoded when asked for. Immutable.
 */
public sealed interface Value {
  /** NULL. */
  record Null() implements Value {}

  /** An integer. */
  record Int(long value) implements Value {}

  /** A floating point number. */
  record Real(double value) implements Value {}

  /**
   * Text.
   *
   * @param bytes as stored
   * @param encoding of the database
   */
  record Text(MemorySegment bytes, TextEncoding encoding) implements Value {
    /** The text; bytes that are not valid in the encoding become U+FFFD. */
    public String text() {
      return new String(bytes.toArray(ValueLayout.JAVA_BYTE), encoding.charset());
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Text text
          && encoding == text.encoding
          && bytes.mismatch(text.bytes) == -1;
    }

    @Override
    public int hashCode() {
      return hash(bytes);
    }

    @Override
    public String toString() {
      return text();
    }
  }

  /**
   * Bytes without an encoding.
   *
   * @param bytes as stored
   */
  record Blob(MemorySegment bytes) implements Value {
    @Override
    public boolean equals(Object other) {
      return other instanceof Blob blob && bytes.mismatch(blob.bytes) == -1;
    }

    @Override
    public int hashCode() {
      return hash(bytes);
    }
  }

  /** The only NULL that is needed. */
  Value NULL = new Null();

  private static int hash(MemorySegment bytes) {
    int hash = 1;
    for (long i = 0; i < bytes.byteSize(); i++) {
      hash = 31 * hash + bytes.get(ValueLayout.JAVA_BYTE, i);
    }
    return hash;
  }
}
