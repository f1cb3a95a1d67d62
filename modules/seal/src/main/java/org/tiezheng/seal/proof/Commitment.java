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
    if (!isHex(sha256) || !isHex(sm3)) {
      throw new IllegalArgumentException("a commitment is two values of 64 lower-case hex digits");
    }
  }

  /** A loop and no pattern: every deposit comes through here. */
  private static boolean isHex(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'f')) {
        return false;
      }
    }
    return text.length() == 64;
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
