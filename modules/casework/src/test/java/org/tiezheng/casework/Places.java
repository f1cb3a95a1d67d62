package org.tiezheng.casework;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;

/** Workplaces for tests. */
public final class Places {
  private Places() {}

  public static Workplace at(Path folder, Clock clock) {
    return new Workplace(
        clock,
        new SecureRandom(),
        "tester",
        "tiezheng/test",
        Map.of("os", "test"),
        ZoneId.of("Asia/Shanghai"),
        Locale.SIMPLIFIED_CHINESE,
        Unlocking.userFile(folder.resolve("unlock.key")),
        Watch.SILENT,
        false);
  }

  /** The checkout, where the demo's material lies. */
  static Path root() {
    return Path.of(System.getProperty("root", "../.."));
  }
}
