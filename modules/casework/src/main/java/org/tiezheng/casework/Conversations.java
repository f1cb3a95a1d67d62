package org.tiezheng.casework;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.IdentityClaim;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.Record;

/** The conversations of a case, and which of them a person means. */
final class Conversations {
  /**
   * A conversation of an item.
   *
   * @param accounts keys of all that write in it
   * @param originals SHA-256 of the files that its messages stand in; pictures are none of them
   */
  record Found(
      int item,
      String id,
      String title,
      long messages,
      Set<String> accounts,
      Set<String> originals) {}

  private final OpenCase open;
  private final Case matter;

  Conversations(OpenCase open, Case matter) {
    this.open = open;
    this.matter = matter;
  }

  /** Those of one item, or of all, in the order of their first message. */
  List<Found> all(Optional<Integer> item) {
    List<Found> all = new ArrayList<>();
    for (Item each : matter.items()) {
      if (item.isEmpty() || item.get() == each.number()) {
        if (each.reading().isPresent()) {
          all.addAll(of(each.number()));
        }
      }
    }
    return all;
  }

  private List<Found> of(int item) {
    Map<String, Tally> tallies = new LinkedHashMap<>();
    long[] seen = new long[1];
    try (Stream<Record> records = open.records(item)) {
      records.forEach(record -> {
        if (++seen[0] % 1_000 == 0) {
          open.place().watch().at(seen[0]);
        }
        if (record instanceof ChatMessage message) {
          tallies.computeIfAbsent(message.conversation(), _ -> new Tally()).add(message);
        }
      });
    }
    return tallies.entrySet().stream().map(e -> e.getValue().found(item, e.getKey())).toList();
  }

  private static final class Tally {
    private String title = "";
    private long messages;
    private final Set<String> accounts = new LinkedHashSet<>();
    private final Set<String> originals = new LinkedHashSet<>();

    void add(ChatMessage message) {
      title = message.conversationTitle();
      messages++;
      accounts.addAll(message.accounts());
      originals.add(message.provenance().original());
    }

    Found found(int item, String id) {
      return new Found(item, id, title, messages, Set.copyOf(accounts), Set.copyOf(originals));
    }
  }

  /**
   * Those that a person means by a word: the id or title of a conversation, a part of a title, or a
   * party by name or role, whose accounts the case states.
   */
  List<Found> meant(String word, List<Found> all) {
    List<Found> exact =
        all.stream().filter(f -> f.id().equals(word) || f.title().equals(word)).toList();
    if (!exact.isEmpty()) {
      return exact;
    }
    Set<String> accounts = accounts(word);
    List<Found> of =
        all.stream()
            .filter(f ->
                accounts.stream()
                    .anyMatch(a -> f.accounts().contains(a) || a.endsWith(":" + f.id())))
            .toList();
    return of.isEmpty() ? all.stream().filter(f -> holds(f.title(), word)).toList() : of;
  }

  private static boolean holds(String title, String word) {
    return title.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
  }

  private Set<String> accounts(String word) {
    Set<String> parties =
        matter.parties().stream()
            .filter(p -> named(p, word))
            .map(Party::id)
            .collect(Collectors.toSet());
    return matter.identities().stream()
        .filter(claim -> parties.contains(claim.party()))
        .map(IdentityClaim::account)
        .map(Account::normalKey)
        .collect(Collectors.toSet());
  }

  private static boolean named(Party party, String word) {
    return party.id().equals(word)
        || party.name().equals(word)
        || party.role().title().zh().equals(word)
        || party.role().title().en().equalsIgnoreCase(word);
  }
}
