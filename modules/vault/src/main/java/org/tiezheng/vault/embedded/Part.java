package org.tiezheng.vault.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
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
  private long size;

  private Part(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
    readBack = new ReadBack(path, channel);
  }

  /** A new one under a name that nobody else uses. */
  static Part begin(Path folder) throws IOException {
    Path path = folder.resolve(UUID.randomUUID() + ".part");
    return new Part(path, Durability.createFile(path));
  }

  Path path() {
    return path;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    int count = source.remaining();
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

  /** SHA-256 of what lies on the medium, after {@link #force}. Nothing is written afterwards. */
  String readBack() throws IOException {
    return readBack.sha256();
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
