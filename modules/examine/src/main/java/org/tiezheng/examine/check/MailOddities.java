package org.tiezheng.examine.check;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Mail;

/**
 * EML-007: things in a mail's header that mail programs do not usually write: a field twice that
 * stands once, an id of another domain, and times that programs leave in ids and boundaries and
 * that do not fit the date. Each has innocent reasons, so that none is more than a warning.
 */
final class MailOddities implements Check.OfItem {
  private static final String TOLERANCE = "toleranceHours";
  private static final String RELAYS = "relayIdDomains";

  /** Fields that stand once at most (RFC 5322, 3.6); the reader numbers their repetitions. */
  private static final List<String> ONCE =
      List.of("from", "date", "subject", "to", "cc", "message-id", "in-reply-to", "references");

  /** How Outlook writes a boundary: the time as 100 ns since 1601, high and low half. */
  private static final Pattern BOUNDARY =
      Pattern.compile("_NextPart_[0-9A-F]{3}_[0-9A-F]{4}_(01[0-9A-F]{6})\\.([0-9A-F]{8})");

  private static final Pattern ID_TIME =
      Pattern.compile("<?((?:199|20[0-9])[0-9]{11})[0-9]*[^0-9].*");
  private static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");
  private static final Instant SINCE_1601 = Instant.parse("1601-01-01T00:00:00Z");

  @Override
  public String name() {
    return "mail.header.odd";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(TOLERANCE, RELAYS);
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    Places odd = new Places();
    Places bare = new Places();
    Places good = new Places();
    try (Stream<Mail> mails = context.records(item, Mail.class)) {
      mails.forEach(mail -> {
        if (mail.headers().isEmpty() && mail.messageId().isEmpty()) {
          bare.add(context, mail, mail.subject());
          return;
        }
        long before = odd.count();
        repeated(mail, context, odd);
        foreignId(mail, context, params, odd);
        charsets(mail, context, odd);
        times(mail, context, params, odd);
        if (odd.count() == before) {
          good.add(context, mail, mail.messageId().orElse(""));
        }
      });
    }
    if (!odd.isEmpty()) {
      return Ruling.warn(
              "邮件头有 %d 处不寻常(可能有正常原因,如群发、代发、草稿)".formatted(odd.count()),
              "%d unusual things in the header (there may be an innocent reason: a list, a relay, a"
                      .formatted(odd.count())
                  + " draft)")
          .at(odd.list());
    }
    if (!bare.isEmpty()) {
      return Ruling.unknown(
              "%d 封邮件没有邮件头可查".formatted(bare.count()),
              "%d mails have no header to look at".formatted(bare.count()),
              "records.mail.headers")
          .at(bare.list());
    }
    return good.isEmpty()
        ? Ruling.unknown("没有读到邮件", "no mail was read", "records.mail")
        : Ruling.pass(
                "未见重复字段、异域编号或编号与日期不符(邮件头可被改写)",
                "no field twice, no id of another domain, no time in an id that contradicts the"
                    + " date (a header can be rewritten)")
            .at(good.list());
  }

  private static void repeated(Mail mail, Context context, Places odd) {
    for (String name : ONCE) {
      String second = mail.headers().get(name + " (2)");
      if (second != null) {
        odd.add(context, mail, name + " × 2: " + second);
      }
    }
  }

  /** One program writes one encoding; two in one header may come from two hands. */
  private static void charsets(Mail mail, Context context, Places odd) {
    List<String> named = mail.wire().map(Mail.Wire::charsets).orElse(List.of());
    long families =
        named.stream()
            .filter(name -> !name.contains("ascii"))
            .map(name -> name.startsWith("gb") ? "gb" : name)
            .distinct()
            .count();
    if (families > 1) {
      odd.add(context, mail, "charsets of the header: " + String.join(", ", named));
    }
  }

  private static void foreignId(Mail mail, Context context, Params params, Places odd) {
    String id = domain(mail.messageId().orElse(""));
    List<String> from =
        MailAddresses.keys(List.of(mail.from())).stream().map(MailOddities::domain).toList();
    // A name without a dot is a computer's and says nothing of a domain.
    if (id.indexOf('.') > 0
        && !from.isEmpty()
        && from.stream().noneMatch(f -> related(f, id))
        && params.words(RELAYS).stream().noneMatch(relay -> related(relay, id))) {
      odd.add(context, mail, "Message-ID @" + id + " ≠ From " + from);
    }
  }

  private static void times(Mail mail, Context context, Params params, Places odd) {
    Optional<Instant> date = mail.time().instant();
    if (date.isEmpty()) {
      return;
    }
    Duration tolerance = Duration.ofHours(params.number(TOLERANCE));
    Stream.of(
            boundaryTime(mail.headers().getOrDefault("content-type", "")),
            idTime(mail.messageId().orElse("")))
        .flatMap(Optional::stream)
        .filter(t -> Duration.between(t, date.get()).abs().compareTo(tolerance) > 0)
        .forEach(t -> odd.add(context, mail, "id or boundary of " + t + " ≠ Date " + date.get()));
    // A conversation may be old, but it cannot begin after a mail that belongs to it.
    threadStart(mail.headers().getOrDefault("thread-index", ""))
        .filter(t -> t.isAfter(date.get().plus(tolerance)))
        .ifPresent(t -> odd.add(context, mail, "Thread-Index of " + t + " > Date " + date.get()));
  }

  private static Optional<Instant> boundaryTime(String contentType) {
    Matcher found = BOUNDARY.matcher(contentType);
    return found.find()
        ? Optional.of(
            fileTime(
                (Long.parseLong(found.group(1), 16) << 32) | Long.parseLong(found.group(2), 16)))
        : Optional.empty();
  }

  /** The id of several programs begins with fourteen digits of local time. */
  private static Optional<Instant> idTime(String id) {
    Matcher found = ID_TIME.matcher(id);
    try {
      return found.matches()
          ? Optional.of(
              LocalDateTime.parse(found.group(1), DIGITS).atZone(Context.ZONE).toInstant())
          : Optional.empty();
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }

  /** The first six of 22 bytes are the high bytes of the time at which the conversation began. */
  private static Optional<Instant> threadStart(String index) {
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(index);
      if (bytes.length < 22 || bytes[0] != 1) {
        return Optional.empty();
      }
      long time = 0;
      for (int i = 0; i < 6; i++) {
        time = (time << 8) | (bytes[i] & 0xff);
      }
      return Optional.of(fileTime(time << 16));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static Instant fileTime(long hundredNanos) {
    return SINCE_1601.plusSeconds(hundredNanos / 10_000_000);
  }

  private static String domain(String address) {
    return address
        .substring(address.lastIndexOf('@') + 1)
        .replaceAll("[<>\\s]", "")
        .toLowerCase(Locale.ROOT);
  }

  private static boolean related(String one, String other) {
    return one.equals(other) || one.endsWith("." + other) || other.endsWith("." + one);
  }
}
