package org.tiezheng.collect.container;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A member of an opened container, as the container lists it.
 *
 * @param number position in the list, counted from 1; tells members with the same path apart
 * @param path inside, such as {@code HomeDomain/Library/SMS/sms.db}; a name, never a path on our
 *     side
 * @param size in bytes as the container states it
 * @param modified as the container states it
 * @param original SHA-256 of the sealed file that holds the bytes; empty if the container names a
 *     file that was not sealed with it, or if the member has no bytes
 * @param facts what else the container states, in order, as found
 */
public record Inner(
    long number,
    String path,
    Type type,
    long size,
    Optional<Instant> modified,
    Optional<String> original,
    Map<String, String> facts) {
  public Inner {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  /** What a member is. */
  public enum Type {
    FILE,
    FOLDER,
    /** A symbolic or hard link; where it points is among the facts. */
    LINK,
    /** A device, a pipe, or something unknown. */
    OTHER
  }

  /** Whether it is a file whose bytes are at hand. */
  public boolean readable() {
    return type == Type.FILE && original.isPresent();
  }
}
