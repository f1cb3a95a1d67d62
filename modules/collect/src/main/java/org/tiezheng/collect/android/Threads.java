package org.tiezheng.collect.android;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.Store;

/**
 * Who takes part in each conversation: tables {@code threads} and {@code canonical_addresses}. A
 * draft names nobody itself. Immutable.
 */
final class Threads {
  private static final int MOST = 500_000;

  private final Map<Long, String> addresses = new HashMap<>();
  private final Map<Long, String> recipients = new HashMap<>();

  Threads(Store store, ReadingSession session) {
    store.rows(
        "canonical_addresses",
        session,
        row -> {
          if (addresses.size() < MOST) {
            row.number("_id").ifPresent(id -> addresses.put(id, row.text("address")));
          }
        });
    store.rows(
        "threads",
        session,
        row -> {
          if (recipients.size() < MOST) {
            row.number("_id").ifPresent(id -> recipients.put(id, row.text("recipient_ids")));
          }
        });
  }

  /** The other side of a conversation; empty if the store does not say. */
  List<String> addresses(Optional<Long> thread) {
    List<String> found = new ArrayList<>();
    String ids = thread.map(id -> recipients.getOrDefault(id, "")).orElse("");
    for (String id : ids.strip().split("\\s+", 1_000)) {
      if (id.matches("[0-9]{1,18}")) {
        String address = addresses.getOrDefault(Long.valueOf(id), "");
        if (!address.isEmpty()) {
          found.add(address);
        }
      }
    }
    return found;
  }
}
