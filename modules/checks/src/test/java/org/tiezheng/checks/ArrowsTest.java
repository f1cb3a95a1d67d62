package org.tiezheng.checks;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which room may use which: the table of the architecture, read from the class files. */
class ArrowsTest {
  /** What a room may use beside itself and, except for {@code sqlite}, the vocabulary. */
  private static final Map<String, List<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("evidence", List.of()),
          Map.entry("seal", List.of()),
          Map.entry("verify", List.of("seal")),
          Map.entry("sqlite", List.of()),
          Map.entry("unlock", List.of("sqlite", "collect")),
          Map.entry("collect", List.of("sqlite")),
          Map.entry("examine", List.of("seal", "verify")),
          Map.entry("ocr", List.of("examine")),
          Map.entry("present", List.of("seal", "verify")),
          Map.entry("vault", List.of("seal")),
          Map.entry(
              "casework",
              List.of(
                  "seal", "verify", "sqlite", "unlock", "collect", "examine", "present", "vault")),
          Map.entry("cli", List.of("casework")),
          Map.entry("server", List.of("casework")),
          Map.entry("scale", List.of("casework")),
          Map.entry("testkit", List.of()));

  private static final String BASE = "org.tiezheng.";

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/checks/"))
          .importPackages("org.tiezheng");

  @Test
  void everyRoomUsesOnlyWhatItsRowSays() {
    for (var row : MAY_USE.entrySet()) {
      String room = row.getKey();
      classes()
          .that()
          .resideInAPackage(BASE + room + "..")
          .should()
          .onlyDependOnClassesThat(
              describe(
                  "are of " + room + " or of what it may use: " + row.getValue(),
                  used -> allowed(room, row.getValue(), used)))
          .allowEmptyShould(true)
          .check(PRODUCT);
    }
  }

  private static boolean allowed(String room, List<String> mayUse, JavaClass used) {
    String other = room(used);
    return other.isEmpty()
        || other.equals(room)
        || mayUse.contains(other)
        || (other.equals("evidence") && !room.equals("sqlite"));
  }

  private static String room(JavaClass type) {
    JavaClass element = type.getBaseComponentType();
    String name = element.getPackageName();
    if (!name.startsWith(BASE)) {
      return "";
    }
    String rest = name.substring(BASE.length());
    int dot = rest.indexOf('.');
    return dot < 0 ? rest : rest.substring(0, dot);
  }

  /** A new module must get a row, or nothing would hold it. */
  @Test
  void everyModuleHasARow() throws IOException {
    try (Stream<Path> modules = Files.list(SourceTree.ROOT.resolve("modules"))) {
      List<String> names =
          modules
              .filter(module -> Files.exists(module.resolve("pom.xml")))
              .map(module -> String.valueOf(module.getFileName()))
              .filter(name -> !name.equals("checks") && !name.equals("bench"))
              .toList();
      assertThat(MAY_USE.keySet()).containsAll(names);
      assertThat(names)
          .as("modules whose classes were read")
          .allSatisfy(name -> assertThat(PRODUCT).anyMatch(type -> room(type).equals(name)));
    }
  }

  @Test
  void noTwoRoomsUseEachOther() {
    slices().matching("org.tiezheng.(*)..").should().beFreeOfCycles().check(PRODUCT);
  }

  @Test
  void onlyTheVaultSpeaksSql() {
    onlyIn(List.of("vault", "testkit"), "java.sql..", "javax.sql..", "org.sqlite..");
  }

  @Test
  void onlyTheServerKnowsTheWebFramework() {
    onlyIn(List.of("server"), "io.helidon..");
  }

  @Test
  void onlyTheReaderOfPicturesKnowsItsEngine() {
    onlyIn(List.of("ocr"), "ai.onnxruntime..", "io.github.mymonstercat..");
  }

  @Test
  void onlyTheVaultKnowsObjectStores() {
    onlyIn(List.of("vault"), "software.amazon..", "io.minio..");
  }

  @Test
  void onlyTheCommandKnowsTheCommandLine() {
    onlyIn(List.of("cli"), "picocli..", "me.tongfei..");
  }

  private static void onlyIn(List<String> rooms, String... packages) {
    String[] allowed = rooms.stream().map(room -> BASE + room + "..").toArray(String[]::new);
    noClasses()
        .that()
        .resideOutsideOfPackages(allowed)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages)
        .check(PRODUCT);
  }

  @Test
  void theVocabularyDoesNoInputOrOutput() {
    noClasses()
        .that()
        .resideInAPackage("org.tiezheng.evidence..")
        .should()
        .dependOnClassesThat(
            describe(
                "read or write something",
                type ->
                    // A buffer is memory, and naming an encoding reads and writes nothing.
                    (type.getPackageName().startsWith("java.nio.")
                            && !type.getPackageName().equals("java.nio.charset"))
                        || type.getPackageName().startsWith("java.net")
                        || (type.getPackageName().equals("java.io")
                            && !type.getSimpleName().equals("Serializable"))))
        .check(PRODUCT);
  }
}
