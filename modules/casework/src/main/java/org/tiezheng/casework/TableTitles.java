package org.tiezheng.casework;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Conversation;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Record;

/**
 * What the conversations are called whose tables are named by a digest, as WeChat does ({@code
 * Msg_}, {@code Chat_}, and {@code MyWC01_} for moments): the digest is that of the account or
 * room.
 */
public final class TableTitles {
  private static final Pattern NAMED =
      Pattern.compile("(?:Msg|Chat|MyWC\\d{1,4})_([0-9a-f]{32})(?![0-9a-f])");

  /** Names stand among the first records, or in every message of their conversation. */
  private static final int LOOKED_AT = 200_000;

  private final Map<String, String> titles = new HashMap<>();
  private final Set<String> open = new HashSet<>();
  private final Set<String> asked = new HashSet<>();

  private TableTitles() {}

  /** Looks up the names for the tables of an item's reading. */
  public static TableTitles of(OpenCase matter, Item item) {
    TableTitles all = new TableTitles();
    item.reading()
        .ifPresent(reading -> {
          reading.tables().forEach(t -> digest(t.table()).ifPresent(all.open::add));
          if (!all.open.isEmpty()) {
            all.look(matter, item, reading);
          }
        });
    return all;
  }

  /** The name of a table's conversation; empty if it is named by no digest, or nobody has it. */
  public Optional<String> of(String table) {
    return digest(table).map(titles::get);
  }

  private static Optional<String> digest(String table) {
    Matcher name = NAMED.matcher(table);
    return name.find() ? Optional.of(name.group(1)) : Optional.empty();
  }

  private void look(OpenCase matter, Item item, Reading reading) {
    for (Account account : reading.accounts()) {
      if (!account.names().isEmpty()) {
        named(account.id(), account.names().getLast());
      }
    }
    if (open.isEmpty()) {
      return;
    }
    try (Stream<Record> records = matter.records(item.number())) {
      records
          .limit(LOOKED_AT)
          .takeWhile(_ -> !open.isEmpty())
          .forEach(record -> {
            if (record instanceof ChatMessage m) {
              named(m.conversation(), m.conversationTitle());
            } else if (record instanceof Conversation c) {
              named(c.id(), c.title());
            }
          });
    }
  }

  private void named(String id, String title) {
    if (title.isBlank() || title.equals(id) || !asked.add(id)) {
      return;
    }
    String digest = md5(id);
    if (open.remove(digest)) {
      titles.put(digest, title);
    }
  }

  /** Names a table, and is no proof of anything. */
  private static String md5(String id) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("MD5").digest(id.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has MD5", e);
    }
  }
}
