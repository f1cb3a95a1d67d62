package org.tiezheng.vault;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.tiezheng.seal.digest.ContentDigest;

/**
 * Where originals (原件) are kept, each under the SHA-256 of its bytes. A write of the same bytes
 * succeeds and changes nothing; other bytes under the same name are an error and never replace what
 * lies there. There is no way to change or delete.
 *
 * <p>A caller may rely on this: when {@code put} returns, the bytes survive a power cut. A caller
 * may <em>not</em> rely on: where and how the bytes lie (no path below the store is part of the
 * contract), the order of {@link #list()}, that {@code list} shows what is put while it runs, that
 * {@code open} re-reads and re-hashes (only {@code Checker} does), or that the name or the times of
 * the source are kept (they belong to {@link IntakeStore}).
 *
 * <p>Safe for use by many threads at once. Faults of the store are {@link VaultException}s, faults
 * of the source are {@link IOException}s. Memory does not grow with the size of a file.
 */
public interface OriginalStore {
  /**
   * Copies a file in, with both digests in the same pass.
   *
   * @param read hears the number of bytes of each piece that was read
   * @throws org.tiezheng.seal.digest.SourceChangedException when the file changed meanwhile;
   *     nothing is kept
   * @throws org.tiezheng.seal.digest.NotAFileException for a directory, device or pipe
   * @throws IOException when the source cannot be read
   * @throws VaultException when the bytes cannot be made durable
   */
  StoredOriginal put(Path source, LongConsumer read) throws IOException;

  /** As {@link #put(Path, LongConsumer)} for one who does not watch. */
  default StoredOriginal put(Path source) throws IOException {
    return put(source, count -> {});
  }

  /**
   * Copies a stream in, to its end; it is not closed.
   *
   * @throws IOException when the source cannot be read
   * @throws VaultException when the bytes cannot be made durable
   */
  default StoredOriginal put(InputStream source) throws IOException {
    return put(source, found -> {});
  }

  /**
   * As {@link #put(InputStream)} for one who decides by the digests whether the bytes are to stay.
   *
   * @param decision asked once all bytes were read; nothing is kept if it throws
   */
  StoredOriginal put(InputStream source, Decision decision) throws IOException;

  /** Whether bytes are kept that were read. */
  @FunctionalInterface
  interface Decision {
    /** Throws, in whatever way the caller wants to hear of it, if they are not. */
    void on(ContentDigest found) throws IOException;
  }

  /**
   * The bytes as a read-only segment that lives as long as {@code arena}; of any size, never loaded
   * as a whole.
   *
   * @throws UnknownOriginalException when there is no such original
   */
  MemorySegment open(String sha256, Arena arena);

  /**
   * A file with exactly these bytes, to be read only. It may be the stored file itself or a copy
   * made for this call; its name says nothing.
   *
   * @throws UnknownOriginalException when there is no such original
   */
  Path file(String sha256);

  /** Every original that is kept, without a promise of order. To be closed. */
  Stream<Listed> list();

  /**
   * One entry of the list.
   *
   * @param sha256 the name under which the bytes are kept
   * @param size in bytes, as the store states it
   */
  record Listed(String sha256, long size) {}
}
