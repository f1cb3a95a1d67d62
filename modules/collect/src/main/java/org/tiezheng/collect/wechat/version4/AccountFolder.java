package org.tiezheng.collect.wechat.version4;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.collect.store.Store;
import org.tiezheng.evidence.Text;
import org.tiezheng.sqlite.Header;

/**
 * The files of one account, found from one of its message shards: the databases below {@code
 * db_storage} and the media beside it. A shard that was collected alone has no others.
 *
 * @param source whose main member is a shard
 * @param storage name of the folder of the databases with a {@code /} at its end; empty if unknown
 */
record AccountFolder(SealedSource source, String storage) {
  private static final int SHARDS = 200;

  /** A folder of an account is its id with four characters behind it. */
  private static final Pattern ACCOUNT =
      Pattern.compile("(?:.*/)?([^/]+?)(?:_[0-9a-f]{4})?/db_storage/");

  static AccountFolder of(SealedSource source) {
    String name = source.main().name();
    int message = name.lastIndexOf("message/");
    boolean below = message == 0 || (message > 0 && name.charAt(message - 1) == '/');
    return new AccountFolder(source, below ? name.substring(0, message) : "");
  }

  /** The account that the name of the folder states. */
  Optional<String> account() {
    Matcher folder = ACCOUNT.matcher(storage);
    return folder.matches() ? Optional.of(folder.group(1)) : Optional.empty();
  }

  /** The shards of messages that are there, in the order of their numbers. */
  List<Member> shards() {
    List<Member> found = new ArrayList<>();
    for (String kind : List.of("message_", "biz_message_")) {
      for (int i = 0; i < SHARDS; i++) {
        beside(kind + i + ".db").ifPresent(found::add);
      }
    }
    return found.isEmpty() ? List.of(source.main()) : found;
  }

  /** The numbers that are missing between the first and the last shard that are there. */
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    for (String kind : List.of("message_", "biz_message_")) {
      int last = SHARDS - 1;
      while (last >= 0 && beside(kind + last + ".db").isEmpty()) {
        last--;
      }
      for (int i = 0; i < last; i++) {
        if (beside(kind + i + ".db").isEmpty()) {
          missing.add(kind + i + ".db");
        }
      }
    }
    return missing;
  }

  /** Whether a file is the first shard that can be read, by its full name. */
  boolean first(String name) {
    for (Member shard : shards()) {
      if (shard.name().equals(name)) {
        return true;
      }
      try {
        if (Shard.isOne(Store.open(as(shard)))) {
          return false;
        }
      } catch (FormatException e) {
        // The next one stands for the account; reading it says what is wrong with this one.
      }
    }
    return false;
  }

  /** Another file of the folder as a source, with the keys that the shard came with. */
  private SealedSource as(Member member) {
    return source.at(member);
  }

  /** A file in the folder of the shards. */
  private Optional<Member> beside(String name) {
    return source
        .sibling(name)
        .or(() -> Optional.of(source.main()).filter(m -> m.fileName().equals(name)));
  }

  /** A database by its path below the storage folder; what cannot be opened is said. */
  Optional<Store> database(String path, ReadingSession session) {
    return storage.isEmpty() && !source.main().name().startsWith("message/")
        ? Optional.empty()
        : source.siblings().apply(storage + path).flatMap(member -> open(member, session));
  }

  /** A media file by its path below the account's folder. */
  Optional<Member> media(String path) {
    String account =
        storage.endsWith("db_storage/")
            ? storage.substring(0, storage.length() - "db_storage/".length())
            : storage;
    return source.siblings().apply(account + path);
  }

  Optional<Store> open(Member member, ReadingSession session) {
    try {
      return Optional.of(Store.open(as(member)));
    } catch (FormatException e) {
      session.broke(member.fileName(), unreadable(member, e));
      return Optional.empty();
    }
  }

  private static Text unreadable(Member member, FormatException why) {
    boolean plain = member.size() == 0 || Header.begins(member.bytes());
    return new Text(
        member.fileName()
            + " 无法读取:"
            + why.sentence().zh()
            + (plain ? "" : "。它可能已加密:没有给出密钥,或给出的密钥打不开它"),
        member.fileName()
            + " cannot be read: "
            + why.sentence().en()
            + (plain
                ? ""
                : "; it may be encrypted: no key was given, or none of those given opens it"));
  }
}
