package org.tiezheng.examine.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.Finding.Pointer;
import org.tiezheng.evidence.RowState;
import org.tiezheng.examine.identity.NameSeen.Kind;
import org.tiezheng.examine.value.Pointers;

/** Every account that records name, with the names that it bore and how much it wrote. */
final class Names {
  private static final int MOST_NAMES = 40;
  private static final int MOST_ACCOUNTS = 100_000;

  private final IdentitySource source;
  private final Map<String, Known> accounts = new LinkedHashMap<>();
  private long dropped;

  Names(IdentitySource source) {
    this.source = source;
  }

  private static final class Known {
    private final Map<Key, Seen> names = new LinkedHashMap<>();
    private final Set<Integer> ownerOf = new TreeSet<>();
    private final Set<Integer> writesIn = new TreeSet<>();
    private long messages;
    private long more;
  }

  private record Key(Kind kind, String name) {}

  private static final class Seen {
    private final int item;
    private final Pointer at;
    private long count;
    private @Nullable Instant first;
    private @Nullable Instant last;
    private boolean former = true;

    Seen(int item, Pointer at) {
      this.item = item;
      this.at = at;
    }
  }

  private Optional<Known> known(String account) {
    String key = Account.normalKey(account);
    if (!accounts.containsKey(key) && accounts.size() >= MOST_ACCOUNTS) {
      dropped++;
      return Optional.empty();
    }
    return Optional.of(accounts.computeIfAbsent(key, _ -> new Known()));
  }

  /** An account that a person or a source names. */
  void account(String account) {
    known(account);
  }

  void owner(String account, int item) {
    known(account).ifPresent(k -> k.ownerOf.add(item));
  }

  /** The account wrote a line of an item. */
  void wrote(String account, int item) {
    known(account)
        .ifPresent(k -> {
          k.messages++;
          k.writesIn.add(item);
        });
  }

  void name(String account, Kind kind, String name, Clues.Place place, RowState state) {
    if (name.isBlank()) {
      return;
    }
    known(account)
        .ifPresent(k -> {
          Key key = new Key(kind, name);
          if (!k.names.containsKey(key) && k.names.size() >= MOST_NAMES) {
            k.more++;
            return;
          }
          Seen seen =
              k.names.computeIfAbsent(
                  key,
                  _ ->
                      new Seen(
                          place.item(),
                          Pointers.at(source::name, place.provenance(), place.shown())));
          seen.count++;
          seen.former &= former(state);
          place
              .time()
              .ifPresent(time -> {
                seen.first = seen.first == null || time.isBefore(seen.first) ? time : seen.first;
                seen.last = seen.last == null || time.isAfter(seen.last) ? time : seen.last;
              });
        });
  }

  private static boolean former(RowState state) {
    return switch (state) {
      case EARLIER_VERSION, DELETED_RECOVERED, DELETED_OR_EARLIER, MARKED_DELETED -> true;
      case READ_FROM_PICTURE, READ_TO_CONFIRM, LIVE, RECALLED, EDITED -> false;
    };
  }

  /** Rows that named accounts beyond those that are kept. */
  long dropped() {
    return dropped;
  }

  /** The keys of all accounts, in the order in which they were first seen. */
  Set<String> keys() {
    return accounts.keySet();
  }

  long messages(String account) {
    return get(account).messages;
  }

  long more(String account) {
    return get(account).more;
  }

  List<Integer> ownerOf(String account) {
    return List.copyOf(get(account).ownerOf);
  }

  Set<Integer> writesIn(String account) {
    return get(account).writesIn;
  }

  private Known get(String account) {
    return Optional.ofNullable(accounts.get(account)).orElseGet(Known::new);
  }

  /** The names of an account: those with a time in its order, then the others. */
  List<NameSeen> names(String account) {
    List<NameSeen> names = new ArrayList<>();
    get(account)
        .names
        .forEach((key, seen) ->
            names.add(
                new NameSeen(
                    key.kind,
                    key.name,
                    seen.item,
                    seen.at,
                    seen.count,
                    Optional.ofNullable(seen.first),
                    Optional.ofNullable(seen.last),
                    seen.former)));
    names.sort(
        Comparator.comparing((NameSeen n) -> n.first().orElse(Instant.MAX))
            .thenComparing(n -> !n.former()));
    return names;
  }

  /** The words by which a paper may name an account: its id, its aliases, and a number's digits. */
  Map<String, Set<String>> forms() {
    Map<String, Set<String>> forms = new LinkedHashMap<>();
    for (String key : accounts.keySet()) {
      int colon = key.indexOf(':');
      String id = key.substring(colon + 1);
      Set<String> words = new TreeSet<>(Set.of(id));
      if (key.startsWith("phone:+86")) {
        words.add(id.substring(3));
      }
      names(key).stream()
          .filter(n -> n.kind() == Kind.ALIAS)
          .map(NameSeen::name)
          .forEach(words::add);
      forms.put(key, words);
    }
    return forms;
  }
}
