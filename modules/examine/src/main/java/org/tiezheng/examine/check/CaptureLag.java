package org.tiezheng.examine.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Observation;

/** CAP-005: filming followed the messages soon, and a token followed the filming. */
final class CaptureLag implements Check.OfItem {
  private static final String WARN = "warnDays";
  private static final String FAIL = "failDays";
  private static final String TOKEN = "tokenHours";

  @Override
  public String name() {
    return "capture.lag.short";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(WARN, FAIL, TOKEN);
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    return Captured.examine(
        item,
        context,
        captured -> captured.incomplete().orElseGet(() -> judge(item, context, params, captured)));
  }

  private static Ruling judge(Item item, Context context, Params params, Captured captured) {
    Optional<Instant> last =
        captured.messages().stream().flatMap(m -> m.time().stream()).max(Comparator.naturalOrder());
    Optional<Instant> filmed =
        captured.sessions().stream()
            .flatMap(s -> s.time().instant().stream())
            .min(Comparator.naturalOrder());
    if (last.isEmpty() || filmed.isEmpty()) {
      return Ruling.unknown(
          "消息或拍摄的时间不明",
          "the time of the messages or of the filming is not known",
          last.isEmpty() ? "records.chat" : "records.capture.time");
    }
    Duration lag = Duration.between(last.get(), filmed.get());
    String label = Context.label(item);
    if (lag.isNegative()) {
      return Ruling.fail(
              "拍摄时间早于最后一条有关消息,不可能拍到它",
              "filming is earlier than the last message: it cannot be in the film")
          .at(label, "records.capture.time", filmed.get() + " < " + last.get());
    }
    return stamped(item, context, params, lag, captured);
  }

  private static Ruling stamped(
      Item item, Context context, Params params, Duration lag, Captured captured) {
    String label = Context.label(item);
    if (lag.compareTo(params.days(WARN)) > 0) {
      Optional<String> reason = context.answer(item, Answer.LAG_EXPLAINED);
      boolean tooLong = lag.compareTo(params.days(FAIL)) > 0;
      String zh = "拍摄晚于有关消息 %d 天".formatted(lag.toDays());
      String en = "filming is %d days later than the messages".formatted(lag.toDays());
      return (tooLong && reason.isEmpty()
              ? Ruling.fail(zh + ",未说明原因", en + "; no reason is given")
              : Ruling.warn(
                  zh + reason.map(r -> ",已说明原因").orElse(""),
                  en + reason.map(r -> "; a reason is given").orElse("")))
          .at(label, Answer.LAG_EXPLAINED.path(), reason.orElse(""));
    }
    List<Observation.Token> tokens =
        context.tokens(item).stream().filter(t -> TokenState.of(t) == TokenState.SOUND).toList();
    Optional<Instant> ended =
        captured.sessions().stream()
            .flatMap(s -> s.ended().instant().stream())
            .max(Comparator.naturalOrder());
    if (tokens.isEmpty() || ended.isEmpty()) {
      return Ruling.unknown(
          "没有有效的时间戳,或不知道拍摄何时结束",
          "there is no sound token, or the end of the filming is not known",
          tokens.isEmpty() ? "observations.token" : "records.capture.time");
    }
    Duration late = Duration.between(ended.get(), tokens.getFirst().time());
    return late.compareTo(Duration.ofHours(params.number(TOKEN))) > 0
        ? Ruling.warn(
                "时间戳晚于拍摄结束 %d 小时".formatted(late.toHours()),
                "the token is %d hours later than the end of the filming".formatted(late.toHours()))
            .at(label, "token", TokenState.line(tokens.getFirst()))
        : Ruling.pass(
                "拍摄及时(%d 天),时间戳紧随其后".formatted(lag.toDays()),
                "filmed after %d days, and a token followed".formatted(lag.toDays()))
            .at(label, "token", TokenState.line(tokens.getFirst()));
  }
}
