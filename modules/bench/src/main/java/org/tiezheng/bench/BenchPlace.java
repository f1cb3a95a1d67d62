package org.tiezheng.bench;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.tiezheng.casework.Unlocking;
import org.tiezheng.casework.Watch;
import org.tiezheng.casework.Workplace;

/** Where the verbs run when they are measured. */
final class BenchPlace {
  private BenchPlace() {}

  /**
   * @param folder where the key of the case is kept
   */
  static Workplace at(Path folder, Watch watch) {
    return new Workplace(
        Clock.systemUTC(),
        new SecureRandom(),
        "bench",
        "tiezheng/bench",
        Map.of(),
        ZoneId.of("Asia/Shanghai"),
        Locale.SIMPLIFIED_CHINESE,
        Unlocking.userFile(folder.resolve("unlock.key")),
        watch,
        false);
  }
}
