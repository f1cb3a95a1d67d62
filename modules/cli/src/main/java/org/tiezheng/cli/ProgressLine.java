package org.tiezheng.cli;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.tiezheng.casework.Watch;
import org.tiezheng.evidence.Text;

/**
 * Shows a step with its rate and the remaining time, once it has taken longer than two seconds. On
 * a terminal it is a bar that goes away; into a file or pipe it is one line every ten seconds.
 */
final class ProgressLine implements Watch, AutoCloseable {
  private static final long SHOW_AFTER = Duration.ofSeconds(2).toNanos();
  private static final long LINE_EVERY = Duration.ofSeconds(10).toNanos();
  private static final long MIB = 1024L * 1024;

  private final Talk talk;
  private final boolean terminal;
  private Text what = Text.same("");
  private Unit unit = Unit.THINGS;
  private long total;
  private long began;
  private long lastLine;
  private Optional<ProgressBar> bar = Optional.empty();

  ProgressLine(Talk talk, boolean terminal) {
    this.talk = talk;
    this.terminal = terminal;
  }

  @Override
  public synchronized void begins(Text step, long total, Unit unit) {
    close();
    this.what = step;
    this.total = total;
    this.unit = unit;
    this.began = System.nanoTime();
    this.lastLine = began;
  }

  @Override
  public synchronized void at(long done) {
    long now = System.nanoTime();
    if (now - began < SHOW_AFTER) {
      return;
    }
    if (terminal) {
      if (bar.isEmpty()) {
        bar = Optional.of(open());
      }
      bar.get().stepTo(done);
    } else if (now - lastLine >= LINE_EVERY) {
      lastLine = now;
      talk.err().println(line(done, now));
    }
  }

  private ProgressBar open() {
    ProgressBarBuilder builder =
        new ProgressBarBuilder()
            .setTaskName(talk.say(what))
            .setInitialMax(total > 0 ? total : -1)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(200)
            .startsFrom(0, Duration.of(System.nanoTime() - began, ChronoUnit.NANOS))
            .setConsumer(new ConsoleProgressBarConsumer(talk.err()))
            .clearDisplayOnFinish();
    if (unit == Unit.BYTES) {
      builder.setUnit(" MiB", MIB).showSpeed();
    } else {
      builder.showSpeed();
    }
    return builder.build();
  }

  private String line(long done, long now) {
    return line(talk, what, unit, done, total, (now - began) / 1e9);
  }

  /** A rate below one a second says nothing as a whole number: then none is named. */
  static String line(Talk talk, Text what, Watch.Unit unit, long done, long total, double seconds) {
    double rate = done / seconds;
    String speed =
        unit == Unit.BYTES
            ? " %.1f MiB/s".formatted(rate / MIB)
            : rate < 1 ? "" : " %.0f/s".formatted(rate);
    String left =
        total > done && done > 0
            ? talk.say(",剩余约 ", ", about ")
                + Math.max(1, Math.round(seconds * (total - done) / done))
                + talk.say(" 秒", " s left")
            : "";
    String part = total > 0 ? " " + Math.min(100, done * 100 / total) + "%" : " " + done;
    return talk.say(what) + part + speed + left;
  }

  @Override
  public synchronized void notes(Text sentence) {
    talk.aside(sentence);
  }

  @Override
  public synchronized void close() {
    bar.ifPresent(ProgressBar::close);
    bar = Optional.empty();
  }
}
