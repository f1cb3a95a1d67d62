package org.tiezheng.collect.vcard;

import com.github.mangstadt.vinnie.VObjectProperty;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A picture, sound or key of a card: its size and digest, or where it is said to be. */
final class MediaValue {
  private static final int MAX_URI = 2000;

  private MediaValue() {}

  /** Endings of names in the record, each with its value. */
  static Map<String, String> of(VObjectProperty property, String value) {
    Map<String, String> found = new TreeMap<>();
    String base64 = value;
    String type = String.join(",", Parameters.of(property.getParameters(), "TYPE"));
    if (value.regionMatches(true, 0, "data:", 0, 5)) {
      int comma = value.indexOf(',');
      type = value.substring(5, Math.max(5, comma));
      base64 = value.substring(comma + 1);
    } else if (!encoded(property)) {
      return Map.of("", value.substring(0, Math.min(MAX_URI, value.length())));
    }
    if (!type.isEmpty()) {
      found.put(".type", type);
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(base64.replaceAll("\\s+", ""));
      found.put(".bytes", Integer.toString(bytes.length));
      found.put(".sha256", HexFormat.of().formatHex(sha256().digest(bytes)));
    } catch (IllegalArgumentException e) {
      found.put(".error", "not base64");
    }
    return found;
  }

  private static boolean encoded(VObjectProperty property) {
    return Parameters.of(property.getParameters(), "ENCODING").stream()
        .map(word -> word.toUpperCase(Locale.ROOT))
        .anyMatch(word -> word.equals("B") || word.equals("BASE64"));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
