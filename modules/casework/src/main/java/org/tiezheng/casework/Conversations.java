package org.tiezheng.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tiezheng.casework.search.RecordText;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Conversation;
import org.tiezheng.evidence.IdentityClaim;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RecoveredOnce;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.TextMessage;

/** The conversations of a case, and which of them a person means. */
final class Conversations {
  /**
   * A conversation of an item.
   *
   * @param platform name of the app, or {@code sms}
   * @param messages rows, those that were recovered among them
   * @param recovered rows that the store has no more, or not so
   * @param again of these, messages that were recovered a second time, from another place
   * @param first time of the earliest row that has one
   * @param accounts keys of all that write in it
   * @param names under which they are shown
   * @param originals SHA-256 of the files that its messages stand in; pictures are none of them
   */
  record Found(
      int item,
      String platform,
      String id,
      String title,
      long messages,
      long recovered,
      long again,
      Optional<Instant> first,
      Optional<Instant> last,
      Set<String> accounts,
      List<String> names,
      Set<String> originals) {}

  private final OpenCase open;
  private final Case matter;

  Conversations(OpenCase open, Case matter) {
    this.open = open;
    this.matter = matter;
  }

  /** The chats of one item, or of all, in the order of their first message. */
  List<Found> all(Optional<Integer> item) {
    return all(item, ChatMessage.class::isInstance);
  }

  /** The chats and the threads of text messages. */
  List<Found> withTexts(Optional<Integer> item) {
    return all(item, row -> row instanceof ChatMessage || row instanceof TextMessage);
  }

  /**
   * The chats and the threads of text messages, and after them the conversations that a source
   * lists and of which it holds no message.
   */
  List<Found> listed(Optional<Integer> item) {
    List<Found> all =
        all(
            item,
            row ->
                row instanceof ChatMessage
                    || row instanceof TextMessage
                    || row instanceof Conversation);
    List<Found> empty = all.stream().filter(f -> f.messages() == 0).toList();
    return Stream.concat(all.stream().filter(f -> f.messages() > 0), empty.stream()).toList();
  }

  private List<Found> all(Optional<Integer> item, Predicate<Record> wanted) {
    List<Found> all = new ArrayList<>();
    for (Item each : matter.items()) {
      if (item.isEmpty() || item.get() == each.number()) {
        if (each.reading().isPresent()) {
          all.addAll(of(each.number(), wanted));
        }
      }
    }
    return all;
  }

  private List<Found> of(int item, Predicate<Record> wanted) {
    Map<String, Tally> tallies = new LinkedHashMap<>();
    long[] seen = new long[1];
    RecoveredOnce once = new RecoveredOnce();
    try (Stream<Record> records = open.records(item)) {
      records.forEach(record -> {
        if (++seen[0] % 1_000 == 0) {
          open.place().watch().at(seen[0]);
        }
        if (wanted.test(record)) {
          boolean again = once.before(record, seen[0]).isPresent();
          RecordText.conversation(record)
              .ifPresent(id -> tallies.computeIfAbsent(id, _ -> new Tally()).add(record, again));
        }
      });
    }
    return tallies.entrySet().stream().map(e -> e.getValue().found(item, e.getKey())).toList();
  }

  private static final class Tally {
    private static final int NAMES = 500;

    private String platform = "";
    private String title = "";
    private long messages;
    private long recovered;
    private long recoveredAgain;
    private Optional<Instant> first = Optional.empty();
    private Optional<Instant> last = Optional.empty();
    private final Set<String> accounts = new LinkedHashSet<>();
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> members = new LinkedHashSet<>();
    private final Set<String> originals = new LinkedHashSet<>();

    void add(Record row, boolean again) {
      recoveredAgain += again ? 1 : 0;
      switch (row) {
        case ChatMessage m -> {
          platform = m.platform();
          title = m.conversationTitle();
          accounts.addAll(m.accounts());
          common(m.senderName(), m.state());
        }
        case TextMessage m -> {
          platform = "sms";
          String shown = m.counterpartName().isEmpty() ? title : m.counterpartName();
          title = shown.isEmpty() ? RecordText.thread(m) : shown;
          accounts.addAll(m.accounts());
          common(m.counterpartName(), m.state());
        }
        case Conversation c -> listed(c);
        default -> {}
      }
      originals.add(row.provenance().original());
      // What the list of conversations says of its own change is no message's time.
      Optional.of(row)
          .filter(r -> !(r instanceof Conversation))
          .map(Record::time)
          .orElse(RecordedTime.none())
          .instant()
          .ifPresent(time -> {
            first = first.filter(f -> !time.isBefore(f)).or(() -> Optional.of(time));
            last = last.filter(l -> !time.isAfter(l)).or(() -> Optional.of(time));
          });
    }

    /** What a source says of a conversation counts where no message says it. */
    private void listed(Conversation c) {
      platform = platform.isEmpty() ? c.platform() : platform;
      title = title.isEmpty() ? c.title() : title;
      for (Conversation.Participant p : c.participants()) {
        if (members.size() < NAMES) {
          members.add(p.name().isEmpty() ? p.account() : p.name());
        }
      }
    }

    private void common(String name, RowState state) {
      messages++;
      if (!name.isEmpty() && names.size() < NAMES) {
        names.add(name);
      }
      recovered += RecoveredOnce.isRecovered(state) ? 1 : 0;
    }

    Found found(int item, String id) {
      return new Found(
          item,
          platform,
          id,
          title,
          messages,
          recovered,
          recoveredAgain,
          first,
          last,
          Set.copyOf(accounts),
          List.copyOf(messages == 0 ? members : names),
          Set.copyOf(originals));
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

  /** Keys of the accounts of the parties that a person calls by name or role. */
  Set<String> accounts(String word) {
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
