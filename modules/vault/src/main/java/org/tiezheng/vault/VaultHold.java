package org.tiezheng.vault;

/** Keeps everybody from writing in a vault until it is closed. */
public interface VaultHold extends AutoCloseable {
  @Override
  void close();
}
