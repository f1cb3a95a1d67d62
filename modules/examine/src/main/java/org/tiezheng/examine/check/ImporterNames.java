package org.tiezheng.examine.check;

import java.util.List;
import org.tiezheng.evidence.Reading;

/** Names of importers as rules list them. */
final class ImporterNames {
  private ImporterNames() {}

  /**
   * Whether an importer is among those that a rule lists. The name of one format may begin with
   * that of another ({@code chat.whatsapp.ios} is no {@code chat.whatsapp}), so a name counts as a
   * whole; one that ends in a dot means all that begin so.
   */
  static boolean among(List<String> names, Reading reading) {
    String importer = reading.importer();
    return names.stream()
        .anyMatch(n -> n.endsWith(".") ? importer.startsWith(n) : importer.equals(n));
  }
}
