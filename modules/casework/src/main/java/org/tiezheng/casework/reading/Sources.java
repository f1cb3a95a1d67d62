package org.tiezheng.casework.reading;

import java.lang.foreign.Arena;
import java.util.Collection;
import java.util.Optional;
import org.tiezheng.casework.Secrets;
import org.tiezheng.collect.Importers;
import org.tiezheng.collect.container.Opening;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.vault.OriginalStore;

/**
 * Everything that can be read from: the sealed originals and what is inside those that are
 * containers. Not thread-safe.
 */
public final class Sources implements AutoCloseable {
  private final OpenContainers containers;
  private final ItemReader reader;
  private final StoreFamily family;
  private final SealedFiles files;
  private final StoreLocks locks;
  private final Importers importers = Importers.load();

  /**
   * @param locks of the databases, closed with this
   * @param arena owns the bytes that are mapped, decrypted and unpacked; closed after this
   */
  public Sources(
      OriginalStore store,
      Collection<Original> originals,
      Secrets secrets,
      StoreLocks locks,
      Opening.Progress progress,
      Arena arena) {
    this.locks = locks;
    this.files = new SealedFiles(store, originals, arena, locks);
    this.containers = new OpenContainers(files, secrets, progress);
    this.reader = new ItemReader(importers, files, containers, locks, arena);
    this.family = new StoreFamily(files, containers, locks, arena);
  }

  public ItemReader reader() {
    return reader;
  }

  /** The databases around a message store. */
  public StoreFamily family() {
    return family;
  }

  /** The keys that were given for encrypted databases. */
  public StoreLocks locks() {
    return locks;
  }

  /**
   * Why a piece stays closed, if it is a container that does not open or an encrypted database that
   * no key opens.
   *
   * @throws TiezhengException if the piece is inside a container that is locked or has it no more
   */
  public Optional<Text> locked(Piece piece) {
    boolean container =
        piece.inner().isEmpty() && containers.recognise(piece.original()).isPresent();
    if (container) {
      try {
        containers.open(piece.original());
        return Optional.empty();
      } catch (TiezhengException e) {
        return Optional.of(e.sentence());
      }
    }
    return locks.locked(reader.source(piece));
  }

  /** Why an original stays closed, if it is an encrypted database that no key opens. */
  public Optional<Text> locked(Original original) {
    return locks.locked(files.source(original));
  }

  /** Tries these keys on the originals now, all at once. */
  public void tryKeys(Collection<Original> originals) {
    locks.tryAll(originals.stream().map(files::source).toList());
  }

  public OpenContainers containers() {
    return containers;
  }

  public Importers importers() {
    return importers;
  }

  @Override
  public void close() {
    containers.close();
    locks.close();
  }
}
