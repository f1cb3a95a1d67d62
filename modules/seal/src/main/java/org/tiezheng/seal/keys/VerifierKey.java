package org.tiezheng.seal.keys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tiezheng.seal.digest.RunningDigest;

/**
 * The public key of a log or cosigner in its one-line form (C2SP signed-note v1.0.0, "vkey"): name,
 * key ID, signature type and key. Immutable; two are equal when their lines are.
 */
public final class VerifierKey {
  /** Signature type of a log's own Ed25519 signature. */
  public static final byte ED25519 = 0x01;

  /** Signature type of a timestamped Ed25519 cosignature. */
  public static final byte ED25519_COSIGNATURE = 0x04;

  /** Signature type of a timestamped ML-DSA-44 cosignature. */
  public static final byte ML_DSA_44_COSIGNATURE = 0x06;

  private static final Pattern LINE = Pattern.compile("([^+\\p{Z}\\s]+)\\+([0-9a-f]{8})\\+(.+)");

  private final String name;
  private final byte type;
  private final byte[] raw;
  private final int id;
  private final PublicKey decoded;

  private VerifierKey(String name, byte type, byte[] raw, PublicKey decoded) {
    this.name = name;
    this.type = type;
    this.raw = raw.clone();
    this.decoded = decoded;
    this.id = id(name, type, raw);
  }

  /**
   * Reads one line without its line end.
   *
   * @return empty when it is no vkey, its key ID does not fit its key, or its type is none of the
   *     three above
   */
  public static Optional<VerifierKey> parse(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      return Optional.empty();
    }
    byte[] typed;
    try {
      typed = Base64.getDecoder().decode(parts.group(3));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    Optional<SignatureAlgorithm> algorithm =
        typed.length == 0 ? Optional.empty() : algorithm(typed[0]);
    if (algorithm.isEmpty()) {
      return Optional.empty();
    }
    byte[] raw = Arrays.copyOfRange(typed, 1, typed.length);
    try {
      PublicKey decoded = RawKeys.decode(algorithm.get(), raw);
      VerifierKey key = new VerifierKey(parts.group(1), typed[0], raw, decoded);
      // Comparing the whole line also refuses a wrong key ID and base64 with stray bits.
      return key.line().equals(line) ? Optional.of(key) : Optional.empty();
    } catch (GeneralSecurityException | RuntimeException e) {
      // Bouncy Castle answers some bytes that are no key with unchecked exceptions.
      return Optional.empty();
    }
  }

  static String encode(String name, byte type, byte[] publicKey) {
    return name
        + "+"
        + HexFormat.of().toHexDigits(id(name, type, publicKey))
        + "+"
        + Base64.getEncoder().encodeToString(typed(type, publicKey));
  }

  /** The key's name: a log's origin, or the name of a cosigner. */
  public String name() {
    return name;
  }

  /** The signature type byte, one of the constants above. */
  public byte type() {
    return type;
  }

  /** Whether signatures of this key bear their own time: cosignatures do, a log's own do not. */
  public boolean isCosigner() {
    return type != ED25519;
  }

  /** The first four bytes of SHA-256(name, LF, type, key), big-endian. */
  public int id() {
    return id;
  }

  /** The raw key bytes. */
  public byte[] raw() {
    return raw.clone();
  }

  /** Whether {@code signature}, without the key ID and the time, is this key's over the message. */
  public boolean verify(byte[] message, byte[] signature) {
    return algorithm(type).map(a -> a.verify(decoded, message, signature)).orElse(false);
  }

  /** The whole line, without line end. */
  public String line() {
    return encode(name, type, raw);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifierKey key && key.line().equals(line());
  }

  @Override
  public int hashCode() {
    return id;
  }

  @Override
  public String toString() {
    return line();
  }

  private static Optional<SignatureAlgorithm> algorithm(byte type) {
    return switch (type) {
      case ED25519, ED25519_COSIGNATURE -> Optional.of(SignatureAlgorithm.ED25519);
      case ML_DSA_44_COSIGNATURE -> Optional.of(SignatureAlgorithm.ML_DSA_44);
      default -> Optional.empty();
    };
  }

  private static byte[] typed(byte type, byte[] raw) {
    byte[] typed = new byte[raw.length + 1];
    typed[0] = type;
    System.arraycopy(raw, 0, typed, 1, raw.length);
    return typed;
  }

  private static int id(String name, byte type, byte[] raw) {
    MessageDigest sha256 = RunningDigest.newSha256();
    sha256.update((name + "\n").getBytes(StandardCharsets.UTF_8));
    byte[] hash = sha256.digest(typed(type, raw));
    return ByteBuffer.wrap(hash).getInt();
  }
}
