package org.tiezheng.collect.store;

import java.lang.foreign.MemorySegment;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.container.UnreadableInnerException;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.sqlite.Value;

/**
 * Finds the bytes again that records name: a file beside the source, or a value in a row of a
 * database beside it. Only bytes whose SHA-256 is the one that the record states are given. Not
 * thread-safe.
 */
public final class NamedMedia {
  private final SealedSource source;

  /**
   * @param source whose main member is the file that the records were read from
   */
  public NamedMedia(SealedSource source) {
    this.source = source;
  }

  /**
   * What a record names.
   *
   * @param reference path below one of the folders around the main member; for a value in a
   *     database, {@code path/table/rowid}
   * @param sha256 of the bytes
   */
  public record Wanted(String reference, String sha256) {}

  /**
   * Gives what is found, each once and in no order; a database is walked once for all of its rows.
   *
   * @param taker the bytes are his only while he is called
   */
  public void find(Collection<Wanted> all, BiConsumer<Wanted, MemorySegment> taker) {
    Map<String, Map<Long, Wanted>> rows = new LinkedHashMap<>();
    for (Wanted wanted : all) {
      Optional<Member> file = member(wanted.reference());
      if (file.isPresent()) {
        file(file.get(), wanted, taker);
      } else {
        row(wanted, rows);
      }
    }
    rows.forEach((table, wanted) -> values(table, wanted, taker));
  }

  private static void file(Member file, Wanted wanted, BiConsumer<Wanted, MemorySegment> taker) {
    try {
      if (file.contentSha256().equals(wanted.sha256())) {
        taker.accept(wanted, file.bytes());
      }
    } catch (UnreadableInnerException e) {
      // It is not there for a reader either; the record says what it was.
    }
  }

  private static void row(Wanted wanted, Map<String, Map<Long, Wanted>> rows) {
    int last = wanted.reference().lastIndexOf('/');
    if (last <= 0 || last == wanted.reference().length() - 1) {
      return;
    }
    try {
      long rowid = Long.parseLong(wanted.reference(), last + 1, wanted.reference().length(), 10);
      rows.computeIfAbsent(wanted.reference().substring(0, last), _ -> new HashMap<>())
          .put(rowid, wanted);
    } catch (NumberFormatException e) {
      // A name of a file, which is not there.
    }
  }

  private void values(
      String place, Map<Long, Wanted> wanted, BiConsumer<Wanted, MemorySegment> taker) {
    int end = place.lastIndexOf('/');
    Optional<Member> file = end <= 0 ? Optional.empty() : member(place.substring(0, end));
    if (file.isEmpty()) {
      return;
    }
    try {
      Store store = Store.open(source.at(file.get()));
      store
          .table(place.substring(end + 1))
          .ifPresent(table ->
              store
                  .database()
                  .rows(
                      table,
                      row -> {
                        if (row.rowid().isPresent()
                            && wanted.containsKey(row.rowid().getAsLong())) {
                          Wanted one = wanted.get(row.rowid().getAsLong());
                          row.values().forEach(value -> value(value, one, taker));
                        }
                      }));
    } catch (FormatException | UnreadableInnerException e) {
      // Locked or damaged: the reading has said so.
    }
  }

  private static void value(Value value, Wanted wanted, BiConsumer<Wanted, MemorySegment> taker) {
    if (value instanceof Value.Blob blob && sha256(blob.bytes()).equals(wanted.sha256())) {
      taker.accept(wanted, blob.bytes());
    }
  }

  /** References are relative to a folder of the account, which may be any around the main file. */
  private Optional<Member> member(String reference) {
    if (reference.isEmpty()
        || reference.startsWith("/")
        || reference.indexOf(0) >= 0
        || ("/" + reference + "/").contains("/../")) {
      return Optional.empty();
    }
    String folder = source.main().name();
    while (!folder.isEmpty()) {
      folder = folder.substring(0, Math.max(0, folder.lastIndexOf('/', folder.length() - 2) + 1));
      Optional<Member> found = source.siblings().apply(folder + reference);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static String sha256(MemorySegment bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes.asByteBuffer());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
