package org.tiezheng.evidence;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Map;

/**
 * An entry of the custody log (保管链). Its JSON form ({@code docs/bundle-format.md}, section 6) is
 * what is hashed and deposited; {@code EvidenceJson} writes it in JCS (RFC 8785), byte for byte.
 *
 * @param n from 1 without holes
 * @param prev SHA-256 of the previous event's bytes, 64 zeros for the first
 * @param caseId id of the case
 * @param what details by name; never a secret
 */
public record Event(
    long n,
    String prev,
    @JsonProperty("case") String caseId,
    Instant time,
    String actor,
    Type kind,
    String tool,
    Map<String, String> what) {
  public Event {
    what = Map.copyOf(what);
  }

  /** Version of the JSON form. */
  @JsonProperty("v")
  public int version() {
    return 1;
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
    STAMP,
    RECOVER,
    COMPARE,
    EXPORT,
    GAPS,
    BILLS,
    /** All conversations of an item, sealed under one root (docs/excerpt-proofs.md). */
    CONVERSATIONS
  }
}
