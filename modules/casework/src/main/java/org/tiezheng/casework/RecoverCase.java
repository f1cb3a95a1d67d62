package org.tiezheng.casework;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tiezheng.casework.reading.Piece;
import org.tiezheng.casework.reading.Sources;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.store.Store;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.sqlite.recover.RowState;
import org.tiezheng.sqlite.report.ExaminedFile;

/**
 * Looks for deleted rows in the databases of a case (恢复): in the sealed copies, never in the
 * originals' place, and notes in the custody log that it was done and what it gave.
 */
public final class RecoverCase {
  private final OpenCase open;
  private final Secrets secrets;

  /**
   * @param secrets asked for the password of an encrypted backup
   */
  public RecoverCase(OpenCase open, Secrets secrets) {
    this.open = open;
    this.secrets = secrets;
  }

  /**
   * What came of it.
   *
   * @param notes what could not be looked into, and why
   */
  public record Result(List<RecoveredStore> stores, List<Text> notes) {}

  /**
   * Searches every database of the case, or of one item.
   *
   * @param lines takes every row as a line of JSON
   * @param folder for a report and a table of rows for each database
   */
  public Result run(Optional<Integer> number, Optional<Appendable> lines, Optional<Path> folder)
      throws IOException {
    requireItem(number);
    if (folder.isPresent()) {
      Files.createDirectories(folder.get());
    }
    List<RecoveredStore> stores = new ArrayList<>();
    List<Text> notes = new ArrayList<>();
    try (Arena arena = Arena.ofShared();
        Sources sources = open.sources(secrets, arena)) {
      for (int item : open.file().numbers()) {
        if (number.isPresent() && number.get() != item) {
          continue;
        }
        for (Piece piece : open.pieces(item)) {
          try {
            Optional<Store> store = sources.reader().store(piece);
            if (store.isPresent()) {
              stores.add(recover(item, piece, store.get(), lines, folder));
            } else {
              sources.locked(piece).ifPresent(why -> notes.add(notSearched(piece, why)));
            }
          } catch (TiezhengException e) {
            notes.add(notSearched(piece, e.sentence()));
          }
        }
      }
    }
    return new Result(stores, notes);
  }

  private static Text notSearched(Piece piece, Text why) {
    return new Text(
        "“" + piece.name() + "”没有查找:" + why.zh(), piece.name() + " was not searched: " + why.en());
  }

  private void requireItem(Optional<Integer> number) {
    if (number.isPresent() && !open.file().numbers().contains(number.get())) {
      throw new TiezhengException(
          new Text("没有编号为 " + number.get() + " 的证据。", "There is no item " + number.get() + "."));
    }
  }

  private RecoveredStore recover(
      int item, Piece piece, Store store, Optional<Appendable> lines, Optional<Path> folder)
      throws IOException {
    List<ExaminedFile> files = new ArrayList<>();
    files.add(file(piece.name(), store.source().main()));
    store.wal().ifPresent(wal -> files.add(file(wal.name(), wal)));
    store.journal().ifPresent(journal -> files.add(file(journal.name(), journal)));
    Optional<Path> report = folder.map(f -> f.resolve(reportName(item, piece)));
    RecoveredStore found =
        new RecoverStore(store.database(), files, open.place()).run(item, lines, report);
    open.note(Event.Type.RECOVER, what(found));
    return found;
  }

  private static ExaminedFile file(String name, Member member) {
    return new ExaminedFile(name, member.size(), member.contentSha256());
  }

  /** Only letters and digits of a found name go into a name of ours. */
  private static String reportName(int item, Piece piece) {
    String name = piece.name().substring(piece.name().lastIndexOf('/') + 1);
    String plain = name.replaceAll("[^\\p{L}\\p{N}._-]", "_");
    return "%03d-%s.html".formatted(item, plain.length() > 80 ? plain.substring(0, 80) : plain);
  }

  private static Map<String, String> what(RecoveredStore found) {
    Map<String, String> what = new TreeMap<>();
    what.put("item", String.valueOf(found.item()));
    what.put("store", found.name());
    what.put("sha256", found.sha256());
    for (RowState state : RowState.values()) {
      what.put(state.name(), String.valueOf(found.count(state.name())));
    }
    what.put("signs", String.valueOf(found.signs().size()));
    return what;
  }
}
