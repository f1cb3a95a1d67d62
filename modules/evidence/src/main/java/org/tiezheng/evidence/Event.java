package org.tiezheng.evidence;

import java.time.Instant;
import java.util.Map;

/**
 * An entry of the custody log (保管链).
 *
 * @param n from 1 without holes
 * @param prev SHA-256 of the previous event's bytes, 64 zeros for the first
 * @param caseId id of the case
 * @param what details by name; never a secret
 */
public record Event(
    long n,
    String prev,
    String caseId,
    Instant time,
    String actor,
    Type kind,
    String tool,
    Map<String, String> what) {
  public Event {
    what = Map.copyOf(what);
  }

  public enum Type {
    OPEN,
    COLLECT,
    READ,
    SEAL,
    EXAMINE,
    PRESENT,
    VERIFY,
    NOTE,
    STAMP
  }
}
