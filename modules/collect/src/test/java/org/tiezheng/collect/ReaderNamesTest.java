package org.tiezheng.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.ReaderNames;
import org.tiezheng.evidence.Reading;

class ReaderNamesTest {
  @Test
  void whatEveryImporterReadsHasANameInBothLanguages() {
    assertThat(Importers.load().all())
        .isNotEmpty()
        .allSatisfy(importer -> {
          assertThat(ReaderNames.known(importer.id())).as(importer.id()).isTrue();
          assertThat(ReaderNames.of(importer.id()).zh()).isNotEqualTo(importer.id());
          assertThat(ReaderNames.of(importer.id()).en()).isNotEqualTo(importer.id());
        });
  }

  @Test
  void theIdAndVersionStayBehindTheNameAndSeveralReadersAreAllNamed() {
    Reading reading =
        new Reading(
            "mail+photo",
            "1+2",
            Kind.OTHER,
            List.of(),
            List.of(),
            Optional.empty(),
            List.of(),
            List.of(),
            "00");
    assertThat(ReaderNames.of(reading).zh()).isEqualTo("邮件 + 照片 (mail+photo 1+2)");
    assertThat(ReaderNames.of("nobody.knows").en()).isEqualTo("nobody.knows");
  }
}
