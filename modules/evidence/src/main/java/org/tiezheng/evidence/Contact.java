package org.tiezheng.evidence;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An entry of an address book. The name is what the owner of the book wrote, not who somebody is.
 *
 * @param numbers telephone numbers as found
 * @param addresses mail addresses and accounts as found
 * @param rowId id of the row in its store, if the source gives one
 * @param time of the last change or of the deletion, as the source states it
 * @param extra fields of the source that have no place here, kept raw
 */
public record Contact(
    Provenance provenance,
    String name,
    List<String> numbers,
    List<String> addresses,
    String organisation,
    String note,
    Optional<Long> rowId,
    RecordedTime time,
    RowState state,
    Map<String, String> extra)
    implements Record {
  public Contact {
    numbers = List.copyOf(numbers);
    addresses = List.copyOf(addresses);
    extra = Map.copyOf(extra);
  }
}
