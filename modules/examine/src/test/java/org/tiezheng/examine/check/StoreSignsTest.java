package org.tiezheng.examine.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tiezheng.evidence.Text;

class StoreSignsTest {
  @Test
  void explanationsStandInOneParenthesisWithoutStopsOfTheirOwn() {
    Text said =
        StoreSigns.innocent(
            List.of(
                new Text("应用自身的保留期、数量上限。", "The app's own retention."),
                new Text("云同步", "cloud sync")));

    assertThat(said.zh()).isEqualTo("(也可能因:应用自身的保留期、数量上限;云同步)");
    assertThat(said.en()).isEqualTo(" (it may also be: The app's own retention; cloud sync)");
  }
}
