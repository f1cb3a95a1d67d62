package org.tiezheng.seal.proof;

import java.security.MessageDigest;
import java.util.HexFormat;
import org.tiezheng.evidence.Digests;
import org.tiezheng.seal.digest.RunningDigest;
import org.tiezheng.seal.digest.Sm3;

/**
 * What the log says about deposited bytes: their digests, hidden behind a salt so that nobody can
 * test guesses against a leaf (docs/bundle-format.md section 1).
 *
 * @param sha256 SHA-256(salt, SHA-256 of the bytes), 64 lower-case hex digits
 * @param sm3 SM3(salt, SM3 of the bytes), 64 lower-case hex digits
 */
public record Commitment(String sha256, String sm3) {
  /** Length of a salt in bytes. */
  public static final int SALT_BYTES = 32;

  public Commitment {
    Digests checked = new Digests(sha256, sm3);
    sha256 = checked.sha256();
    sm3 = checked.sm3();
  }

  /** Commits to the bytes with these digests; the salt has 32 bytes. */
  public static Commitment of(byte[] salt, Digests digests) {
    if (salt.length != SALT_BYTES) {
      throw new IllegalArgumentException("a salt has 32 bytes, not " + salt.length);
    }
    HexFormat hex = HexFormat.of();
    MessageDigest sha256 = RunningDigest.newSha256();
    sha256.update(salt);
    Sm3 sm3 = new Sm3();
    sm3.update(salt);
    return new Commitment(
        hex.formatHex(sha256.digest(hex.parseHex(digests.sha256()))),
        hex.formatHex(sm3.digest(hex.parseHex(digests.sm3()))));
  }
}
