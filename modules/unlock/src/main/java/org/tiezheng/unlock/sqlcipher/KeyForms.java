package org.tiezheng.unlock.sqlcipher;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.tiezheng.collect.container.Secret;

/**
 * What the characters of a key may stand for: 64 hexadecimal digits are 32 bytes, which some
 * programs derive the key from and others take as the key itself, or the key itself alone if they
 * are written {@code x'…'}; everything else, and if need be the digits themselves, is a passphrase.
 * Closing wipes the bytes.
 */
final class KeyForms implements AutoCloseable {
  private static final int RAW_DIGITS = 64;
  private static final int RAW_AND_SALT_DIGITS = 96;

  private final List<Form> forms = new ArrayList<>();

  private KeyForms() {}

  /** Bytes to be tried; each its own, compared by identity. */
  static final class Form {
    private final byte[] bytes;
    private final boolean raw;

    /**
     * @param raw whether they are the key itself; else it is derived from them
     */
    Form(byte[] bytes, boolean raw) {
      this.bytes = bytes;
      this.raw = raw;
    }

    byte[] bytes() {
      return bytes;
    }

    boolean raw() {
      return raw;
    }
  }

  /** All that one secret may stand for. */
  static KeyForms of(Secret secret) {
    KeyForms made = new KeyForms();
    char[] typed = secret.chars();
    char[] trimmed = trimmed(typed);
    char[] digits = digits(trimmed);
    if (digits.length == RAW_DIGITS || digits.length == RAW_AND_SALT_DIGITS) {
      byte[] all = HexFormat.of().parseHex(digits, 0, digits.length);
      byte[] key = Arrays.copyOf(all, PageKeys.LENGTH);
      made.forms.add(new Form(key, true));
      if (digits.length == RAW_DIGITS && trimmed[1] != '\'') {
        made.forms.add(new Form(key.clone(), false));
      }
      Arrays.fill(all, (byte) 0);
    }
    boolean stated = trimmed.length > 1 && trimmed[1] == '\'' && digits.length > 0;
    if (trimmed.length > 0 && !stated) {
      try (Secret text = Secret.of(trimmed)) {
        made.forms.add(new Form(text.utf8(), false));
      }
    }
    for (char[] used : List.of(typed, trimmed, digits)) {
      Arrays.fill(used, '\0');
    }
    return made;
  }

  private static char[] trimmed(char[] typed) {
    int from = 0;
    int to = typed.length;
    while (from < to && typed[from] <= ' ') {
      from++;
    }
    while (to > from && typed[to - 1] <= ' ') {
      to--;
    }
    return Arrays.copyOfRange(typed, from, to);
  }

  /** The digits without {@code 0x} or {@code x'…'} around them; empty if there are others. */
  private static char[] digits(char[] typed) {
    int from = 0;
    int to = typed.length;
    if (to > 2 && typed[0] == '0' && (typed[1] == 'x' || typed[1] == 'X')) {
      from = 2;
    } else if (to > 3 && (typed[0] == 'x' || typed[0] == 'X') && typed[1] == '\'') {
      from = 2;
      to -= typed[to - 1] == '\'' ? 1 : 0;
    }
    for (int i = from; i < to; i++) {
      if (!HexFormat.isHexDigit(typed[i])) {
        return new char[0];
      }
    }
    return Arrays.copyOfRange(typed, from, to);
  }

  List<Form> forms() {
    return List.copyOf(forms);
  }

  /** The first eight digits of SHA-256 over the bytes of a form: names a key without telling it. */
  static String fingerprint(byte[] key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
      return HexFormat.of().formatHex(digest, 0, 4).toLowerCase(Locale.ROOT);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  @Override
  public void close() {
    forms.forEach(form -> Arrays.fill(form.bytes(), (byte) 0));
  }
}
