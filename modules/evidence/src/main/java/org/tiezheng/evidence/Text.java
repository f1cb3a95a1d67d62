package org.tiezheng.evidence;

import java.util.Locale;

/**
 * A sentence for people in the two languages that everything we show is written in.
 *
 * @param zh simplified Chinese
 * @param en English
 */
public record Text(String zh, String en) {
  /** A text that is the same in both languages, such as a name. */
  public static Text same(String text) {
    return new Text(text, text);
  }

  /** Chinese for every Chinese locale, English otherwise. */
  public String in(Locale locale) {
    return locale.getLanguage().equals("zh") ? zh : en;
  }
}
