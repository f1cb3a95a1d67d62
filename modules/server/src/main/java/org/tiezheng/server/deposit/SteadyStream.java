package org.tiezheng.server.deposit;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * A body that may take as long as it keeps coming: each piece buys more time, so that a large file
 * over a slow line arrives, and one that trickles is cut.
 */
final class SteadyStream extends FilterInputStream {
  /** So many bytes within the time that any request may take. */
  private static final long PIECE = 256 * 1024;

  /** For making a large file durable after its last byte came. */
  private static final Duration KEEPING = Duration.ofMinutes(30);

  private final DepositVisit visit;
  private long next = PIECE;
  private long seen;

  SteadyStream(InputStream in, DepositVisit visit) {
    super(in);
    this.visit = visit;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int most) throws IOException {
    int count = super.read(into, offset, most);
    if (count > 0) {
      seen += count;
    }
    if (seen >= next) {
      next = seen + PIECE;
      visit.allow();
    }
    if (count < 0 && seen >= PIECE) {
      visit.allow(KEEPING);
    }
    return count;
  }
}
