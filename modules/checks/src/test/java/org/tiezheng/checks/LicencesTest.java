package org.tiezheng.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Every jar that the program or its tests bring along, and its licence, looked up by a person. A
 * new jar fails here until its line is written.
 */
class LicencesTest {
  private static final Set<String> ACCEPTED =
      Set.of(
          "Apache-2.0",
          "MIT",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "0BSD",
          "EPL-1.0",
          "EPL-2.0",
          "MPL-2.0",
          "LGPL-2.1");

  @Test
  void everyJarOnTheClassPathHasAnAcceptedLicence() throws IOException {
    Map<String, String> licences = licences();
    assertThat(ACCEPTED).containsAll(licences.values());
    List<String> jars = jars();
    if (System.getProperty("surefire.real.class.path") == null) {
      System.out.println("SKIPPED: only Maven's class path is the one that is shipped");
      Assumptions.abort("not run by Maven");
    }
    assertThat(jars).hasSizeGreaterThan(20);
    assertThat(jars)
        .as("jars without a line in licences.txt, or lines without a jar")
        .containsExactlyInAnyOrderElementsOf(licences.keySet());
  }

  private static Map<String, String> licences() throws IOException {
    Map<String, String> licences = new TreeMap<>();
    for (String line : SourceTree.resource("licences.txt")) {
      int bar = line.indexOf('|');
      licences.put(line.substring(0, bar).strip(), line.substring(bar + 1).strip());
    }
    return licences;
  }

  /** {@code group:artifact} as the local repository's folders name them, without our own. */
  private static List<String> jars() {
    List<String> jars = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path path = Path.of(entry);
      String text = path.toString().replace('\\', '/');
      int repository = text.indexOf("/repository/");
      if (repository < 0 || !text.endsWith(".jar") || path.getNameCount() < 4) {
        continue;
      }
      Path coordinates = Path.of(text.substring(repository + "/repository/".length()));
      int names = coordinates.getNameCount();
      String group = coordinates.subpath(0, names - 3).toString().replace('\\', '/');
      String name = group.replace('/', '.') + ":" + coordinates.getName(names - 3);
      if (!name.startsWith("org.tiezheng:") && !jars.contains(name)) {
        jars.add(name);
      }
    }
    return jars;
  }
}
