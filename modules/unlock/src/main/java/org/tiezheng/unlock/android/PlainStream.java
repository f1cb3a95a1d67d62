package org.tiezheng.unlock.android;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.tiezheng.collect.Limits;
import org.tiezheng.collect.input.FormatException;

/**
 * The tar inside a backup, decrypted and inflated from its beginning, within the limits on what may
 * come out. Knows its position. Not thread-safe.
 */
final class PlainStream extends InputStream {
  private static final long FREE = 1 << 20;
  private static final int BUFFER = 1 << 16;

  private final InputStream raw;
  private final InputStream in;
  private final Optional<Inflater> inflater;
  private final long packed;
  private final Limits limits;
  private long position;

  private PlainStream(InputStream raw, Optional<Inflater> inflater, long packed, Limits limits) {
    this.raw = raw;
    this.in = inflater.isPresent() ? new InflaterInputStream(raw, inflater.get(), BUFFER) : raw;
    this.inflater = inflater;
    this.packed = packed;
    this.limits = limits;
  }

  static PlainStream open(
      MemorySegment file, BackupHeader header, Optional<MasterKey> key, Limits limits) {
    MemorySegment bytes = file.asSlice(header.start());
    InputStream raw =
        key.isPresent() ? new CbcStream(bytes, key.get().cipher()) : new SegmentInput(bytes);
    Optional<Inflater> inflater =
        header.deflated() ? Optional.of(new Inflater()) : Optional.empty();
    return new PlainStream(raw, inflater, bytes.byteSize(), limits);
  }

  /** How many bytes came out so far. */
  long position() {
    return position;
  }

  /** About how many bytes of the file were needed for them. */
  long taken() {
    return inflater.map(Inflater::getBytesRead).orElse(position);
  }

  /**
   * How many bytes of the file lie behind the end of the deflated stream. Reads on to the end.
   *
   * @throws IOException if the encrypted bytes do not end as they should
   */
  long behind() throws IOException {
    if (inflater.isEmpty() || !inflater.get().finished()) {
      return 0;
    }
    return inflater.get().getRemaining() + raw.transferTo(OutputStream.nullOutputStream());
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = in.read(target, offset, length);
    if (count > 0) {
      position += count;
      boolean ratio = position > FREE && position / limits.ratio() > packed;
      if (ratio || position > limits.totalBytes()) {
        throw new FormatException(
            "解压后超过上限,停止读取", "it unpacks to more than the limit; not read further");
      }
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    in.close();
    inflater.ifPresent(Inflater::end);
  }
}
