package org.tiezheng.collect.input;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * An entry of a zip archive as its central directory states it (APPNOTE 4.3.12).
 *
 * @param name decoded: UTF-8 if flagged or fitting, else GB18030, else code page 437
 * @param rawName the name's bytes, hexadecimal
 * @param method 0 stored, 8 deflated, others are not unpacked
 * @param packed size in the archive, in bytes
 * @param size unpacked, as stated
 * @param crc CRC-32 as stated
 * @param offset of the local header in the archive
 * @param time DOS date and time, local to the machine that packed, to two seconds
 * @param modified the extended timestamp (UTC), if there is one
 */
public record ZipMember(
    String name,
    String rawName,
    int method,
    boolean encrypted,
    long packed,
    long size,
    long crc,
    long offset,
    Optional<LocalDateTime> time,
    Optional<Instant> modified) {

  public boolean folder() {
    return name.endsWith("/");
  }

  /** The name without its folders. */
  public String fileName() {
    String path = name.replace('\\', '/');
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
