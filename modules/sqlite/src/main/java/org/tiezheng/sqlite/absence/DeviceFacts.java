package org.tiezheng.sqlite.absence;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What the caller knows of the device that the database is said to come from.
 *
 * @param libraryVersion its newest SQLite library as a number, for example 3032002
 * @param pageSize the page size that its databases of this kind have
 * @param autoVacuum whether they have auto-vacuum
 */
public record DeviceFacts(
    OptionalLong libraryVersion, OptionalInt pageSize, Optional<Boolean> autoVacuum) {
  /** Nothing is known; the signs that need it are not looked for. */
  public static final DeviceFacts UNKNOWN =
      new DeviceFacts(OptionalLong.empty(), OptionalInt.empty(), Optional.empty());
}
