package org.tiezheng.vault.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * A file that is being written. Runs of zeros become holes, so that a sparse file of any size takes
 * no more room here than where it came from. Not thread-safe; closing removes the file unless it
 * got its name.
 */
final class Part implements WritableByteChannel {
  private static final int HOLE = 64 * 1024;
  private static final ByteBuffer ZEROS = ByteBuffer.allocate(HOLE).asReadOnlyBuffer();

  private final Path path;
  private final FileChannel channel;
  private final ReadBack readBack;

  /** Of what is written, where it is read back by the same sum. */
  private final Optional<ReadBack.Sum> written;

  private long size;

  private Part(Path path, FileChannel channel, ReadBack.Sum read, Optional<ReadBack.Sum> written) {
    this.path = path;
    this.channel = channel;
    this.written = written;
    readBack = new ReadBack(path, channel, read);
  }

  /** A new one under a name that nobody else uses, to be read back by its SHA-256. */
  static Part begin(Path folder) throws IOException {
    Path path = folder.resolve(UUID.randomUUID() + ".part");
    return new Part(path, Durability.createFile(path), ReadBack.sha256(), Optional.empty());
  }

  /** The same, to be compared by a sum of what was written, given in arrays. */
  static Part beginSummed(Path folder) throws IOException {
    Path path = folder.resolve(UUID.randomUUID() + ".part");
    return new Part(
        path, Durability.createFile(path), ReadBack.crc32c(), Optional.of(ReadBack.crc32c()));
  }

  Path path() {
    return path;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    int count = source.remaining();
    if (written.isPresent()) {
      int at = source.arrayOffset() + source.position();
      written.get().update(source.array(), at, count);
    }
    while (source.hasRemaining()) {
      ByteBuffer piece = source.slice(source.position(), Math.min(HOLE, source.remaining()));
      int length = piece.remaining();
      if (length < HOLE || piece.mismatch(ZEROS.duplicate()) != -1) {
        while (piece.hasRemaining()) {
          channel.write(piece, size + piece.position());
        }
      }
      size += length;
      source.position(source.position() + length);
    }
    readBack.grown(size);
    return count;
  }

  /** Everything written so far is on the medium afterwards. */
  void force() throws IOException {
    if (channel.size() < size) {
      channel.write(ByteBuffer.allocate(1), size - 1);
    }
    channel.force(true);
  }

  /**
   * Demands that what lies on the medium is what was to be written, after {@link #force}. To be
   * asked once; nothing is written afterwards.
   *
   * @param sha256 of all the bytes
   * @throws IOException if it is not, or cannot be read
   */
  void requireReadBack(String sha256) throws IOException {
    String expected = written.map(ReadBack.Sum::result).orElse(sha256);
    String found = readBack.result();
    if (!found.equals(expected)) {
      String sum = written.isPresent() ? "CRC-32C " : "SHA-256 ";
      throw new IOException("read back with " + sum + found + " instead of " + expected);
    }
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    try {
      readBack.close();
      channel.close();
    } finally {
      Files.deleteIfExists(path);
    }
  }
}
