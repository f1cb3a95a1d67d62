package org.tiezheng.vault.embedded;

import java.nio.file.Path;

/**
 * Where everything lies in the directory of an embedded vault. {@code case.yaml}, which a person
 * edits, lies beside it and is no part of the vault.
 *
 * @param root the directory, absolute
 */
public record VaultLayout(Path root) {
  /** The file that a person edits. */
  public static final String CASE_FILE = "case.yaml";

  public VaultLayout {
    root = root.toAbsolutePath().normalize();
  }

  /** Says that this is a vault, and of which format; written last when a vault is made. */
  public Path marker() {
    return root.resolve("vault.json");
  }

  /** Held by the process that writes. */
  public Path lock() {
    return root.resolve("lock");
  }

  /** The database; beside it, while it is open, {@code -wal} and {@code -shm}. */
  public Path database() {
    return root.resolve("store.db");
  }

  /** {@code ab/<64 hex digits>}: the originals. */
  public Path originals() {
    return root.resolve("originals");
  }

  /** {@code ab/<64 hex digits>}: JSON lines that importers made; derived. */
  public Path readings() {
    return root.resolve("readings");
  }

  /** Files that are being written; nothing in here was ever acknowledged. */
  public Path parts() {
    return root.resolve("parts");
  }

  /** The key ring. */
  public Path keys() {
    return root.resolve("keys");
  }

  /** The deposit log, its tokens, and tiles for others to read. */
  public Path log() {
    return root.resolve("log");
  }

  /** The deposit log itself: the journal that {@code JournalLogStore} keeps in {@link #log()}. */
  public Path logJournal() {
    return log().resolve("journal");
  }

  /** Time tokens over checkpoints. */
  public Path stamps() {
    return log().resolve("stamps");
  }

  /** Digests of all other files, as {@code sha256sum} writes them; only while nobody writes. */
  public Path closedState() {
    return root.resolve("state.sha256");
  }
}
