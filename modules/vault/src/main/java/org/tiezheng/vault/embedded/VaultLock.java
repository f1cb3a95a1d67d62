package org.tiezheng.vault.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.tiezheng.evidence.Text;
import org.tiezheng.vault.VaultInUseException;

/** Held by the one process that may write. It ends with the process, however that ends. */
final class VaultLock implements AutoCloseable {
  /**
   * Behind the text, so that another process can read who holds the lock (Windows forbids else).
   */
  private static final long LOCKED_BYTE = 1L << 40;

  private final FileChannel channel;

  private VaultLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock at once or not at all.
   *
   * @throws VaultInUseException when another process, or another part of this one, has it
   * @throws IOException when the file cannot be made
   */
  static VaultLock take(VaultLayout layout) throws IOException {
    Path file = layout.lock();
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
      if (lock == null) {
        throw inUse(layout);
      }
      byte[] holder = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8);
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(holder), 0);
      return new VaultLock(channel);
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw inUse(layout);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static VaultInUseException inUse(VaultLayout layout) throws IOException {
    String holder = Files.readString(layout.lock(), StandardCharsets.UTF_8).strip();
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
    }
  }
}
