package org.tiezheng.collect.wechat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tiezheng.collect.ReadingSession;

/**
 * Finds the account that a store belongs to from the payloads of what it sent, which name their
 * sender. Not thread-safe.
 */
public final class Writers {
  private static final Pattern SENDER =
      Pattern.compile(
          "fromusername\\s*=\\s*\"([^\"<>]{1,64})\"|<fromusername>(?:<!\\[CDATA\\[)?([^<>\\]]{1,64})");

  private static final Pattern FOLDER = Pattern.compile("(?:.*/)?([0-9a-f]{32})/");

  private static final int CHARS = 20_000;
  private static final int MOST = 10_000;

  private final Map<String, Integer> found = new HashMap<>();

  /** The text of a message that the store's owner sent. */
  public void sent(String text) {
    if (!text.startsWith("<")) {
      return;
    }
    Matcher sender = SENDER.matcher(text.substring(0, Math.min(CHARS, text.length())));
    if (sender.find() && found.size() < MOST) {
      String account = sender.group(1) == null ? sender.group(2) : sender.group(1);
      found.merge(account, 1, Integer::sum);
    }
  }

  /** Whoever the payloads name most; empty if they name nobody. */
  public Optional<String> most() {
    return found.entrySet().stream()
        .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey);
  }

  /**
   * The account that a folder is named after by its digest, if it is among these or among the
   * contacts.
   *
   * @param root the folder of the account, with a {@code /} at its end
   */
  public Optional<String> digested(String root, People people) {
    return digest(root)
        .flatMap(md5 ->
            Stream.concat(people.all().map(People.Person::id), found.keySet().stream())
                .filter(account -> Digests.md5(account).equals(md5))
                .findFirst());
  }

  /** The digest that a folder is named by; empty if its name is none. */
  public static Optional<String> digest(String root) {
    Matcher name = FOLDER.matcher(root);
    return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
  }

  /**
   * Says how the account became known.
   *
   * @param stated what the store or its folder states
   */
  public String owner(Optional<String> stated, ReadingSession session) {
    if (stated.isPresent()) {
      return stated.get();
    }
    Optional<String> concluded = most();
    if (concluded.isEmpty()) {
      session.note(
          "无法判断数据库属于哪个账号:自己发出的消息没有发送者",
          "the account that the database belongs to cannot be told: messages that it sent have no"
              + " sender");
      return "";
    }
    session.note(
        "账号 " + concluded.get() + " 由已发送消息的内容推断,文件夹没有载明",
        "the account "
            + concluded.get()
            + " is concluded from the payloads of sent messages; the folder does not state it");
    return concluded.get();
  }
}
