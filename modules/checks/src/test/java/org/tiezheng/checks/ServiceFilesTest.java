package org.tiezheng.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What ServiceLoader finds is exactly what there is. */
class ServiceFilesTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/checks/"))
          .importPackages("org.tiezheng");

  @Test
  void everyImplementationOfAServiceIsListedAndNothingElse() throws IOException {
    Set<String> services = new HashSet<>();
    Set<String> listed = new TreeSet<>();
    for (Path file : SourceTree.files("")) {
      String name = SourceTree.name(file);
      if (name.contains("/src/main/resources/META-INF/services/org.tiezheng.")) {
        services.add(String.valueOf(file.getFileName()));
        listed.addAll(entries(file));
      }
    }
    assertThat(services).contains("org.tiezheng.collect.Importer");
    Set<String> found = new TreeSet<>();
    for (String service : services) {
      for (JavaClass type : CLASSES) {
        if (type.isAssignableTo(service)
            && !type.isInterface()
            // Others cannot be found by the loader: they are made where they are used.
            && type.getModifiers().contains(JavaModifier.PUBLIC)
            && !type.getModifiers().contains(JavaModifier.ABSTRACT)) {
          found.add(type.getName());
        }
      }
    }
    assertThat(listed).isEqualTo(found);
  }

  private static List<String> entries(Path file) throws IOException {
    return SourceTree.read(file)
        .lines()
        .map(line -> line.replaceFirst("#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .toList();
  }
}
