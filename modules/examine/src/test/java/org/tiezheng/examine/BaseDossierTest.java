package org.tiezheng.examine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.Outcome;
import org.tiezheng.examine.rule.RulePack;

class BaseDossierTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "media", "files"})
  void nothingIsWrongWithTheGoodCase(String extension) {
    List<Finding> findings =
        Examination.run(RulePack.shipped(), new YamlDossier(Fixture.extended(extension)));
    assertThat(findings)
        .filteredOn(f -> f.item().orElse(0) != 7)
        .filteredOn(f -> f.outcome() != Outcome.PASS && f.outcome() != Outcome.NA)
        .extracting(
            f -> f.rule() + "#" + f.item().orElse(0) + " " + f.outcome() + " " + f.message())
        .isEmpty();
  }
}
