package org.tiezheng.collect.web;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.Optional;

/** Charsets as parts of a saved page state them. */
final class Charsets {
  private Charsets() {}

  /** The stated charset if this platform knows it; else the page itself says. */
  static Optional<String> known(SavedPage.Page page) {
    return page.charset().filter(Charsets::isKnown);
  }

  static boolean isKnown(String charset) {
    try {
      return Charset.isSupported(charset);
    } catch (IllegalCharsetNameException e) {
      return false;
    }
  }

  /** For a sentence to a person. */
  static String shown(String charset) {
    String plain = charset.replaceAll("[^ -~]", "?");
    return plain.length() <= 60 ? plain : plain.substring(0, 60);
  }
}
