package org.tiezheng.sqlite.absence;

/**
 * A value that a sign rests on.
 *
 * @param name what it is, for example {@code sqlite_sequence.seq}
 * @param value as read
 */
public record Evidence(String name, String value) {
  static Evidence of(String name, long value) {
    return new Evidence(name, Long.toString(value));
  }
}
