package org.tiezheng.casework.team;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * A password that cannot be read back: Argon2id (RFC 9106) with salt and parameters beside it, in
 * the form of the PHC string ({@code $argon2id$v=19$m=…,t=…,p=…$salt$hash}).
 */
final class PasswordHash {
  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=1\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{43})");

  /** As OWASP recommends: a guess costs 19 MiB and two passes. */
  private static final int MEMORY = 19 * 1024;

  private static final int PASSES = 2;
  private static final int MOST_MEMORY = 1024 * 1024;
  private static final int SALT = 16;
  private static final int HASH = 32;

  private final int memoryKib;
  private final int passes;
  private final byte[] salt;
  private final byte[] hash;

  private PasswordHash(int memoryKib, int passes, byte[] salt, byte[] hash) {
    this.memoryKib = memoryKib;
    this.passes = passes;
    this.salt = salt;
    this.hash = hash;
  }

  static PasswordHash of(char[] password, SecureRandom random) {
    byte[] salt = new byte[SALT];
    random.nextBytes(salt);
    return new PasswordHash(MEMORY, PASSES, salt, argon2(password, salt, MEMORY, PASSES));
  }

  /**
   * Reads what was kept.
   *
   * @throws IllegalArgumentException if it is not of this form, or would cost too much
   */
  static PasswordHash read(String kept) {
    Matcher parts = FORM.matcher(kept);
    if (!parts.matches()) {
      throw new IllegalArgumentException("no Argon2id hash");
    }
    int memory = Integer.parseInt(parts.group(1));
    int passes = Integer.parseInt(parts.group(2));
    if (memory < 8 || memory > MOST_MEMORY || passes < 1) {
      throw new IllegalArgumentException("parameters of Argon2id out of range");
    }
    return new PasswordHash(
        memory,
        passes,
        Base64.getDecoder().decode(parts.group(3)),
        Base64.getDecoder().decode(parts.group(4)));
  }

  /** Whether it is this password; takes the same time whatever differs. */
  boolean matches(char[] password) {
    return MessageDigest.isEqual(hash, argon2(password, salt, memoryKib, passes));
  }

  /** Whether it was made with what is usual today. */
  boolean usual() {
    return memoryKib == MEMORY && passes == PASSES;
  }

  /** NFC in UTF-8, so that the same words typed on any system agree. */
  private static byte[] argon2(char[] password, byte[] salt, int memory, int passes) {
    byte[] bytes =
        Normalizer.normalize(CharBuffer.wrap(password), Normalizer.Form.NFC)
            .getBytes(StandardCharsets.UTF_8);
    Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
    argon2.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memory)
            .withIterations(passes)
            .withParallelism(1)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[HASH];
    argon2.generateBytes(bytes, hash);
    Arrays.fill(bytes, (byte) 0);
    return hash;
  }

  /** As it is kept. */
  String kept() {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s"
        .formatted(memoryKib, passes, base64.encodeToString(salt), base64.encodeToString(hash));
  }

  @Override
  public String toString() {
    return "PasswordHash[hidden]";
  }
}
