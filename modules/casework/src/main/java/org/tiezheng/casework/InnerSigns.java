package org.tiezheng.casework;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.tiezheng.collect.container.Inner;
import org.tiezheng.collect.container.OpenedContainer;
import org.tiezheng.collect.container.UnreadableInnerException;

/**
 * Tells by name and first bytes which of the many thousand files of a backup are worth a full look:
 * databases, and the formats in which messages are exported. All others are listed all the same.
 */
final class InnerSigns {
  private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  private static final Set<String> MEDIA =
      Set.of(
          "jpg", "jpeg", "heic", "png", "gif", "webp", "mov", "mp4", "m4a", "m4v", "mp3", "caf",
          "aac", "wav", "plist", "ttf", "otf", "dat", "so", "dex", "apk", "js", "css", "strings");

  private static final Set<String> EXPORTS = Set.of("vcf", "xml", "json", "jsonl", "txt", "csv");

  private static final Set<String> DATABASES = Set.of("db", "db3", "sqlite", "sqlite3", "sqlitedb");

  /** What apps call the one file by which their messages, calls or contacts are recognised. */
  private static final Set<String> STORES =
      Set.of(
          "chatstorage.sqlite",
          "mm.sqlite",
          "sms.db",
          "callhistory.storedata",
          "addressbook.sqlitedb",
          "mmssms.db",
          "enmicromsg.db",
          "nt_msg.db",
          "msgstore.db");

  private InnerSigns() {}

  /** Whether it is called like a store of messages, calls or contacts that many telephones have. */
  static boolean isNamedLikeAStore(Inner inner) {
    return inner.size() > 0 && STORES.contains(name(inner).toLowerCase(Locale.ROOT));
  }

  private static String name(Inner inner) {
    return inner.path().substring(inner.path().lastIndexOf('/') + 1);
  }

  /**
   * Whether a full look is worth it.
   *
   * @param keyed whether a person gave keys for encrypted databases
   */
  static boolean mayHoldMessages(Inner inner, OpenedContainer container, boolean keyed) {
    String name = name(inner);
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (inner.size() == 0 || MEDIA.contains(extension)) {
      return false;
    }
    if (name.endsWith("_sms_backup") || name.endsWith("_mms_backup") || isNamedLikeAStore(inner)) {
      return true;
    }
    if (keyed && DATABASES.contains(extension)) {
      return true;
    }
    try {
      boolean database = Arrays.equals(container.head(inner, SQLITE.length), SQLITE);
      return database || (EXPORTS.contains(extension) && inner.size() > 64);
    } catch (UnreadableInnerException e) {
      // A full look says why it cannot be read.
      return true;
    }
  }
}
