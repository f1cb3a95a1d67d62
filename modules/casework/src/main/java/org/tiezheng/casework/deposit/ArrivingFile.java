package org.tiezheng.casework.deposit;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.tiezheng.seal.digest.RunningDigest;

/**
 * The bytes of a file as they arrive; at their end they are compared with what the sender said of
 * them, so that nothing is kept or deposited that differs.
 */
final class ArrivingFile extends FilterInputStream {
  private final long length;
  private final Optional<byte[]> expected;
  private final MessageDigest running = RunningDigest.newSha256();
  private long seen;
  private boolean ended;

  /**
   * @param length number of bytes as the sender says
   * @param expected their SHA-256, if the sender said one
   */
  ArrivingFile(InputStream in, long length, Optional<byte[]> expected) {
    super(in);
    this.length = length;
    this.expected = expected;
  }

  /** What is thrown into the copying that must not come to its end. */
  static final class Differs extends IOException {
    private final transient DepositRefusal refusal;

    Differs(DepositRefusal refusal) {
      super(refusal);
      this.refusal = refusal;
    }

    DepositRefusal refusal() {
      return refusal;
    }
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
      if (expected.isPresent()) {
        running.update(into, offset, count);
      }
    }
    if (count < 0 && !ended) {
      ended = true;
      compare();
    }
    return count;
  }

  private void compare() throws Differs {
    if (seen != length) {
      throw differs(
          "连接在 " + length + " 字节中的第 " + seen + " 字节处中断;没有存证,请用同一 Idempotency-Key 再试。",
          "The connection ended after "
              + seen
              + " of "
              + length
              + " bytes; nothing was deposited. Try again with the same Idempotency-Key.");
    }
    byte[] found = running.digest();
    if (expected.isPresent() && !Arrays.equals(found, expected.get())) {
      String here = HexFormat.of().formatHex(found);
      String there = HexFormat.of().formatHex(expected.get());
      throw differs(
          "收到的内容 SHA-256 为 " + here + ",请求头中为 " + there + ";没有存证。",
          "The SHA-256 of what arrived is "
              + here
              + ", the header says "
              + there
              + "; nothing was deposited.");
    }
  }

  private static Differs differs(String zh, String en) {
    return new Differs(new DepositRefusal(DepositRefusal.Why.DIFFERS, zh, en));
  }
}
