package org.tiezheng.collect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;

/**
 * One sealed file of a {@link SealedSource}.
 *
 * @param name as found, relative to the folder that was collected, with {@code /} between folders
 * @param sha256 of all its bytes, lower-case hexadecimal
 * @param size in bytes
 * @param content opens the bytes, read-only, on first use; may be asked more than once
 */
public record Member(String name, String sha256, long size, Supplier<MemorySegment> content) {

  /**
   * A file on disk whose digest is known; it is mapped when first read and as long as the arena.
   */
  public static Member of(String name, String sha256, long size, Path file, Arena arena) {
    return new Member(name, sha256, size, () -> map(file, arena));
  }

  /** Bytes that are in memory already. */
  public static Member of(String name, String sha256, MemorySegment bytes) {
    MemorySegment sealed = bytes.asReadOnly();
    return new Member(name, sha256, sealed.byteSize(), () -> sealed);
  }

  /** All the bytes, read-only. */
  public MemorySegment bytes() {
    return content.get();
  }

  /** The bytes from the start as a stream that knows its position. */
  public InputStream stream() {
    return new SegmentStream(bytes());
  }

  /** The name without its folders. */
  public String fileName() {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private static MemorySegment map(Path file, Arena arena) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return channel.map(MapMode.READ_ONLY, 0, channel.size(), arena).asReadOnly();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
