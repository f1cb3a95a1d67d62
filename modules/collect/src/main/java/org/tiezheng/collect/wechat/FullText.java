package org.tiezheng.collect.wechat;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.Text;

/**
 * Compares the words that an app keeps for searching with the messages that its store has. Words of
 * a message whose row is gone or says something else become records; those that repeat a message
 * are only counted. Holds three numbers for a message; not thread-safe.
 */
public final class FullText {
  private final ReadingSession session;
  private final People people;
  private final Hashes rows = new Hashes();
  private final Hashes words = new Hashes();
  private final Hashes said = new Hashes();

  public FullText(ReadingSession session, People people) {
    this.session = session;
    this.people = people;
  }

  /**
   * One entry of the index.
   *
   * @param key what {@link #live} was given for the message; empty if the index does not name it
   * @param time as the index states it
   */
  public record Entry(
      String conversation,
      Optional<String> key,
      Optional<String> serverId,
      Optional<String> localId,
      RecordedTime time,
      String words) {}

  /** A message that the store has. */
  public void live(String key, ChatMessage message) {
    rows.add(key);
    if (message.content() instanceof MessageContent.Words w) {
      words.add(key + "\n" + w.text());
      said.add(message.conversation() + "\n" + w.text());
    }
  }

  /**
   * Takes a row of the index.
   *
   * @param table its name; what differs is counted under it
   * @param whole whether all shards of messages could be read; if not, a missing row says nothing
   * @return whether it repeats a message
   */
  public boolean take(String table, StoredRow row, Entry entry, boolean whole) {
    boolean known = entry.key().filter(rows::has).isPresent();
    String counted = table + " (differing)";
    if (known
        ? words.has(entry.key().orElseThrow() + "\n" + entry.words())
        : said.has(entry.conversation() + "\n" + entry.words())) {
      return true;
    }
    session.seen(counted);
    if (!known && (!whole || entry.key().isEmpty())) {
      session.setAside(
          counted,
          row.provenance(),
          whole
              ? new Text("索引没有指明是哪条消息", "the index does not say of which message")
              : new Text(
                  "消息库不全,不能判断该行是否还在",
                  "the store is not whole: whether the row is there is unknown"),
          entry.words());
      return false;
    }
    session.record(counted, message(row, entry, known));
    return false;
  }

  private ChatMessage message(StoredRow row, Entry entry, boolean known) {
    Map<String, String> extra = new java.util.TreeMap<>(row.rest());
    extra.put(
        "fullText", known ? "the row has other words" : "the row of this message is not there");
    return new ChatMessage(
        row.provenance(),
        People.PLATFORM,
        entry.conversation(),
        people.title(entry.conversation()),
        entry.serverId(),
        Optional.of(new ChatMessage.Sequence(entry.localId(), Optional.empty(), Optional.empty())),
        Optional.empty(),
        "",
        Optional.empty(),
        entry.time(),
        "1",
        new MessageContent.Words(entry.words()),
        Optional.empty(),
        Optional.empty(),
        known ? RowState.EARLIER_VERSION : RowState.DELETED_RECOVERED,
        extra);
  }

  /** States how many rows repeat a message, and what the others mean. */
  public void note(String table, long repeated, long differing) {
    session.statement("full_text.same." + table, Long.toString(repeated));
    session.statement("full_text.differing." + table, Long.toString(differing));
    if (differing > 0) {
      session.note(
          "全文索引 " + table + " 有 " + differing + " 行与消息库不符:消息行已不在或文字不同",
          "the full-text index "
              + table
              + " has "
              + differing
              + " rows that the messages do not agree with: the row is gone or has other words");
    }
  }

  /** A set of texts by 64 bits of each; sorted when it is first asked. */
  private static final class Hashes {
    private long[] all = new long[1024];
    private int count;
    private boolean sorted;

    void add(String text) {
      if (count == all.length) {
        all = Arrays.copyOf(all, count + (count >> 1));
      }
      all[count++] = hash(text);
      sorted = false;
    }

    boolean has(String text) {
      if (!sorted) {
        Arrays.sort(all, 0, count);
        sorted = true;
      }
      return Arrays.binarySearch(all, 0, count, hash(text)) >= 0;
    }

    private static long hash(String text) {
      long hash = 0xcbf29ce484222325L;
      for (int i = 0; i < text.length(); i++) {
        hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
      }
      return hash;
    }
  }
}
