package org.tiezheng.examine.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Observation;

/**
 * CH-004: qualification, independence and standards of the platform. A self-run log is none; who
 * says so relies on no platform, and the rule has nothing to ask.
 */
final class PlatformNeutral implements Check.OfItem {
  @Override
  public String name() {
    return "chain.platform.neutral";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    List<Observation.Deposit> deposits = context.deposits(item);
    if (deposits.isEmpty()) {
      return Ruling.notApplicable("未作存证", "nothing was deposited");
    }
    String label = Context.label(item);
    boolean neutral = deposits.stream().allMatch(Observation.Deposit::neutral);
    Optional<String> independence = context.answer(item, Answer.PLATFORM_INDEPENDENCE);
    if (!neutral && Context.yes(independence)) {
      return Ruling.fail("称平台中立,但日志由当事人自己运行", "said to be independent, but a party runs the log")
          .at(label, Answer.PLATFORM_INDEPENDENCE.path(), independence.get());
    }
    if (!neutral && Context.no(independence)) {
      return Ruling.notApplicable(
          "日志由当事人自己运行,已如实写明,不主张平台中立",
          "a party runs the log, says so, and claims no neutral platform");
    }
    if (!neutral) {
      return Ruling.warn("日志由当事人自己运行,不属于中立第三方平台", "a party runs the log: no neutral third party")
          .at(label, "observations.deposit", "neutral: false");
    }
    if (Context.no(independence)) {
      return Ruling.fail("平台与当事人有利害关系", "the platform is not independent of the parties")
          .at(label, Answer.PLATFORM_INDEPENDENCE.path(), independence.get());
    }
    List<String> missing =
        Stream.of(
                Answer.PLATFORM_QUALIFICATION,
                Answer.PLATFORM_INDEPENDENCE,
                Answer.PLATFORM_STANDARDS)
            .filter(a -> context.answer(item, a).isEmpty())
            .map(Answer::path)
            .toList();
    return missing.isEmpty()
        ? Ruling.pass("平台资质、中立性、标准均已说明", "qualification, independence and standards are documented")
            .at(label, Answer.PLATFORM_INDEPENDENCE.path(), independence.orElse(""))
        : Ruling.unknown(
            "平台资质、中立性或标准未说明",
            "qualification, independence or standards are not" + " documented",
            missing);
  }
}
