package org.tiezheng.examine.gaps;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.RowState;

/**
 * The live messages of a copy as numbers: what a sign has to be compared with, without the messages
 * themselves. About a hundred bytes a message. Not thread-safe.
 */
final class Copy {
  static final long NO_TIME = Long.MIN_VALUE;
  private static final int MOST_NOTED = 100_000;

  /** Platforms whose parts name their message by the number of its row alone. */
  private static final Set<String> OF_STORE = Set.of("whatsapp");

  private final Longs times = new Longs();
  private final Longs contents = new Longs();
  private final Longs senders = new Longs();
  private final KeyMap byServer = new KeyMap();
  private final KeyMap bySort = new KeyMap();
  private final KeyMap byLocal = new KeyMap();
  private final KeyMap manyLocal = new KeyMap();
  private final Map<String, String> titles = new HashMap<>();
  private final Map<String, SortedMap<Long, Integer>> days = new TreeMap<>();
  private final Map<String, Long> last = new HashMap<>();
  private final Set<String> overwritten = new HashSet<>();
  private final MessageDigest sha256 = sha256();
  private final long dayOffset;
  private Instant first = Instant.MAX;
  private Instant newest = Instant.MIN;

  /** Low bits of a content say what it is. */
  private static final long WORDS = 1;

  private static final long RECALLED = 2;

  Copy(GapQuestions questions) {
    this.dayOffset = questions.zone().getRules().getOffset(Instant.EPOCH).getTotalSeconds();
  }

  static boolean live(ChatMessage m) {
    return m.state() == RowState.LIVE
        || m.state() == RowState.RECALLED
        || m.state() == RowState.EDITED;
  }

  /** Seconds since 1970, {@link #NO_TIME} if the message has none. */
  static long seconds(ChatMessage m) {
    return m.time().instant().map(Instant::getEpochSecond).orElse(NO_TIME);
  }

  /** Written words by a person: what every copy of the app treats alike. */
  static boolean ordinary(ChatMessage m) {
    return m.sender().isPresent()
        && m.state() != RowState.RECALLED
        && !(m.content() instanceof MessageContent.Recall)
        && !(m.content() instanceof MessageContent.Notice);
  }

  static boolean recall(ChatMessage m) {
    return m.state() == RowState.RECALLED || m.content() instanceof MessageContent.Recall;
  }

  /** Takes a live message; its number is the count of those before it. */
  void add(ChatMessage m) {
    int row = times.size();
    times.add(seconds(m));
    contents.add(content(m));
    senders.add(key("p", m.sender().orElse("")));
    m.nativeId().ifPresent(id -> byServer.putIfAbsent(key("s", id), row));
    m.sequence()
        .ifPresent(n -> {
          n.sort().ifPresent(s -> bySort.putIfAbsent(key("o", m.conversation(), s), row));
          n.local().ifPresent(l -> local(key("l", m.conversation(), l), row));
          if (OF_STORE.contains(m.platform())) {
            n.local().ifPresent(l -> byLocal.putIfAbsent(key("w", l), row));
          }
        });
    titles.putIfAbsent(m.conversation(), m.conversationTitle());
    m.time().instant().ifPresent(t -> time(m.conversation(), t));
    String replaces = m.extra().getOrDefault("overwrite_newmsgid", "");
    if (!replaces.isEmpty() && overwritten.size() < MOST_NOTED) {
      overwritten.add(replaces);
    }
  }

  /** A store of several files may give a number to a row of each. */
  private void local(long key, int row) {
    if (byLocal.putIfAbsent(key, row) >= 0) {
      manyLocal.putIfAbsent(key, row);
    }
  }

  /** Whether several rows of a conversation have this number. */
  boolean many(String conversation, String local) {
    return manyLocal.get(key("l", conversation, local)) >= 0;
  }

  private void time(String conversation, Instant time) {
    days.computeIfAbsent(conversation, _ -> new TreeMap<>()).merge(day(time), 1, Integer::sum);
    last.merge(conversation, time.getEpochSecond(), Math::max);
    first = time.isBefore(first) ? time : first;
    newest = time.isAfter(newest) ? time : newest;
  }

  /** The day since 1970 in the zone asked for. */
  long day(Instant time) {
    return Math.floorDiv(time.getEpochSecond() + dayOffset, 86_400L);
  }

  private long content(ChatMessage m) {
    long kind =
        (m.content() instanceof MessageContent.Words ? WORDS : 0) | (recall(m) ? RECALLED : 0);
    return (key("c", m.line()) & ~3L) | kind;
  }

  int size() {
    return times.size();
  }

  long time(int row) {
    return times.get(row);
  }

  boolean words(int row) {
    return (contents.get(row) & WORDS) != 0;
  }

  boolean recalled(int row) {
    return (contents.get(row) & RECALLED) != 0;
  }

  boolean says(int row, String line) {
    return (contents.get(row) & ~3L) == (key("c", line) & ~3L);
  }

  boolean sentBy(int row, ChatMessage m) {
    return senders.get(row) == key("p", m.sender().orElse(""));
  }

  boolean has(String serverId) {
    return byServer.get(key("s", serverId)) >= 0;
  }

  /** Whether a finished file says that it took the place of this message. */
  boolean replaced(String serverId) {
    return overwritten.contains(serverId);
  }

  OptionalInt byServer(String id) {
    return row(byServer.get(key("s", id)));
  }

  OptionalInt bySort(String conversation, String sort) {
    return row(bySort.get(key("o", conversation, sort)));
  }

  OptionalInt byLocal(String conversation, String local) {
    return row(byLocal.get(key("l", conversation, local)));
  }

  /** By a number that is counted over all conversations, where the platform does so. */
  OptionalInt byStoreLocal(String local) {
    return row(byLocal.get(key("w", local)));
  }

  private static OptionalInt row(int row) {
    return row < 0 ? OptionalInt.empty() : OptionalInt.of(row);
  }

  String title(String conversation) {
    return titles.getOrDefault(conversation, "");
  }

  boolean knows(String conversation) {
    return titles.containsKey(conversation);
  }

  /** Messages by the days since 1970 in the zone asked for, by conversation. */
  Map<String, SortedMap<Long, Integer>> days() {
    return days;
  }

  Map<String, String> titles() {
    return titles;
  }

  /** Seconds of the last message of a conversation, {@link #NO_TIME} if it has none. */
  long last(String conversation) {
    return last.getOrDefault(conversation, NO_TIME);
  }

  boolean covers(Instant time) {
    return !time.isBefore(first) && !time.isAfter(newest);
  }

  /** Hostile texts cannot be made to share a key. */
  long key(String kind, String... parts) {
    sha256.update(kind.getBytes(StandardCharsets.UTF_8));
    for (String part : parts) {
      sha256.update((byte) 0);
      sha256.update(part.getBytes(StandardCharsets.UTF_8));
    }
    return ByteBuffer.wrap(sha256.digest()).getLong();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
