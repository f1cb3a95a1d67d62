package org.tiezheng.evidence;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A call in a phone's list: it proves that a call took place, not what was said.
 *
 * @param service telephone, FaceTime or the program's own name, as the store says
 * @param own number that the phone used; empty if the store does not say
 * @param number of the other side as found; empty if it was withheld
 * @param name the name that the source shows for the number; may be empty
 * @param rowId id of the row in its store, if the source gives one
 * @param seconds how long it lasted, if the store says
 * @param extra fields of the source that have no place here, kept raw
 */
public record Call(
    Provenance provenance,
    String service,
    Optional<String> own,
    String number,
    String name,
    Way way,
    Optional<Long> rowId,
    RecordedTime time,
    Optional<Long> seconds,
    RowState state,
    Map<String, String> extra)
    implements Record {
  public Call {
    extra = Map.copyOf(extra);
  }

  /** Which way the call went and what became of it. */
  public enum Way {
    INCOMING,
    OUTGOING,
    MISSED,
    REJECTED,
    BLOCKED,
    VOICEMAIL,
    UNKNOWN
  }

  /** Keys of the accounts that occur in the call, own first. */
  public List<String> accounts() {
    return Stream.concat(own.stream(), Stream.of(number).filter(n -> !n.isBlank()))
        .map(Account::keyOf)
        .toList();
  }
}
