package org.tiezheng.verify.bundle;

import java.text.Normalizer;
import java.util.Locale;

/** What names have in common that some file system takes for the same. */
public final class FoldedName {
  private FoldedName() {}

  /** Composed (NFC) and without case; equal for two names that may collide. */
  public static String of(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }
}
