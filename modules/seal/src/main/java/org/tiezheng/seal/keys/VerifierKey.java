package org.tiezheng.seal.keys;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.tiezheng.seal.digest.RunningDigest;

/** The one-line form of a log's or cosigner's public key (C2SP signed-note, "vkey"). */
final class VerifierKey {
  /** Signature type of a log's own Ed25519 signature. */
  static final byte ED25519 = 0x01;

  /** Signature type of an ML-DSA-44 cosignature. */
  static final byte ML_DSA_44_COSIGNATURE = 0x06;

  private VerifierKey() {}

  static String encode(String name, byte type, byte[] publicKey) {
    ByteArrayOutputStream typed = new ByteArrayOutputStream();
    typed.write(type);
    typed.writeBytes(publicKey);
    ByteArrayOutputStream hashed = new ByteArrayOutputStream();
    hashed.writeBytes((name + "\n").getBytes(StandardCharsets.UTF_8));
    hashed.writeBytes(typed.toByteArray());
    byte[] hash = RunningDigest.newSha256().digest(hashed.toByteArray());
    return name
        + "+"
        + HexFormat.of().formatHex(Arrays.copyOf(hash, 4))
        + "+"
        + Base64.getEncoder().encodeToString(typed.toByteArray());
  }
}
