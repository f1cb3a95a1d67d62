package org.tiezheng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.tiezheng.casework.Watch.Unit;
import org.tiezheng.evidence.Text;

class ProgressLineTest {
  private static String line(Unit unit, long done, long total, double seconds) {
    Talk talk = new Talk(System.out, System.err, Locale.CHINESE, false);
    return ProgressLine.line(talk, new Text("读取", "reading"), unit, done, total, seconds);
  }

  @Test
  void aRateBelowOneASecondIsNotCalledNought() {
    assertThat(line(Unit.THINGS, 1, 4, 20)).isEqualTo("读取 25%,剩余约 60 秒");
    assertThat(line(Unit.THINGS, 1, 1, 20)).as("nothing is left").isEqualTo("读取 100%");
    assertThat(line(Unit.THINGS, 0, 4, 20)).isEqualTo("读取 0%");
  }

  @Test
  void aRateIsNamedWithItsRemainingTime() {
    assertThat(line(Unit.THINGS, 500, 1_000, 10)).isEqualTo("读取 50% 50/s,剩余约 10 秒");
    assertThat(line(Unit.BYTES, 20L << 20, 0, 10)).isEqualTo("读取 20971520 2.0 MiB/s");
  }
}
