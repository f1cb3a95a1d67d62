package org.tiezheng.checks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Requirements that speak of a kind of evidence that no importer of this version reads, each with
 * its reason. The file is data; that an id in it has no test is checked.
 */
final class WithoutReader {
  static final Path FILE =
      SourceTree.ROOT.resolve(
          "modules/checks/src/test/resources/org/tiezheng/checks/without-a-reader.txt");

  private WithoutReader() {}

  /** By id, why it cannot be met yet. */
  static Map<String, String> reasons() throws IOException {
    Map<String, String> reasons = new TreeMap<>();
    for (String line : SourceTree.read(FILE).lines().toList()) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] cells = line.split("\\s*\\|\\s*", 2);
      if (cells.length < 2 || cells[1].isBlank()) {
        throw new IOException(FILE + ": a line needs an id, a bar and a reason: " + line);
      }
      if (reasons.put(cells[0].strip(), cells[1].strip()) != null) {
        throw new IOException(FILE + ": twice: " + cells[0]);
      }
    }
    return reasons;
  }
}
