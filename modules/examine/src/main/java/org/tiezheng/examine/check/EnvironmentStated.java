package org.tiezheng.examine.check;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.evidence.Acquisition;
import org.tiezheng.evidence.Item;

/** G-011: the environment in which the data were taken is stated, with the clock's deviation. */
final class EnvironmentStated implements Check.OfItem {
  private static final String WARN = "offsetWarnSeconds";
  private static final String FAIL = "offsetFailSeconds";

  @Override
  public String name() {
    return "general.environment.stated";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(WARN, FAIL);
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    if (item.originals().isEmpty()) {
      return Ruling.notApplicable("该证据没有电子原始数据", "the item has no electronic original");
    }
    String label = Context.label(item);
    if (context.answer(item, Answer.SYSTEM_STATE).filter("abnormal"::equals).isPresent()) {
      return Ruling.fail("声明生成或存储时系统不正常", "the system is stated not to have worked normally then")
          .at(label, Answer.SYSTEM_STATE.path(), "abnormal");
    }
    List<Acquisition> taken = context.acquisitions(item);
    Optional<String> stated = context.answer(item, Answer.ENVIRONMENT);
    boolean recorded = taken.stream().anyMatch(a -> !a.environment().isEmpty());
    if (stated.isEmpty() && !recorded) {
      return Ruling.unknown(
          "没有取证环境说明",
          "the environment of the taking is not stated",
          "acquisitions.environment",
          Answer.ENVIRONMENT.path());
    }
    Optional<Acquisition> worst =
        taken.stream()
            .filter(a -> a.clockOffsetMillis().isPresent())
            .max(Comparator.comparingLong(EnvironmentStated::offset));
    if (worst.isEmpty()) {
      return Ruling.unknown(
          "取证环境已说明,但没有测量时钟偏差",
          "the environment is stated, but the clock's deviation was not measured",
          "acquisitions.clockOffsetMillis");
    }
    long offset = offset(worst.get());
    String where = "acquisition " + worst.get().id();
    if (offset > params.seconds(FAIL).toMillis()) {
      return Ruling.fail(
              "取证时时钟偏差 %d 毫秒,超过产品阈值 %d 秒".formatted(offset, params.number(FAIL)),
              "the clock was off by %d ms, more than the product's threshold of %d s"
                  .formatted(offset, params.number(FAIL)))
          .at(where, "clockOffsetMillis", String.valueOf(offset));
    }
    if (offset > params.seconds(WARN).toMillis()) {
      return Ruling.warn(
              "取证时时钟偏差 %d 毫秒".formatted(offset), "the clock was off by %d ms".formatted(offset))
          .at(where, "clockOffsetMillis", String.valueOf(offset));
    }
    return Ruling.pass("取证环境与时钟偏差已记录", "environment and clock deviation are recorded")
        .at(where, "clockOffsetMillis", String.valueOf(offset));
  }

  private static long offset(Acquisition taken) {
    return Math.abs(taken.clockOffsetMillis().orElse(0L));
  }
}
