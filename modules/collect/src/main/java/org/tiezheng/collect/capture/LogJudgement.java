package org.tiezheng.collect.capture;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tiezheng.collect.capture.Flaw.Kind;

/** What a log that was read to its end shows beyond its single lines: holes, delays, clocks. */
final class LogJudgement {
  /** Within so many seconds a piece is on the server's disk and deposited, else it is late. */
  static final Duration SOON = Duration.ofSeconds(15);

  /** So exact the comparison of the clocks has to be. */
  private static final long SPREAD = 2_000;

  private static final long JUMP = 2_000;

  private final LogReading log;
  private final List<Flaw> flaws = new ArrayList<>();

  LogJudgement(LogReading log) {
    this.log = log;
  }

  List<Flaw> flaws() {
    if (log.begun().isEmpty()) {
      add(Kind.BROKEN, "记录没有开头", "the log has no beginning");
      return flaws;
    }
    missing();
    late();
    deposited();
    clocks();
    troubles();
    return flaws;
  }

  private void add(Kind kind, String zh, String en) {
    flaws.add(Flaw.of(kind, zh, en));
  }

  private void missing() {
    Optional<LogEntry.Ended> ended = log.ended();
    long last = log.chain().map(RecordChain::last).orElse(0L);
    if (ended.isEmpty()) {
      add(Kind.MISSING, "记录没有结尾:其后可能还有内容", "the log has no end: more may have followed");
    } else if (!ended.get().byBrowser()) {
      add(
          Kind.MISSING,
          "拍摄不是由浏览器结束的:记录 " + last + " 之后可能还有没有送到的内容",
          "the browser did not end the capture: more may have followed record "
              + last
              + " and did not come");
    } else if (ended.get().last() > last) {
      add(
          Kind.MISSING,
          "记录 %d 至 %d 没有送到".formatted(last + 1, ended.get().last()),
          "records %d to %d did not come".formatted(last + 1, ended.get().last()));
    }
    for (Take take : log.takes()) {
      if (take.ended().isEmpty()) {
        add(
            Kind.MISSING,
            "%s 没有结尾:收到 %d 片,其后的内容没有送到".formatted(take.fileName(), take.pieces().size()),
            "%s has no end: %d pieces came, what followed them did not"
                .formatted(take.fileName(), take.pieces().size()));
      }
    }
    if (log.takes().isEmpty()) {
      add(Kind.MISSING, "没有拍到任何内容", "nothing was captured");
    }
  }

  /** Pieces that came late, told as stretches. */
  private void late() {
    for (Take take : log.takes()) {
      int first = 0;
      int last = 0;
      Duration most = Duration.ZERO;
      for (Take.Piece piece : take.pieces()) {
        Duration after = Duration.between(piece.made(), piece.came());
        if (after.compareTo(SOON) > 0) {
          first = first == 0 ? piece.number() : first;
          last = piece.number();
          most = after.compareTo(most) > 0 ? after : most;
        } else if (first > 0) {
          late(take, first, last, most);
          first = 0;
          most = Duration.ZERO;
        }
      }
      if (first > 0) {
        late(take, first, last, most);
      }
    }
  }

  private void late(Take take, int first, int last, Duration most) {
    add(
        Kind.LATE,
        "%s 第 %d 至 %d 片迟到,最多 %d 秒(如连接中断后补送):存证只说明它们在到达时已存在,不说明在拍摄时"
            .formatted(take.fileName(), first, last, most.toSeconds()),
        ("pieces %d to %d of %s came up to %d s late, as after a lost connection: their deposit"
                + " shows that they existed when they came, not when they say they were recorded")
            .formatted(first, last, take.fileName(), most.toSeconds()));
  }

  private void deposited() {
    long covered = 0;
    Duration most = Duration.ZERO;
    long worst = 0;
    if (log.deposits().stream().noneMatch(d -> d.first() == 0)) {
      add(
          Kind.MISSING,
          "拍摄的开头(口令与起始值)没有存证",
          "the beginning of the capture, with its code, was not deposited");
    }
    for (LogEntry.Deposited deposit : log.deposits()) {
      if (deposit.first() == 0) {
        continue;
      }
      if (deposit.first() != covered + 1 || deposit.last() < deposit.first()) {
        add(
            Kind.MISSING,
            "记录 %d 之后的存证从 %d 开始".formatted(covered, deposit.first()),
            "after record %d the deposits go on with %d".formatted(covered, deposit.first()));
      }
      covered = deposit.last();
      Optional<Instant> came = log.came(deposit.first());
      Duration after = came.map(c -> Duration.between(c, deposit.time())).orElse(Duration.ZERO);
      if (after.compareTo(most) > 0) {
        most = after;
        worst = deposit.first();
      }
    }
    long last = log.chain().map(RecordChain::last).orElse(0L);
    if (covered < last) {
      add(
          Kind.MISSING,
          "记录 %d 至 %d 没有存证".formatted(covered + 1, last),
          "records %d to %d were not deposited".formatted(covered + 1, last));
    }
    if (most.compareTo(SOON) > 0) {
      add(
          Kind.LATE,
          "记录 %d 到达后 %d 秒才存证(案件正被使用)".formatted(worst, most.toSeconds()),
          "record %d was deposited %d s after it came (the case was in use)"
              .formatted(worst, most.toSeconds()));
    }
  }

  private void clocks() {
    List<LogReading.Timed> all = log.happened();
    if (all.isEmpty()) {
      return;
    }
    if (all.stream().allMatch(t -> t.sent().clock().isEmpty())) {
      add(
          Kind.CLOCK,
          "浏览器与服务器的时钟没有比对:拍摄时间只是浏览器所说",
          "the clocks were not compared: the times of recording are only what the browser says");
      return;
    }
    long least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    long spread = 0;
    for (LogReading.Timed t : all) {
      if (t.sent().clock().isPresent()) {
        Sent.Clock clock = t.sent().clock().get();
        least = Math.min(least, clock.offset());
        most = Math.max(most, clock.offset());
        spread = Math.max(spread, clock.spread());
      }
    }
    if (spread > SPREAD) {
      add(
          Kind.CLOCK,
          "时钟比对的误差达 ±%d 毫秒".formatted(spread),
          "the clocks were compared to within ±%d ms only".formatted(spread));
    }
    if (most - least > JUMP + 2 * spread) {
      add(
          Kind.CLOCK,
          "拍摄中两个时钟之差变动了 %d 毫秒:其中一个被调过".formatted(most - least),
          "the difference of the clocks changed by %d ms while capturing: one of them was set"
              .formatted(most - least));
    }
  }

  private void troubles() {
    for (LogReading.Timed t : log.happened()) {
      if (t.sent().act() instanceof Sent.Trouble trouble) {
        boolean gone = trouble.what().equals(Sent.Trouble.GONE);
        flaws.add(new Flaw(gone ? Kind.MISSING : Kind.TROUBLE, TroubleWords.of(trouble)));
      }
    }
  }
}
