package org.tiezheng.examine.check;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.TextMessage;

/** SMS-001: both numbers, direction and both times are there and fit together. */
final class SmsFields implements Check.OfItem {
  private static final String TOLERANCE = "toleranceSeconds";
  private static final String SERVICE = "servicePrefixes";

  /** Own numbers that a person would still read; a store with more is odd in itself. */
  private static final int MOST_OWN = 20;

  @Override
  public String name() {
    return "sms.fields.present";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(TOLERANCE, SERVICE);
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    Seen seen = new Seen(context, params.words(SERVICE), params.seconds(TOLERANCE));
    try (Stream<TextMessage> messages = context.records(item, TextMessage.class)) {
      messages.forEach(seen::add);
    }
    if (seen.count == 0) {
      return Ruling.unknown("没有读到短信", "no text message was read", "records.sms");
    }
    if (!seen.missing.isEmpty()) {
      return Ruling.fail(
              "%d 条短信缺对方号码、方向或时间".formatted(seen.missing.count()),
              "%d messages lack the other number, the direction or any time"
                  .formatted(seen.missing.count()))
          .at(seen.missing.list());
    }
    Optional<String> stated = context.answer(item, Answer.OWN_NUMBER);
    Set<String> own = own(item, stated, seen);
    if (own.isEmpty()) {
      return Ruling.unknown(
              "其他项目齐全,但不知道本机号码:请填写",
              "all else is there, but not the phone's own number: please state it",
              Answer.OWN_NUMBER.path())
          .cure("fill");
    }
    checkOwn(item, own, stated, seen, params.words(SERVICE));
    if (!seen.doubtful.isEmpty()) {
      return Ruling.warn(
              "必备项目齐全,另有 %d 处须说明(时间缺一、先收后发、号码或方向不合常规)".formatted(seen.doubtful.count()),
              "the fields are there, but %d places need a word (one time lacking, received before"
                      .formatted(seen.doubtful.count())
                  + " sent, unusual number or direction)")
          .at(seen.doubtful.list());
    }
    return Ruling.pass(
            "%d 条短信的双方号码、方向、发送和接收时间齐全".formatted(seen.count - seen.drafts)
                + (seen.drafts == 0 ? "" : ";另有 %d 条草稿,没有发出".formatted(seen.drafts)),
            "numbers, direction and times of %d messages are there"
                    .formatted(seen.count - seen.drafts)
                + (seen.drafts == 0 ? "" : "; %d drafts were never sent".formatted(seen.drafts)))
        .at(Context.label(item), "own", String.join(", ", own));
  }

  /** As a person states it, else as the rows or the source as a whole do. */
  private static Set<String> own(Item item, Optional<String> stated, Seen seen) {
    if (stated.isPresent()) {
      return new TreeSet<>(Context.list(stated.get()).stream().map(Account::keyOf).toList());
    }
    if (!seen.own.isEmpty()) {
      return seen.own;
    }
    return new TreeSet<>(item.reading().flatMap(Reading::owner).stream().toList());
  }

  private static void checkOwn(
      Item item, Set<String> own, Optional<String> stated, Seen seen, List<String> service) {
    String label = Context.label(item);
    for (String key : own) {
      if (PhoneNumber.of(key.substring(key.indexOf(':') + 1), service) == PhoneNumber.OTHER) {
        seen.doubtful.add(label, Answer.OWN_NUMBER.path(), "not a telephone number: " + key);
      }
    }
    if (stated.isPresent()) {
      seen.own.stream()
          .filter(key -> !own.contains(key))
          .forEach(
              key -> seen.doubtful.add(label, Answer.OWN_NUMBER.path(), "the rows say " + key));
    }
  }

  /** What the messages show, counted while they pass. */
  private static final class Seen {
    private final Context context;
    private final List<String> service;
    private final Duration tolerance;
    private final Places missing = new Places();
    private final Places doubtful = new Places();
    private final Set<String> own = new TreeSet<>();
    private long count;
    private long drafts;

    Seen(Context context, List<String> service, Duration tolerance) {
      this.context = context;
      this.service = service;
      this.tolerance = tolerance;
    }

    void add(TextMessage message) {
      count++;
      message.own().filter(_ -> own.size() < MOST_OWN).map(Account::keyOf).ifPresent(own::add);
      if (message.box() == TextMessage.Box.DRAFT) {
        drafts++; // not sent to anybody yet
        return;
      }
      // The bytes of a deleted row may survive in part; then nobody left a field out.
      boolean residue =
          message.state() == RowState.DELETED_RECOVERED
              || message.state() == RowState.DELETED_OR_EARLIER;
      Places lacking = residue ? doubtful : missing;
      if (message.counterparts().stream().allMatch(String::isBlank)) {
        lacking.add(context, message, "no number of the other side");
      }
      message.counterparts().stream()
          .filter(n -> !n.isBlank() && PhoneNumber.of(n, service) == PhoneNumber.OTHER)
          .forEach(n -> doubtful.add(context, message, "not a telephone number: " + n));
      if (SmsDirection.outgoing(message).isEmpty()) {
        lacking.add(context, message, "direction unknown");
      } else if (SmsDirection.contradicts(message)) {
        doubtful.add(context, message, "box " + message.box() + " against its direction");
      }
      times(message, lacking);
    }

    private void times(TextMessage message, Places lacking) {
      Optional<Instant> sent = message.sent().flatMap(RecordedTime::instant);
      Optional<Instant> received = message.received().flatMap(RecordedTime::instant);
      if (sent.isEmpty() && received.isEmpty()) {
        lacking.add(context, message, "no time");
      } else if (SmsDirection.received(message) && (sent.isEmpty() || received.isEmpty())) {
        doubtful.add(context, message, sent.isEmpty() ? "no sent time" : "no received time");
      } else if (sent.isPresent()
          && received.isPresent()
          && sent.get().isAfter(received.get().plus(tolerance))) {
        doubtful.add(context, message, "sent " + sent.get() + " after received " + received.get());
      }
    }
  }
}
