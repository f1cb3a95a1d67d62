package org.tiezheng.testkit.file;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.Base64;
import java.util.Locale;

/**
 * Signs a mail as its provider does (RFC 6376, relaxed/relaxed, rsa-sha256), so that whoever has
 * the key can verify it. Immutable.
 */
public final class DkimSigner {
  private static final String CRLF = "\r\n";
  private static final String FIELD = "DKIM-Signature:";
  private static final int KEY_BITS = 2048;

  private final KeyPair keys;

  private DkimSigner(KeyPair keys) {
    this.keys = keys;
  }

  /** A provider with a key of its own; the same seed gives the same key. */
  public static DkimSigner of(long seed) {
    try {
      SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
      random.setSeed(seed);
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(KEY_BITS, random);
      return new DkimSigner(generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The record of the key, as the domain publishes it. */
  public String record() {
    return "v=DKIM1; k=rsa; p=" + Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
  }

  /**
   * Puts a signature in the place of the one that a mail has.
   *
   * @param mail with one DKIM-Signature field whose h= names fields that it has
   */
  public byte[] sign(byte[] mail) {
    String text = new String(mail, StandardCharsets.US_ASCII);
    int from = text.indexOf(FIELD);
    int value = text.indexOf("b=", text.indexOf("bh=", from) + 3) + 2;
    int end = end(text, from);
    String bare = text.substring(from, value);
    StringBuilder signed = new StringBuilder();
    String names = bare.substring(bare.indexOf("h=From") + 2);
    for (String name : names.substring(0, names.indexOf(';')).split(":", -1)) {
      int at = text.indexOf(CRLF + name.strip() + ":") + 2;
      signed.append(relaxed(text.substring(at, end(text, at)))).append(CRLF);
    }
    signed.append(relaxed(bare));
    return (text.substring(0, from)
            + bare
            + folded(signature(signed.toString()))
            + text.substring(end))
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** The end of a field: the line end that no blank follows. */
  private static int end(String text, int from) {
    int at = text.indexOf(CRLF, from);
    while (at + 2 < text.length() && " \t".indexOf(text.charAt(at + 2)) >= 0) {
      at = text.indexOf(CRLF, at + 2);
    }
    return at;
  }

  private static String relaxed(String field) {
    int colon = field.indexOf(':');
    return field.substring(0, colon).strip().toLowerCase(Locale.ROOT)
        + ":"
        + field.substring(colon + 1).replace(CRLF, "").replaceAll("[ \\t]+", " ").strip();
  }

  private static String folded(String value) {
    return value.replaceAll("(.{64})(?=.)", "$1\r\n\t ");
  }

  private String signature(String signed) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
