package org.tiezheng.vault.embedded;

import java.time.Instant;
import org.tiezheng.evidence.Text;
import org.tiezheng.vault.ClockSetBackException;
import org.tiezheng.vault.VaultSettings;

/** Our own clock must not be behind what was recorded with it before. */
final class ClockCheck {
  /** Detail of a {@code NOTE} that was written after the clock had been set back. */
  static final String DETAIL = "clockWasAheadAt";

  private ClockCheck() {}

  static boolean setBack(Instant newest, Instant now) {
    return now.plus(VaultSettings.CLOCK_TOLERANCE).isBefore(newest);
  }

  static void require(Instant newest, Instant now) {
    if (setBack(newest, now)) {
      throw new ClockSetBackException(
          new Text(
              "本机时钟显示 " + now + ",早于保管库中最近一次记录的时间 " + newest + ";请先校准时钟,未写入任何内容。",
              "The clock says "
                  + now
                  + ", which is before the newest time in the vault, "
                  + newest
                  + "; set the clock right first. Nothing was written."));
    }
  }
}
