package org.tiezheng.cli;

import java.util.Locale;
import java.util.Optional;

/** Which of the two languages is spoken: as asked for, else the system's, else Chinese. */
final class Language {
  private Language() {}

  static Locale chosen(Optional<String> asked) {
    return asked
        .or(() -> Optional.ofNullable(System.getenv("TIEZHENG_LANG")))
        .or(() -> Optional.ofNullable(System.getenv("LANG")))
        .map(Language::of)
        .orElse(Locale.SIMPLIFIED_CHINESE);
  }

  static boolean isChinese(Locale locale) {
    return locale.getLanguage().equals("zh");
  }

  private static Locale of(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
  }

  /** Looks for {@code --lang} before the command line is read, because help needs it. */
  static Locale of(String[] args) {
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals("--lang") && i + 1 < args.length) {
        return chosen(Optional.of(args[i + 1]));
      }
      if (args[i].startsWith("--lang=")) {
        return chosen(Optional.of(args[i].substring("--lang=".length())));
      }
    }
    return chosen(Optional.empty());
  }
}
