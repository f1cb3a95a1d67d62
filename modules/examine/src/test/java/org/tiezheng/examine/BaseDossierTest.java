package org.tiezheng.examine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.Outcome;
import org.tiezheng.examine.rule.RulePack;

class BaseDossierTest {
  @Test
  void nothingIsWrongWithTheGoodCase() {
    List<Finding> findings =
        Examination.run(RulePack.shipped(), new YamlDossier(Fixture.BASE.deepCopy()));
    assertThat(findings)
        .filteredOn(f -> f.item().orElse(0) != 7)
        .filteredOn(f -> f.outcome() != Outcome.PASS && f.outcome() != Outcome.NA)
        .extracting(
            f -> f.rule() + "#" + f.item().orElse(0) + " " + f.outcome() + " " + f.message())
        .isEmpty();
  }
}
