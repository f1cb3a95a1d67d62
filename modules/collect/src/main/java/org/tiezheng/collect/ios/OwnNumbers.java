package org.tiezheng.collect.ios;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.evidence.Account;

/**
 * Tells the reading which accounts occur, and which of the phone's own is its owner: the one that
 * most rows name. Not thread-safe.
 */
final class OwnNumbers {
  private static final int MOST = 100_000;

  private final ReadingSession session;
  private final Set<String> seen = new HashSet<>();
  private final Map<String, Long> own = new LinkedHashMap<>();

  OwnNumbers(ReadingSession session) {
    this.session = session;
  }

  /** Number or address without the letter that iOS puts in front of it (P: phone, E: mail). */
  static Optional<String> plain(String account) {
    String bare = account.matches("(?s)[PEpe]:.*") ? account.substring(2) : account;
    return Optional.of(bare.strip()).filter(text -> !text.isEmpty());
  }

  /** A live row names these. */
  void met(Optional<String> ownAddress, List<String> others) {
    ownAddress.ifPresent(address -> {
      if (own.size() < MOST || own.containsKey(address)) {
        own.merge(address, 1L, Long::sum);
      }
    });
    for (String other : others) {
      if (seen.size() < MOST && seen.add(other)) {
        session.account(account(other));
      }
    }
  }

  /** At the end: all own ones, the most frequent as the owner. */
  void finish() {
    Optional<String> most =
        own.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    own.keySet().forEach(address -> session.account(account(address)));
    most.ifPresent(address -> session.owner(account(address)));
    own.forEach((address, rows) -> session.statement("own." + address, rows + " rows"));
    if (most.isEmpty()) {
      session.note(
          "来源没有写明本机号码,请向当事人核实", "The source does not state the phone's own number; ask the party");
    }
  }

  static Account account(String address) {
    String key = Account.keyOf(address);
    int colon = key.indexOf(':');
    return new Account(
        key.substring(0, colon), key.substring(colon + 1), Optional.empty(), List.of());
  }
}
