package org.tiezheng.examine.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RoutesTest {
  private final Routes routes = Routes.shipped();

  @Test
  void whateverAPersonHasThereIsAWayOrPicturesAreCollected() {
    for (String device : routes.devices().keySet()) {
      for (String app : routes.apps().keySet()) {
        for (String computer : routes.computers().keySet()) {
          List<Routes.Way> ways = routes.ways(device, app, computer);
          boolean onlyAComputerThatIsNotThere =
              device.equals("COMPUTER_ONLY") && computer.equals("NONE");
          if (!onlyAComputerThatIsNotThere) {
            assertThat(ways).as(device + " " + app + " " + computer).isNotEmpty();
          }
          assertThat(ways).allSatisfy(w -> assertThat(w.cannot().zh()).isNotBlank());
        }
      }
    }
  }

  @Test
  void anIphoneWithAComputerIsBackedUpFirst() {
    assertThat(routes.ways("IPHONE", "WECHAT", "MAC").stream().map(Routes.Way::id))
        .startsWith("iphone-backup")
        .contains("second-phone");
    assertThat(routes.ways("IPHONE", "WECHAT", "NONE").stream().map(Routes.Way::id))
        .doesNotContain("iphone-backup")
        .contains("second-phone");
  }

  @Test
  void aHarmonyPhoneIsFilmedAndItsBackupIsNotPromised() {
    assertThat(routes.ways("HARMONY", "SMS", "WINDOWS"))
        .singleElement()
        .satisfies(way -> assertThat(way.cannot().zh()).contains("没有公开"));
  }

  @Test
  void noWayExtractsAKey() {
    assertThat(routes.ways())
        .filteredOn(way -> way.command().contains("--key-file"))
        .isNotEmpty()
        .allSatisfy(way -> assertThat(way.how().toString()).contains("密钥"));
    assertThat(Routes.id(routes.devices(), "iphone")).contains("IPHONE");
    assertThat(Routes.id(routes.devices(), "computer-only")).contains("COMPUTER_ONLY");
    assertThat(Routes.id(routes.devices(), "nokia")).isEmpty();
  }
}
