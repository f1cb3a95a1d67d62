package org.tiezheng.examine.check;

import java.util.List;
import java.util.stream.Stream;
import org.tiezheng.evidence.Reading;

/** Names of importers as rules list them. */
final class ImporterNames {
  private ImporterNames() {}

  /**
   * Whether an importer is among those that a rule lists. The name of one format may begin with
   * that of another ({@code chat.whatsapp.ios} is no {@code chat.whatsapp}), so a name counts as a
   * whole; one that ends in a dot means all that begin so. An item that several importers read
   * together names them with plus signs between ({@code database.sqlite+wechat.version4}).
   */
  static boolean among(List<String> names, Reading reading) {
    return Stream.of(reading.importer().split("\\+", -1))
        .anyMatch(importer ->
            names.stream()
                .anyMatch(n -> n.endsWith(".") ? importer.startsWith(n) : importer.equals(n)));
  }
}
