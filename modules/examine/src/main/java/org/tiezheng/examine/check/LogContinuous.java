package org.tiezheng.examine.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.ServerLog;

/**
 * LOG-001: numbers, rotation and chain of a log have no hole, and its clock is known. A log with
 * none of the three cannot show whether it is whole.
 */
final class LogContinuous implements Check.OfItem {
  @Override
  public String name() {
    return "log.sequence.continuous";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    List<ServerLog> logs = new ArrayList<>();
    try (Stream<ServerLog> found = context.records(item, ServerLog.class)) {
      found.forEach(logs::add);
    }
    if (logs.isEmpty()) {
      return Ruling.unknown("没有读到日志", "no log was read", "records.log");
    }
    Places holes = holes(logs, context);
    Optional<String> clock = context.answer(item, Answer.LOG_CLOCK);
    if (!holes.isEmpty()) {
      return Ruling.fail(
              "日志有 %d 处不连续".formatted(holes.count()),
              "the log has holes in %d places".formatted(holes.count()))
          .at(holes.list());
    }
    if (Context.none(clock) || Context.no(clock)) {
      return Ruling.fail("不知道系统时钟的偏差", "the offset of the system's clock is not known")
          .at(Context.label(item), Answer.LOG_CLOCK.path(), clock.orElse(""));
    }
    Places backward = new Places();
    logs.forEach(log ->
        log.backward()
            .forEach(line ->
                backward.add(
                    context.name(log.provenance().original()), "line " + line, "time goes back")));
    Places good = new Places();
    logs.forEach(log -> good.add(context, log, log.line()));
    return shown(logs, clock, backward, good);
  }

  private static Ruling shown(
      List<ServerLog> logs, Optional<String> clock, Places backward, Places good) {
    boolean shows = logs.stream().allMatch(l -> l.numbers().isPresent() || l.chain().isPresent());
    if (clock.isEmpty() || !shows) {
      return Ruling.unknown(
              clock.isEmpty() ? "没有说明产生日志的系统的时钟偏差" : "日志各行没有编号或摘要链,看不出是否缺行(轮转序号只说明文件)",
              clock.isEmpty()
                  ? "nobody says how far off the system's clock was"
                  : "the lines have no numbers or chain that would show whether any is missing (a"
                      + " rotation tells of files only)",
              clock.isEmpty() ? Answer.LOG_CLOCK.path() : "records.log")
          .at(good.list());
    }
    return backward.isEmpty()
        ? Ruling.pass("日志连续,时钟偏差已说明", "the log is continuous, its clock offset stated")
            .at(good.list())
        : Ruling.warn(
                "日志有 %d 处时间倒退,可能是校时或多个进程写入".formatted(backward.count()),
                "time goes back in %d places: the clock was set, or several processes wrote"
                    .formatted(backward.count()))
            .at(backward.list());
  }

  private static Places holes(List<ServerLog> logs, Context context) {
    Places holes = new Places();
    Set<Integer> parts = new HashSet<>();
    int of = 0;
    for (ServerLog log : logs) {
      log.numbers()
          .ifPresent(n -> n.missing().forEach(m -> holes.add(context, log, "missing " + m)));
      log.chain()
          .ifPresent(chain ->
              chain
                  .broken()
                  .forEach(line ->
                      holes.add(
                          context.name(log.provenance().original()),
                          "line " + line,
                          chain.algorithm() + " chain broken")));
      if (log.part().isPresent()) {
        parts.add(log.part().get().number());
        of = Math.max(of, log.part().get().of());
      }
    }
    IntStream.rangeClosed(1, Math.min(of, 100_000))
        .filter(n -> !parts.contains(n))
        .forEach(n -> holes.add(context, logs.getFirst(), "file " + n + " of the rotation"));
    return holes;
  }
}
