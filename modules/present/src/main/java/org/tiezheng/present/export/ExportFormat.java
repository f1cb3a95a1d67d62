package org.tiezheng.present.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A format that a conversation can be written in. */
public enum ExportFormat {
  /** As DOC-CHAT-FULL prints it. */
  PDF,
  /** One page without scripts that loads nothing but the media beside it. */
  HTML,
  /** For spreadsheets: no field can become a formula. */
  CSV,
  /** The records themselves, as docs/schema describes them. */
  JSON,
  XLSX,
  DOCX,
  TXT;

  /** The end of the file's name, which is also how a person names the format. */
  public String ending() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<ExportFormat> named(String name) {
    return Arrays.stream(values())
        .filter(f -> f.ending().equals(name.strip().toLowerCase(Locale.ROOT)))
        .findFirst();
  }
}
