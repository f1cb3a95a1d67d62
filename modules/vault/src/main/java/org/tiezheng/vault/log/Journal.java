package org.tiezheng.vault.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.tiezheng.seal.keys.DurableFiles;

/**
 * An append-only file of frames, each written in one piece and forced to the disk before it counts.
 * A frame is a marker, its length and a CRC-32C over length and content, then the content.
 *
 * <p>The checksum tells a frame that was cut off by a crash from a whole one; it is no protection
 * against people, which is what the Merkle tree is for. Appending is for one thread at a time,
 * reading for many. The file stays locked against other processes while it is open.
 */
final class Journal implements Closeable {
  /** Where the first frame begins. */
  static final long START = 24;

  /** Larger than any batch: 1,024 entries of the longest leaf. */
  private static final int MAX_FRAME = 128 << 20;

  private static final byte[] HEADER =
      Arrays.copyOf("tiezheng journal 1\n".getBytes(StandardCharsets.US_ASCII), (int) START);
  private static final int MARKER = 0x545a6672;
  private static final int OVERHEAD = 3 * Integer.BYTES;

  private final Path path;
  private final FileChannel channel;
  private final FileLock lock;
  private long end = START;

  private Journal(Path path, FileChannel channel, FileLock lock) {
    this.path = path;
    this.channel = channel;
    this.lock = lock;
  }

  /** Opens or makes the file. Call {@link #recover} before appending. */
  static Journal open(Path path) throws IOException {
    boolean isNew = !Files.exists(path);
    FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      FileLock lock = lock(path, channel);
      if (channel.size() < START) {
        // A crash while it was being made leaves less than a header, and no frame can be lost.
        channel.write(ByteBuffer.wrap(HEADER), 0);
        channel.force(true);
      }
      ByteBuffer header = ByteBuffer.allocate((int) START);
      readFully(channel, header, 0);
      if (!Arrays.equals(header.array(), HEADER)) {
        throw new IOException(path + " is no journal of ours");
      }
      if (isNew) {
        DurableFiles.syncDirectory(DurableFiles.parent(path));
      }
      return new Journal(path, channel, lock);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * Reads every frame from a position on and makes that the end of the journal. What a crash cut
   * off behind the last whole frame was never acknowledged; it is set aside in a file of its own.
   *
   * @throws IOException when whole frames follow a damaged one: then the medium is damaged, nothing
   *     is changed, and a person must decide
   */
  void recover(long from, Visitor visitor) throws IOException {
    long position = from;
    long size = channel.size();
    while (position < size) {
      byte[] content = frame(position, size);
      if (content.length == 0) {
        setAside(position, size);
        break;
      }
      visitor.visit(position, content);
      position = after(position, content);
    }
    end = position;
  }

  /** Writes one frame and forces it to the disk. */
  long append(byte[] content) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(OVERHEAD + content.length);
    frame.putInt(MARKER).putInt(content.length).putInt(checksum(content)).put(content).flip();
    long position = end;
    for (long at = position; frame.hasRemaining(); ) {
      at += channel.write(frame, at);
    }
    channel.force(false);
    end = after(position, content);
    return position;
  }

  /** The content of the frame at a position, with its checksum verified. */
  byte[] read(long position) throws IOException {
    byte[] content = frame(position, channel.size());
    if (content.length == 0) {
      throw new IOException(path + " is damaged at byte " + position);
    }
    return content;
  }

  /** Whether a whole frame with that checksum lies at the position. */
  boolean has(long position, int checksum) throws IOException {
    byte[] content = frame(position, channel.size());
    return content.length > 0 && checksum(content) == checksum;
  }

  /** The CRC-32C of a frame's length and content. */
  static int checksum(byte[] content) {
    CRC32C crc = new CRC32C();
    crc.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, content.length));
    crc.update(content);
    return (int) crc.getValue();
  }

  /** Where the frame after this one begins. */
  static long after(long position, byte[] content) {
    return position + OVERHEAD + content.length;
  }

  @Override
  public void close() throws IOException {
    lock.release();
    channel.close();
  }

  private static FileLock lock(Path path, FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return lock;
      }
    } catch (OverlappingFileLockException e) {
      // The same, within this process.
    }
    throw new LogInUseException(path);
  }

  /** The content of a whole frame; nothing when there is none at this position. */
  private byte[] frame(long position, long size) throws IOException {
    if (position < START || size - position <= OVERHEAD) {
      return new byte[0];
    }
    ByteBuffer head = ByteBuffer.allocate(OVERHEAD);
    readFully(channel, head, position);
    int length = head.getInt(Integer.BYTES);
    if (head.getInt(0) != MARKER
        || length <= 0
        || length > MAX_FRAME
        || length > size - position - OVERHEAD) {
      return new byte[0];
    }
    ByteBuffer content = ByteBuffer.allocate(length);
    readFully(channel, content, position + OVERHEAD);
    return checksum(content.array()) == head.getInt(2 * Integer.BYTES)
        ? content.array()
        : new byte[0];
  }

  private void setAside(long position, long size) throws IOException {
    if (size - position > MAX_FRAME + OVERHEAD) {
      throw damaged(position);
    }
    ByteBuffer rest = ByteBuffer.allocate((int) (size - position));
    readFully(channel, rest, position);
    for (int at = 1; at + OVERHEAD < rest.capacity(); at++) {
      if (rest.getInt(at) == MARKER && frame(position + at, size).length > 0) {
        throw damaged(position);
      }
    }
    Path torn = path.resolveSibling(path.getFileName() + ".torn-" + position);
    DurableFiles.write(torn, rest.array());
    channel.truncate(position);
    channel.force(true);
  }

  private IOException damaged(long position) {
    return new IOException(
        path
            + " is damaged at byte "
            + position
            + ", and whole batches follow; nothing was changed");
  }

  private static void readFully(FileChannel channel, ByteBuffer target, long position)
      throws IOException {
    long at = position;
    while (target.hasRemaining()) {
      int read = channel.read(target, at);
      if (read < 0) {
        throw new IOException("the file ends at byte " + at);
      }
      at += read;
    }
  }

  /** Sees frames in their order. */
  @FunctionalInterface
  interface Visitor {
    void visit(long position, byte[] content) throws IOException;
  }
}
