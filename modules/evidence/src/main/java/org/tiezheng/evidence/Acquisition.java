package org.tiezheng.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The circumstances of taking data in (取证): who, when, where, how, with what.
 *
 * @param clockOffsetMillis known deviation of our clock, if it was measured
 * @param source what was read, as the person named it
 * @param method how: copied from a folder, exported by a tool, photographed …
 * @param device the carrier that the data were on: device, serial, holder, place; empty if unknown
 * @param environment operating system, user, tool and its version, Java version
 * @param steps what was done, in order
 */
public record Acquisition(
    String id,
    String actor,
    Instant started,
    Instant ended,
    Optional<Long> clockOffsetMillis,
    String source,
    String method,
    Map<String, String> device,
    Map<String, String> environment,
    List<String> steps) {
  public Acquisition {
    device = Map.copyOf(device);
    environment = Map.copyOf(environment);
    steps = List.copyOf(steps);
  }
}
