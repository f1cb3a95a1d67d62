package org.tiezheng.vault.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tiezheng.evidence.Text;
import org.tiezheng.vault.VaultInUseException;

/** Held by the one process that may write. It ends with the process, however that ends. */
final class VaultLock implements AutoCloseable {
  /**
   * Behind the text, so that another process can read who holds the lock (Windows forbids else).
   */
  private static final long LOCKED_BYTE = 1L << 40;

  /**
   * The vaults that this process writes. Whoever closes any descriptor of a file gives up all locks
   * that its process has on it (POSIX fcntl), so a second try must not even open the file.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final FileChannel channel;
  private final Path root;

  private VaultLock(FileChannel channel, Path root) {
    this.channel = channel;
    this.root = root;
  }

  /**
   * Takes the lock at once or not at all.
   *
   * @throws VaultInUseException when another process, or another part of this one, has it
   * @throws IOException when the file cannot be made
   */
  static VaultLock take(VaultLayout layout) throws IOException {
    Path root = layout.root().toRealPath();
    if (!HELD.add(root)) {
      throw inUse(layout, Long.toString(ProcessHandle.current().pid()));
    }
    boolean taken = false;
    try {
      VaultLock lock = lock(layout, root);
      taken = true;
      return lock;
    } finally {
      if (!taken) {
        HELD.remove(root);
      }
    }
  }

  private static VaultLock lock(VaultLayout layout, Path root) throws IOException {
    FileChannel channel =
        FileChannel.open(layout.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
      if (lock == null) {
        throw inUse(layout, Files.readString(layout.lock(), StandardCharsets.UTF_8).strip());
      }
      byte[] holder = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8);
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(holder), 0);
      return new VaultLock(channel, root);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static VaultInUseException inUse(VaultLayout layout, String holder) {
    return new VaultInUseException(
        new Text(
            "“" + layout.root() + "”正由另一程序(进程号 " + holder + ")使用;请先关闭它,或以只读方式查看。",
            layout.root()
                + " is in use by another program (process "
                + holder
                + "); close it first, or open the vault for reading."));
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // The system releases the lock with the process at the latest.
      System.getLogger(VaultLock.class.getName()).log(System.Logger.Level.WARNING, e::toString);
    } finally {
      HELD.remove(root);
    }
  }
}
