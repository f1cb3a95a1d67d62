package org.tiezheng.casework.reading;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.container.Inner;
import org.tiezheng.collect.container.OpenedContainer;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.witness.FolderWitness.Named;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/**
 * The databases that lie around a message store and speak of its messages: the list of
 * conversations, the index of words, voices, transfers. They are those of the same folder, or of
 * the folder above if the store lies in one that is only for messages.
 */
public final class StoreFamily {
  private static final Set<String> FOLDERS_OF_MESSAGES = Set.of("message", "multi", "db");
  private static final Set<String> DATABASES = Set.of("db", "db3", "sqlite", "sqlite3");
  private static final int MOST = 2_000;
  private static final int MOST_FILES = 2_000_000;

  private final SealedFiles files;
  private final OpenContainers containers;
  private final StoreLocks locks;
  private final Arena arena;

  StoreFamily(SealedFiles files, OpenContainers containers, StoreLocks locks, Arena arena) {
    this.files = files;
    this.containers = containers;
    this.locks = locks;
    this.arena = arena;
  }

  /**
   * The databases that can be opened, by name; and sentences about those that cannot.
   *
   * @param stores opened; they live as long as the arena
   * @param files everything that was collected of the account, by name
   */
  public record Found(List<Store> stores, List<Text> notes, List<Named> files) {}

  /** The databases around a piece, itself among them. */
  public Found of(Piece piece) {
    List<Store> stores = new ArrayList<>();
    List<Text> notes = new ArrayList<>();
    try {
      sources(piece)
          .forEach((name, source) -> {
            try {
              Store.look(Probe.of(source)).ifPresent(stores::add);
            } catch (TiezhengException e) {
              notes.add(
                  new Text(
                      "“" + name + "”没有打开,其中的旁证没有核对:" + e.sentence().zh(),
                      name + " was not opened, its rows were not compared: " + e.sentence().en()));
            }
          });
    } catch (TiezhengException e) {
      notes.add(e.sentence());
    }
    return new Found(stores, notes, files(piece));
  }

  /** Media lie beside the folder of the databases. */
  private List<Named> files(Piece piece) {
    String root = account(root(piece.inner().orElse(piece.original().name())));
    if (piece.inner().isEmpty()) {
      return files.ofAcquisition(piece.original().acquisition()).stream()
          .filter(o -> o.name().startsWith(root))
          .limit(MOST_FILES)
          .map(o -> new Named(o.name(), Provenance.of(o.digests().sha256(), new Locator.Whole())))
          .toList();
    }
    String container = piece.original().digests().sha256();
    try (Stream<Inner> members = containers.open(piece.original()).members()) {
      return members
          .filter(inner -> inner.path().startsWith(root))
          .limit(MOST_FILES)
          .map(inner ->
              new Named(
                  inner.path(),
                  new Provenance(container, List.of(inner.path()), new Locator.Whole())))
          .toList();
    } catch (TiezhengException e) {
      return List.of();
    }
  }

  /** The folder that holds both the databases and the media. */
  private static String account(String root) {
    int begin = root.lastIndexOf('/', root.length() - 2);
    String folder = root.isEmpty() ? "" : root.substring(begin + 1, root.length() - 1);
    return folder.equals("db_storage") || folder.equals("Msg")
        ? root.substring(0, begin + 1)
        : root;
  }

  private SortedMap<String, SealedSource> sources(Piece piece) {
    SortedMap<String, SealedSource> found = new TreeMap<>();
    if (piece.inner().isEmpty()) {
      String root = root(piece.original().name());
      for (Original o : files.ofAcquisition(piece.original().acquisition())) {
        if (database(o.name(), root) && found.size() < MOST) {
          found.put(o.name(), files.source(o));
        }
      }
      return found;
    }
    String root = root(piece.inner().get());
    OpenedContainer open = containers.open(piece.original());
    try (Stream<Inner> members = open.members()) {
      members
          .filter(Inner::readable)
          .filter(inner -> database(inner.path(), root))
          .limit(MOST)
          .forEach(inner ->
              found.put(inner.path(), open.source(inner, arena, containers.opening()).with(locks)));
    }
    return found;
  }

  private static boolean database(String name, String root) {
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return name.startsWith(root) && DATABASES.contains(extension);
  }

  /** The folder in which the account's databases lie, with a slash at its end. */
  static String root(String name) {
    int end = name.lastIndexOf('/');
    if (end < 0) {
      return "";
    }
    int begin = name.lastIndexOf('/', end - 1);
    String folder = name.substring(begin + 1, end).toLowerCase(Locale.ROOT);
    return FOLDERS_OF_MESSAGES.contains(folder)
        ? name.substring(0, begin + 1)
        : name.substring(0, end + 1);
  }
}
