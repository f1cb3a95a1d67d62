package org.tiezheng.examine.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.evidence.CaptureSession;
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
    return followed(context, params, lag, captured);
  }

  /** A token over the film itself, not long after its end. */
  private static Ruling followed(Context context, Params params, Duration lag, Captured captured) {
    Places good = new Places();
    Places early = new Places();
    Places late = new Places();
    boolean timeless = false;
    boolean bare = false;
    for (CaptureSession session : captured.sessions()) {
      Optional<Instant> ended = session.ended().instant();
      timeless |= ended.isEmpty();
      for (String film : films(session)) {
        List<Observation.Token> tokens = sound(film, context);
        bare |= tokens.isEmpty();
        if (ended.isPresent() && !tokens.isEmpty()) {
          Observation.Token token = nearest(tokens, ended.get());
          Duration after = Duration.between(ended.get(), token.time());
          Places where =
              after.isNegative()
                  ? early
                  : after.compareTo(Duration.ofHours(params.number(TOKEN))) > 0 ? late : good;
          where.add(context.name(film), "token", TokenState.line(token));
        }
      }
    }
    if (bare || timeless) {
      return Ruling.unknown(
          "录像没有有效的时间戳,或不知道拍摄何时结束",
          "there is no sound token over the film, or the end of the filming is not known",
          bare ? "observations.token" : "records.capture.time");
    }
    if (!early.isEmpty()) {
      return Ruling.warn(
              "录像的时间戳早于所记的拍摄结束时间,两者不可能都对",
              "the token over the film is earlier than the end of the filming as recorded: both"
                  + " cannot be right")
          .at(early.list());
    }
    return late.isEmpty()
        ? Ruling.pass(
                "拍摄及时(%d 天),录像的时间戳紧随其后".formatted(lag.toDays()),
                "filmed after %d days, and a token over the film followed".formatted(lag.toDays()))
            .at(good.list())
        : Ruling.warn(
                "录像的时间戳晚于拍摄结束 %d 小时以上".formatted(params.number(TOKEN)),
                "the token over the film is more than %d hours later than the end of the filming"
                    .formatted(params.number(TOKEN)))
            .at(late.list());
  }

  private static List<String> films(CaptureSession session) {
    return session.films().isEmpty() ? List.of(session.provenance().original()) : session.films();
  }

  private static List<Observation.Token> sound(String film, Context context) {
    return context.tokens(film).stream()
        .filter(t -> TokenState.of(t) == TokenState.SOUND)
        .sorted(Comparator.comparing(Observation.Token::time))
        .toList();
  }

  /** The first after the end; if there is none, the last before it. */
  private static Observation.Token nearest(List<Observation.Token> byTime, Instant ended) {
    return byTime.stream()
        .filter(t -> !t.time().isBefore(ended))
        .findFirst()
        .orElseGet(byTime::getLast);
  }
}
