package org.tiezheng.examine.check;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tiezheng.evidence.Mail;

/**
 * Public keys of DKIM as a person archived them from the DNS, by the name under which they stood
 * there: {@code selector._domainkey.domain=v=DKIM1; k=rsa; p=…}, one after the other.
 */
final class DkimKeys {
  private static final Pattern NAME =
      Pattern.compile(
          "(?i)([a-z0-9._-]{1,200}\\._domainkey\\.[a-z0-9.-]{1,200}[a-z0-9])\\.?\\s*[=:]");

  /** What stands before a SHA-256 digest when it is signed with RSA (RFC 8017, 9.2). */
  private static final String DIGEST_INFO = "3031300d060960864801650304020105000420";

  /** What stands before the 32 bytes of an Ed25519 key in its X.509 form (RFC 8410). */
  private static final String ED25519 = "302a300506032b6570032100";

  private static final int LONGEST_KEY = 8_192;

  /** Shorter keys can be broken, so nothing that they sign may count (RFC 8301, 3.2). */
  private static final int LEAST_RSA_BITS = 1_024;

  private final Map<String, String> records;

  private DkimKeys(Map<String, String> records) {
    this.records = records;
  }

  static DkimKeys of(String answer) {
    Map<String, String> records = new HashMap<>();
    Matcher name = NAME.matcher(answer);
    String current = "";
    int from = 0;
    while (name.find()) {
      keep(records, current, answer.substring(from, name.start()));
      current = name.group(1).toLowerCase(Locale.ROOT);
      from = name.end();
    }
    keep(records, current, answer.substring(from));
    return new DkimKeys(records);
  }

  private static void keep(Map<String, String> records, String name, String record) {
    if (!name.isEmpty()) {
      records.putIfAbsent(name, record);
    }
  }

  /** Whether the signature over the fields is right; empty without its key or a readable one. */
  Optional<Boolean> verify(Mail.Signature signature) {
    String name = signature.selector() + "._domainkey." + signature.domain();
    String record = records.get(name.toLowerCase(Locale.ROOT));
    if (record == null || signature.signed().isEmpty()) {
      return Optional.empty();
    }
    Optional<byte[]> bytes = base64(tag(record, "p"));
    Optional<byte[]> value = base64(signature.value());
    if (bytes.isEmpty()
        || bytes.get().length == 0
        || bytes.get().length > LONGEST_KEY
        || value.isEmpty()) {
      return Optional.empty();
    }
    byte[] digest = HexFormat.of().parseHex(signature.signed().get());
    boolean rsa = signature.algorithm().equals("rsa-sha256");
    try {
      PublicKey key = rsa ? rsa(bytes.get()) : key("Ed25519", joined(ED25519, bytes.get()));
      if (key instanceof RSAKey r && r.getModulus().bitLength() < LEAST_RSA_BITS) {
        return Optional.empty();
      }
      Signature check = Signature.getInstance(rsa ? "NONEwithRSA" : "Ed25519");
      check.initVerify(key);
      check.update(rsa ? joined(DIGEST_INFO, digest) : digest);
      return Optional.of(verified(check, value.get()));
    } catch (GeneralSecurityException unreadableKey) {
      return Optional.empty();
    }
  }

  /** A value that is no signature at all is a wrong one. */
  private static boolean verified(Signature check, byte[] value) {
    try {
      return check.verify(value);
    } catch (GeneralSecurityException malformed) {
      return false;
    }
  }

  /** RFC 6376 speaks of the bare key, everybody publishes the X.509 form: both are read. */
  private static PublicKey rsa(byte[] encoded) throws GeneralSecurityException {
    try {
      return key("RSA", encoded);
    } catch (InvalidKeySpecException bare) {
      byte[] bits = tagged(0x03, joined("00", encoded));
      return key("RSA", tagged(0x30, joined("300d06092a864886f70d0101010500", bits)));
    }
  }

  /** A DER value of any length that a key can have. */
  private static byte[] tagged(int tag, byte[] content) {
    String length = content.length < 0x80 ? "%02x" : content.length < 0x100 ? "81%02x" : "82%04x";
    return joined("%02x".formatted(tag) + length.formatted(content.length), content);
  }

  private static PublicKey key(String algorithm, byte[] encoded) throws GeneralSecurityException {
    return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(encoded));
  }

  private static byte[] joined(String hex, byte[] bytes) {
    byte[] head = HexFormat.of().parseHex(hex);
    byte[] all = new byte[head.length + bytes.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(bytes, 0, all, head.length, bytes.length);
    return all;
  }

  private static String tag(String record, String name) {
    // Long records stand in the DNS as several strings in quotes.
    for (String part : record.replace("\"", "").split(";", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0 && part.substring(0, equals).strip().equals(name)) {
        return part.substring(equals + 1);
      }
    }
    return "";
  }

  private static Optional<byte[]> base64(String text) {
    try {
      return Optional.of(Base64.getDecoder().decode(text.replaceAll("\\s", "")));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}
