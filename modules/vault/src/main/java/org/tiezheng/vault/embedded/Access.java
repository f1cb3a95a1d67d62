package org.tiezheng.vault.embedded;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.tiezheng.evidence.Text;
import org.tiezheng.vault.VaultException;
import org.tiezheng.vault.VaultReadOnlyException;

/** What may be done with an open vault. Safe for use by many threads at once. */
final class Access {
  private final Path root;
  private final boolean readOnly;
  private final AtomicBoolean closed = new AtomicBoolean();

  Access(Path root, boolean readOnly) {
    this.root = root;
    this.readOnly = readOnly;
  }

  boolean readOnly() {
    return readOnly;
  }

  /** True the first time. */
  boolean close() {
    return closed.compareAndSet(false, true);
  }

  void requireWritable() {
    if (closed.get()) {
      throw new VaultException(
          new Text("“" + root + "”已关闭。", "The vault " + root + " has been closed."));
    }
    if (readOnly) {
      throw new VaultReadOnlyException(
          new Text(
              "“" + root + "”是以只读方式打开的,不能写入。",
              root + " was opened for reading; nothing can be written to it."));
    }
  }
}
