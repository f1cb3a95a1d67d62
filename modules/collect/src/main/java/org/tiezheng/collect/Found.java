package org.tiezheng.collect;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.tiezheng.evidence.Text;

/**
 * Something that a {@link FolderWalk} met. Names are relative to what was named on the command
 * line, begin with its last part and have {@code /} between folders; control characters and bytes
 * that are not UTF-8 are written as {@code \xHH}.
 */
public sealed interface Found {
  String name();

  /**
   * A regular file. It existed and could be looked at; opening it may still fail.
   *
   * @param path opens the file even if its name cannot be written as text; never shown
   */
  record File(String name, Path path, long size, Instant modified, Optional<Instant> created)
      implements Found {}

  /** A file or folder that cannot be read, and why. */
  record Unreadable(String name, Text reason) implements Found {}

  /** A folder that leads back to one above it. */
  record Loop(String name, String target) implements Found {}

  /**
   * A name that cannot be written as it is (control characters, not UTF-8). The file or folder
   * itself is listed as well, under the same escaped name.
   *
   * @param rawHex the bytes of the name's last part, hexadecimal
   */
  record OddName(String name, String rawHex) implements Found {}

  /** Something that is no file to take in: a link, a device, a pipe, a file listed already. */
  record Skipped(String name, Text reason) implements Found {}
}
