package org.tiezheng.casework;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Optional;
import org.tiezheng.evidence.Original;

/** The bytes of the originals of a case, to be looked at (原件); changes nothing. */
public final class SealedBytes {
  private static final int PIECE = 1 << 16;

  private final OpenCase open;

  public SealedBytes(OpenCase open) {
    this.open = open;
  }

  /** An original of this case; empty if it has none with this SHA-256. */
  public Optional<Original> find(String sha256) {
    return open.originals().stream().filter(o -> o.digests().sha256().equals(sha256)).findFirst();
  }

  /**
   * A part of an original.
   *
   * @param from offset, within the file
   * @param most bytes at most
   * @return fewer bytes where the file ends
   */
  public byte[] read(Original original, long from, int most) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment all = open.vault().originals().open(original.digests().sha256(), arena);
      long begin = Math.clamp(from, 0, all.byteSize());
      long length = Math.min(most, all.byteSize() - begin);
      return all.asSlice(begin, length).toArray(ValueLayout.JAVA_BYTE);
    }
  }

  /** A file with exactly these bytes, to be read only; its name says nothing. */
  public Path file(Original original) {
    return open.vault().originals().file(original.digests().sha256());
  }

  /** The bytes as long as the arena lives; of any size, never loaded as a whole. */
  public MemorySegment bytes(Original original, Arena arena) {
    return open.vault().originals().open(original.digests().sha256(), arena);
  }

  /** Writes a part of an original, piece by piece. */
  public void copy(Original original, long from, long length, OutputStream to) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment all = open.vault().originals().open(original.digests().sha256(), arena);
      long end = Math.min(all.byteSize(), from + length);
      for (long at = from; at < end; at += PIECE) {
        to.write(all.asSlice(at, Math.min(PIECE, end - at)).toArray(ValueLayout.JAVA_BYTE));
      }
    }
  }
}
