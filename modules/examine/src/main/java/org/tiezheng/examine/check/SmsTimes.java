package org.tiezheng.examine.check;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tiezheng.evidence.Acquisition;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TextMessage;
import org.tiezheng.examine.value.DateSpan;

/**
 * SMS-005: messages lie within the time in which the phone was used, the phone's time and that of
 * the service centre agree, and the service centre is one of an operator that is known.
 */
final class SmsTimes implements Check.OfItem {
  private static final String TOLERANCE = "toleranceSeconds";
  private static final String LONGEST = "longestDelayDays";
  private static final String CENTRES = "serviceCentrePrefixes";

  @Override
  public String name() {
    return "sms.time.plausible";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(TOLERANCE, LONGEST, CENTRES);
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    Optional<LocalDate> from = day(item, context, Answer.USED_FROM, true);
    Optional<LocalDate> until = day(item, context, Answer.USED_UNTIL, false);
    Optional<Instant> taken =
        context.acquisitions(item).stream().map(Acquisition::ended).max(Instant::compareTo);
    Seen seen = new Seen(context, params, from, until, taken);
    try (Stream<TextMessage> messages = context.records(item, TextMessage.class)) {
      messages.filter(m -> m.box() != TextMessage.Box.DRAFT).forEach(seen::add);
    }
    if (seen.timed == 0) {
      return Ruling.unknown("没有读到带时间的短信", "no message with a time was read", "records.sms");
    }
    List<Group> found = seen.groups().stream().filter(g -> !g.places.isEmpty()).toList();
    if (!found.isEmpty()) {
      return told(item, context, found);
    }
    if (from.isEmpty()) {
      return Ruling.unknown(
          "时间之间未见矛盾;但未填写手机的使用期间,不知短信是否在此期间内",
          "times do not contradict each other; but nobody states since when the phone was used",
          Answer.USED_FROM.path());
    }
    if (seen.received > 0 && seen.compared == 0) {
      return Ruling.unknown(
          "短信都在使用期间内;但收到的短信只有一个时间,无法与服务中心时间比较",
          "messages lie within the time of use; but received ones have one time only, so it cannot"
              + " be compared with that of the service centre",
          "records.sms.sent");
    }
    return Ruling.pass(
            "%d 条短信在手机使用期间内;%d 条收到的短信,手机时间与服务中心时间相符".formatted(seen.timed, seen.compared),
            "%d messages lie within the time of use; for %d received ones the phone's time fits the"
                    .formatted(seen.timed, seen.compared)
                + " service centre's")
        .at(Context.label(item), Answer.USED_FROM.path(), from.get().toString());
  }

  private static Ruling told(Item item, Context context, List<Group> found) {
    String zh =
        found.stream()
            .map(g -> g.what.zh() + " " + g.places.count() + " 条")
            .collect(Collectors.joining(";"));
    String en =
        found.stream()
            .map(g -> g.what.en() + ": " + g.places.count())
            .collect(Collectors.joining("; "));
    boolean hard = found.stream().anyMatch(g -> g.hard);
    boolean explained = context.answer(item, Answer.ORDER_EXPLAINED).isPresent();
    Ruling ruling =
        explained
            ? Ruling.warn(zh + "(已说明)", en + " (explained)")
            : hard ? Ruling.fail(zh, en) : Ruling.warn(zh, en);
    return ruling.at(found.stream().flatMap(g -> g.places.list().stream()).toList());
  }

  private static Optional<LocalDate> day(Item item, Context context, Answer answer, boolean first) {
    return context
        .answer(item, answer)
        .flatMap(text -> DateSpan.read(text, Context.ZONE))
        .map(span -> first ? span.from() : span.to());
  }

  /** Messages that share an oddity. */
  private record Group(Text what, boolean hard, Places places) {
    Group(String zh, String en, boolean hard) {
      this(new Text(zh, en), hard, new Places());
    }
  }

  /** What the messages show, sorted while they pass. */
  private static final class Seen {
    private static final long HOUR = 3600;
    private static final long MOST_HOURS = 14;

    private final Context context;
    private final Optional<LocalDate> from;
    private final Optional<LocalDate> until;
    private final Optional<Instant> taken;
    private final Duration tolerance;
    private final Duration longest;
    private final List<String> centres;

    private final Group future = new Group("晚于提取时间的", "later than the extraction", true);
    private final Group negative =
        new Group("手机收到早于服务中心发出的", "received before the service centre sent it", true);
    private final Group zone =
        new Group("两个时间恰差整小时的(时区或时钟误差)", "whole hours apart (time zone or clock)", false);
    private final Group outside =
        new Group("在所填使用期间以外的(换机迁移也会如此)", "outside the stated time of use", false);
    private final Group late = new Group("延迟过久才收到的", "delivered very late", false);
    private final Group centre =
        new Group("服务中心号码不在已知运营商号段的", "service centre of no operator on our list", false);
    private long timed;
    private long received;
    private long compared;

    Seen(
        Context context,
        Params params,
        Optional<LocalDate> from,
        Optional<LocalDate> until,
        Optional<Instant> taken) {
      this.context = context;
      this.from = from;
      this.until = until;
      this.taken = taken;
      this.tolerance = params.seconds(TOLERANCE);
      this.longest = params.days(LONGEST);
      this.centres = params.words(CENTRES);
    }

    List<Group> groups() {
      return List.of(future, negative, zone, outside, late, centre);
    }

    void add(TextMessage message) {
      Optional<Instant> time = message.time().instant();
      if (time.isEmpty()) {
        return;
      }
      timed++;
      LocalDate day = Context.dayOf(time.get());
      if (taken.isPresent() && time.get().isAfter(taken.get().plus(tolerance))) {
        future.places.add(context, message, time.get() + " > " + taken.get());
      } else if (from.filter(day::isBefore).isPresent() || until.filter(day::isAfter).isPresent()) {
        outside.places.add(context, message, day.toString());
      }
      if (SmsDirection.received(message)) {
        received++;
        latency(message);
        centre(message);
      }
    }

    private void latency(TextMessage message) {
      Optional<Instant> sent = message.sent().flatMap(RecordedTime::instant);
      Optional<Instant> stored = message.received().flatMap(RecordedTime::instant);
      if (sent.isEmpty() || stored.isEmpty()) {
        return;
      }
      compared++;
      long delay = Duration.between(sent.get(), stored.get()).toSeconds();
      long hours = Math.round(delay / (double) HOUR);
      boolean whole =
          hours != 0
              && Math.abs(hours) <= MOST_HOURS
              && Math.abs(delay - hours * HOUR) <= tolerance.toSeconds() / 2;
      String value = "sent " + sent.get() + ", received " + stored.get() + " (" + delay + " s)";
      if (delay < -tolerance.toSeconds()) {
        (whole ? zone : negative).places.add(context, message, value);
      } else if (delay > longest.toSeconds()) {
        late.places.add(context, message, value);
      }
    }

    /** Only where the store names a Chinese one; a phone abroad has others. */
    private void centre(TextMessage message) {
      String number = message.serviceCentre().map(n -> n.replaceAll("[^+0-9]", "")).orElse("");
      String plain = number.startsWith("00") ? "+" + number.substring(2) : number;
      if (!plain.isEmpty() && centres.stream().noneMatch(plain::startsWith)) {
        centre.places.add(context, message, "service centre " + number);
      }
    }
  }
}
