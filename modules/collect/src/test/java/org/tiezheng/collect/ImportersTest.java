package org.tiezheng.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Reading;

/** The service list, and the choice between importers. */
class ImportersTest {
  private static final Path MODULE = Path.of(System.getProperty("root", "."), "modules/collect");

  @Test
  void everyImporterInTheTreeIsInTheServiceListAndHasItsPage() throws IOException {
    List<String> found;
    Path java = MODULE.resolve("src/main/java");
    try (Stream<Path> files = Files.walk(java)) {
      found =
          files
              .filter(f -> f.getFileName().toString().matches("[A-Z]\\w+Importer\\.java"))
              .map(f -> java.relativize(f).toString().replace('/', '.').replace(".java", ""))
              .filter(n -> !n.matches(".*\\.(Bill|Store)Importer")) // frames of others
              .sorted()
              .toList();
    }
    List<Importer> loaded = Importers.load().all();
    assertThat(loaded.stream().map(i -> i.getClass().getName()).sorted().toList()).isEqualTo(found);
    for (Importer importer : loaded) {
      String id = importer.id();
      assertThat(Path.of(System.getProperty("root", "."), "docs/importers", id + ".md")).exists();
    }
  }

  @Test
  void aTieIsReportedAndTheFileIsListedAsAFile() {
    Importers importers =
        Importers.of(
            List.of(new Sure("a"), new Sure("b"), new org.tiezheng.collect.file.FileImporter()));
    Recognition tie = importers.recognise(Probe.of(Collected.source("x", new byte[] {1})));
    assertThat(tie.importer().id()).isEqualTo("file");
    assertThat(tie.tied()).extracting(Importer::id).containsExactly("a", "b");
  }

  @Test
  void aSourceIsReadWithSiblingsOnlyByNamesThatStayInside() {
    SealedSource source =
        Collected.source(
            "f/a.txt",
            new byte[0],
            java.util.Map.of("f/b/c.jpg", new byte[1], "x.jpg", new byte[1]));
    assertThat(source.sibling("b/c.jpg")).isPresent();
    assertThat(source.sibling("b\\c.jpg")).isPresent();
    for (String name :
        List.of("../x.jpg", "/f/b/c.jpg", "b/../b/c.jpg", "", "./b/c.jpg", "b//c.jpg", "c\0.jpg")) {
      assertThat(source.sibling(name)).isEmpty();
    }
  }

  private record Sure(String id) implements Importer {
    @Override
    public String version() {
      return "1";
    }

    @Override
    public Match recognises(Probe probe) {
      return Match.of(Confidence.CERTAIN, Kind.OTHER);
    }

    @Override
    public Reading read(SealedSource source, RecordSink sink) {
      return new ReadingSession(this, sink).finish(Kind.OTHER);
    }
  }
}
