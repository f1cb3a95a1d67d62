package org.tiezheng.examine.compare;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Conversation;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Record;

/**
 * What tells one conversation of a source from another: who speaks in it, and a sample of its ids
 * and of its longer texts. Not thread-safe.
 */
final class Outline {
  /** What readers put where a recovered row does not tell its conversation. */
  static final String UNKNOWN = "?";

  private static final int SAMPLE = 1_024;
  private static final int MAX_SPEAKERS = 1_000;
  private static final int LONG_TEXT = 8;

  /** Before a name that stands for an account; no account begins so. */
  private static final String NAMED = "\u0000";

  /** Who wrote, where the source says no more than whether it was the own account. */
  private static final String OWN = "\u0001own";

  private static final String OTHER = "\u0001other";

  private final String platform;
  private final String id;
  private String title;
  private long messages;
  private boolean group;
  private boolean direct;
  private boolean roster;
  private final TreeSet<String> speakers = new TreeSet<>();

  /** Who wrote, by account or else by name; and of them who is not the own account. */
  private final TreeSet<String> heard = new TreeSet<>();

  private final TreeSet<String> others = new TreeSet<>();

  /** As what those who are not the own account are shown. */
  private final TreeSet<String> shownNames = new TreeSet<>();

  private Instant first = Instant.MAX;
  private Instant last = Instant.MIN;

  /** The smallest hashes of all, so that two samples of the same set are the same. */
  private final TreeSet<Integer> ids = new TreeSet<>();

  private final TreeSet<Integer> texts = new TreeSet<>();

  /** Of a conversation of two, the texts of each; in a room nobody asks for them. */
  private final Map<String, TreeSet<Integer>> textsBy = new HashMap<>();

  private Outline(String platform, String id, String title) {
    this.platform = platform;
    this.id = id;
    this.title = title;
  }

  String platform() {
    return platform;
  }

  String id() {
    return id;
  }

  String title() {
    return title;
  }

  long messages() {
    return messages;
  }

  boolean holds(ChatMessage message) {
    return message.conversation().equals(id) && message.platform().equals(platform);
  }

  /** Every conversation with messages, in the order of the source. */
  static List<Outline> all(Side side) {
    Map<List<String>, Outline> all = new LinkedHashMap<>();
    try (Stream<Record> records = side.records().get()) {
      records.forEach(record -> {
        switch (record) {
          case ChatMessage m ->
              all.computeIfAbsent(
                      List.of(m.platform(), m.conversation()),
                      _ -> new Outline(m.platform(), m.conversation(), m.conversationTitle()))
                  .add(m);
          case Conversation c ->
              all.computeIfAbsent(
                      List.of(c.platform(), c.id()),
                      _ -> new Outline(c.platform(), c.id(), c.title()))
                  .add(c);
          default -> {}
        }
      });
    }
    return all.values().stream().filter(o -> o.messages > 0).toList();
  }

  private void add(Conversation conversation) {
    group |= conversation.type() == Conversation.Type.GROUP;
    direct |= conversation.type() == Conversation.Type.DIRECT;
    roster |= !conversation.participants().isEmpty();
    for (Conversation.Participant participant : conversation.participants()) {
      speaks(participant.account());
    }
  }

  private void add(ChatMessage message) {
    messages++;
    title = title.isEmpty() ? message.conversationTitle() : title;
    message.sender().ifPresent(this::speaks);
    hears(message);
    message
        .time()
        .instant()
        .ifPresent(t -> {
          first = t.isBefore(first) ? t : first;
          last = t.isAfter(last) ? t : last;
        });
    message.nativeId().filter(Ids::longId).ifPresent(given -> keep(ids, Ids.rough(given.strip())));
    if (message.content() instanceof MessageContent.Words words
        && words.text().length() >= LONG_TEXT) {
      String text = CanonicalText.of(words.text());
      keep(texts, text);
      if (betweenTwo()) {
        keep(textsBy.computeIfAbsent(writer(message), _ -> new TreeSet<>()), text);
      } else {
        textsBy.clear();
      }
    }
  }

  private void speaks(String account) {
    if (speakers.size() < MAX_SPEAKERS) {
      speakers.add(account);
    }
  }

  private void hears(ChatMessage message) {
    String name = message.sender().orElse(NAMED + message.senderName().strip());
    boolean written = !ContentKind.of(message).ownWords() && !name.equals(NAMED);
    if (written && heard.size() < MAX_SPEAKERS) {
      heard.add(name);
      if (!message.outgoing().orElse(true)) {
        others.add(name);
        shownNames.add(message.senderName().strip());
      }
    }
  }

  /** Whether somebody wrote here, by account or by name as {@link #partner()} gives it. */
  boolean heard(String name) {
    return heard.contains(name);
  }

  /** Whether what {@link #partner()} gives is an account, not only a name. */
  static boolean isAccount(String name) {
    return !name.startsWith(NAMED);
  }

  /** Whether an account is named among those who speak here or are members. */
  boolean lists(String account) {
    return speakers.contains(account);
  }

  /** Whether it is of several people, or the source does not tell between whom it is. */
  boolean perhapsSeveral() {
    return group || heard.size() > 2 || speakers.size() > 2 || !betweenTwoTold();
  }

  /** Whether the source says that it is of two, or names it by the other one. */
  private boolean betweenTwoTold() {
    return direct
        || partner()
            .filter(p -> shownNames.contains(title) || id.contains(p.substring(p.indexOf(':') + 1)))
            .isPresent();
  }

  /** Whether the source lists members. */
  boolean roster() {
    return roster;
  }

  /** Whether no more than two people wrote, and it is not said to be a group. */
  boolean betweenTwo() {
    return !group && heard.size() <= 2;
  }

  /** The other one of two who wrote, if one of them has this name. */
  Optional<String> otherThan(String name) {
    return betweenTwo() && heard.size() == 2 && heard.contains(NAMED + name)
        ? heard.stream().filter(h -> !h.equals(NAMED + name)).findFirst()
        : Optional.empty();
  }

  /** The other one of a conversation of two, if the source tells who that is. */
  Optional<String> partner() {
    if (!betweenTwo()) {
      return Optional.empty();
    }
    return others.size() == 1
        ? Optional.of(others.first())
        : Optional.of(NAMED + title).filter(heard::contains);
  }

  /** Whether two conversations have any time in common. */
  boolean overlaps(Outline other) {
    return !first.isAfter(other.last) && !other.first.isAfter(last);
  }

  private static void keep(NavigableSet<Integer> sample, String value) {
    // The multiplication spreads hashes of similar texts; ties only make the sample smaller.
    sample.add(value.hashCode() * 0x9E3779B1);
    if (sample.size() > SAMPLE) {
      sample.pollLast();
    }
  }

  /** Whether the own account wrote, if the source says so, else who. */
  private static String writer(ChatMessage message) {
    return message
        .outgoing()
        .map(own -> own ? OWN : OTHER)
        .orElseGet(() -> message.sender().orElse(NAMED + message.senderName().strip()));
  }

  /**
   * Hashes of a sample of the texts of a conversation of two.
   *
   * @param partner those of {@link #partner()}, or all others
   */
  Set<Integer> textsOf(boolean partner) {
    String name = partner().orElse("");
    Set<Integer> all = new HashSet<>();
    textsBy.forEach((writer, hashes) -> {
      if ((writer.equals(OTHER) || writer.equals(name)) == partner) {
        all.addAll(hashes);
      }
    });
    return all;
  }

  /** Hashes of a sample of the ids, or of the longer texts. */
  Set<Integer> sample(boolean ofIds) {
    return ofIds ? ids : texts;
  }

  /** Whether only the two accounts speak here, and it is not a group. */
  boolean between(String owner, String other) {
    List<String> rest = new ArrayList<>(speakers);
    rest.removeAll(List.of(owner, other));
    boolean named = speakers.contains(other) || account(id).equals(other);
    return !group && rest.isEmpty() && named && !owner.equals(other);
  }

  private String account(String key) {
    return new Account(platform, key, Optional.empty(), List.of()).key();
  }

  /** As a person may name it. */
  boolean named(String name) {
    return id.equals(name) || title.equals(name);
  }

  String label() {
    return title.isEmpty() || title.equals(id) ? id : title + " (" + id + ")";
  }
}
