package org.tiezheng.examine.check;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Mail;

/**
 * EML-003: DKIM verified with an archived key whose source is stated. Without a key only what the
 * receiver's server wrote about DKIM, SPF and ARC is shown, which is never a pass: anybody can
 * write such a line. A mail without any of these is not suspicious for that.
 */
final class MailSignatures implements Check.OfItem {
  private static final Pattern STATED =
      Pattern.compile("(?i)\\b(dkim|spf|arc)\\s*=\\s*(pass|fail|softfail|permerror|policy)\\b");

  private static final Pattern STATED_FAILURE = Pattern.compile("(?i)\\bdkim=fail\\b");
  private static final Pattern STATED_PASS = Pattern.compile("(?i)\\bdkim=pass\\b");

  @Override
  public String name() {
    return "mail.signature.verified";
  }

  /** What is known of a mail's signature, from the least to the best. */
  private enum Verdict {
    /** No signature that is computed, and no word of a server. */
    NOTHING,
    /** A server says something. */
    STATED,
    WRONG,
    /** Signed, and the body fits, but there is no key. */
    KEYLESS,
    /** Verified, but of another domain than the sender's, or not over all of it. */
    PARTLY,
    GOOD
  }

  /** The mails of an item by what is known of them. */
  private static final class Sorted {
    private final Map<Verdict, Places> places = new EnumMap<>(Verdict.class);

    Places places(Verdict verdict) {
      return places.computeIfAbsent(verdict, _ -> new Places());
    }
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    DkimKeys keys = DkimKeys.of(context.answer(item, Answer.DKIM_KEY).orElse(""));
    Sorted sorted = new Sorted();
    try (Stream<Mail> mails = context.records(item, Mail.class)) {
      mails.forEach(mail -> sort(mail, keys, context, sorted));
    }
    if (!sorted.places(Verdict.WRONG).isEmpty()) {
      return Ruling.fail(
              "%d 封邮件与其签名不符,或收件服务器记载验证失败(群发、转发、网关改写也会这样,密钥可能已更换)"
                  .formatted(sorted.places(Verdict.WRONG).count()),
              ("%d mails do not fit their signature, or the receiver's server says that it failed"
                      + " (lists, forwarding and gateways do that, too, and the key may have been"
                      + " replaced)")
                  .formatted(sorted.places(Verdict.WRONG).count()))
          .at(sorted.places(Verdict.WRONG).list());
    }
    if (!sorted.places(Verdict.NOTHING).isEmpty()) {
      return Ruling.unknown(
              "%d 封邮件没有可以核对的签名,也没有服务器的记载(许多真实邮件也没有)"
                  .formatted(sorted.places(Verdict.NOTHING).count()),
              "%d mails carry no signature that can be checked and no word of a server (many genuine ones do not)"
                  .formatted(sorted.places(Verdict.NOTHING).count()),
              "records.mail.wire",
              "records.mail.headers")
          .at(sorted.places(Verdict.NOTHING).list());
    }
    if (!sorted.places(Verdict.KEYLESS).isEmpty()) {
      return Ruling.unknown(
              "%d 封邮件带签名,正文摘要相符,但没有密钥可以验证".formatted(sorted.places(Verdict.KEYLESS).count()),
              "%d mails are signed and their body fits, but there is no key to verify with"
                  .formatted(sorted.places(Verdict.KEYLESS).count()),
              Answer.DKIM_KEY.path())
          .at(sorted.places(Verdict.KEYLESS).list());
    }
    if (!sorted.places(Verdict.STATED).isEmpty() || !sorted.places(Verdict.PARTLY).isEmpty()) {
      return Ruling.warn(
              "只有收件服务器的记载,或签名只覆盖一部分,未能完整验证",
              "only the receiver's server says so, or a signature covers a part only: not verified"
                  + " as a whole")
          .at(
              Stream.concat(
                      sorted.places(Verdict.STATED).list().stream(),
                      sorted.places(Verdict.PARTLY).list().stream())
                  .toList());
    }
    return good(item, context, sorted.places(Verdict.GOOD));
  }

  private static Ruling good(Item item, Context context, Places good) {
    if (good.isEmpty()) {
      return Ruling.unknown("没有读到邮件", "no mail was read", "records.mail");
    }
    if (context.answer(item, Answer.DKIM_KEY_SOURCE).isEmpty()) {
      return Ruling.unknown(
              "签名验证通过,但没有写明密钥从哪里、何时存档",
              "the signature verifies, but where and when the key was archived is not stated",
              Answer.DKIM_KEY_SOURCE.path())
          .at(good.list());
    }
    return Ruling.pass(
            "%d 封邮件的 DKIM 签名用所附密钥验证通过:发件域签署了所列各项和正文(密钥来源照所填)".formatted(good.count()),
            ("the DKIM signatures of %d mails verify with the keys given: the sender's domain"
                    + " signed these fields and the body (where the key comes from is as stated)")
                .formatted(good.count()))
        .at(good.list());
  }

  /** One signature that verifies is enough; the others may have been broken on the way. */
  private static void sort(Mail mail, DkimKeys keys, Context context, Sorted sorted) {
    String stated = stated(mail.headers());
    Verdict best =
        STATED_FAILURE.matcher(stated).find() && !STATED_PASS.matcher(stated).find()
            ? Verdict.WRONG
            : stated.isEmpty() ? Verdict.NOTHING : Verdict.STATED;
    String line = stated.isEmpty() ? mail.messageId().orElse("") : stated;
    for (Mail.Signature signature : mail.wire().map(Mail.Wire::signatures).orElse(List.of())) {
      Verdict verdict = verdict(signature, keys, mail);
      if (verdict.compareTo(best) > 0) {
        best = verdict;
        line = line(signature) + " " + stated;
      }
    }
    sorted.places(best).add(context, mail, line);
  }

  private static Verdict verdict(Mail.Signature signature, DkimKeys keys, Mail mail) {
    if (signature.bodyEqual().isEmpty()) {
      return Verdict.NOTHING;
    }
    Optional<Boolean> right = keys.verify(signature);
    if (!signature.bodyEqual().get() || right.filter(r -> !r).isPresent()) {
      return Verdict.WRONG;
    }
    if (right.isEmpty()) {
      return Verdict.KEYLESS;
    }
    boolean whole =
        signature.covered().isEmpty() && ofSender(signature, mail) && !repeated(signature, mail);
    return whole ? Verdict.GOOD : Verdict.PARTLY;
  }

  /** Whether the one that signed is the domain of the sender, and the sender's field is covered. */
  private static boolean ofSender(Mail.Signature signature, Mail mail) {
    return signature.fields().contains("from")
        && MailAddresses.keys(List.of(mail.from())).stream()
            .map(key -> key.substring(key.lastIndexOf('@') + 1))
            .anyMatch(d -> d.equals(signature.domain()) || d.endsWith("." + signature.domain()));
  }

  /**
   * Whether a signed field stands more often than it is signed: a reader may show the other one.
   */
  private static boolean repeated(Mail.Signature signature, Mail mail) {
    return signature.fields().stream()
        .distinct()
        .map(name -> name + " (" + (Collections.frequency(signature.fields(), name) + 1) + ")")
        .anyMatch(mail.headers()::containsKey);
  }

  private static String line(Mail.Signature signature) {
    return "d=%s s=%s %s h=%s"
        .formatted(
            signature.domain(),
            signature.selector(),
            signature.algorithm(),
            String.join(":", signature.fields()));
  }

  /** What servers wrote about it, in the order of the fields' names. */
  private static String stated(Map<String, String> headers) {
    StringBuilder all = new StringBuilder();
    headers.entrySet().stream()
        .filter(e -> e.getKey().matches("(arc-)?authentication-results( \\(\\d+\\))?"))
        .sorted(Map.Entry.comparingByKey())
        .forEach(e ->
            STATED
                .matcher(e.getValue())
                .results()
                .forEach(m -> all.append(m.group().replaceAll("\\s", "")).append("; ")));
    String spf = headers.getOrDefault("received-spf", "").strip().split("\\s", 2)[0];
    return (spf.isEmpty() ? "" : "spf=" + spf.toLowerCase(Locale.ROOT) + "; ") + all;
  }
}
