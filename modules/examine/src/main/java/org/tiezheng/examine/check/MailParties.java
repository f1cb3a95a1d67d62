package org.tiezheng.examine.check;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Mail;

/**
 * EML-005: sender and receivers are tied to persons of the case, and the class of each domain is
 * shown. A domain that is not on the list of free providers is not thereby a company's; how the
 * mailbox was had is asked by {@link MailboxOrigin}.
 */
final class MailParties implements Check.OfItem {
  private static final String FREE = "freeDomains";

  @Override
  public String name() {
    return "mail.addresses.parties";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(FREE);
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    Places strangers = new Places();
    Places others = new Places();
    Places good = new Places();
    Places empty = new Places();
    Set<String> addresses = new TreeSet<>();
    try (Stream<Mail> mails = context.records(item, Mail.class)) {
      mails.forEach(mail -> {
        List<String> from = MailAddresses.keys(List.of(mail.from()));
        List<String> to =
            MailAddresses.keys(Stream.concat(mail.to().stream(), mail.cc().stream()).toList());
        addresses.addAll(from);
        addresses.addAll(to);
        if (from.isEmpty() || to.isEmpty()) {
          empty.add(context, mail, from.isEmpty() ? "From: " + mail.from() : "To: " + mail.to());
          return;
        }
        boolean sender = from.stream().allMatch(a -> Proofs.proved(a, context));
        boolean receiver = to.stream().anyMatch(a -> Proofs.proved(a, context));
        if (!sender || !receiver) {
          strangers.add(context, mail, line(sender ? to : from, params));
        } else if (!to.stream().allMatch(a -> Proofs.proved(a, context))) {
          others.add(
              context,
              mail,
              line(to.stream().filter(a -> !Proofs.proved(a, context)).toList(), params));
        } else {
          good.add(context, mail, line(from, params) + " → " + line(to, params));
        }
      });
    }
    if (!strangers.isEmpty()) {
      return Ruling.fail(
              "%d 封邮件的发件人或全部收件人没有身份依据".formatted(strangers.count()),
              "in %d mails the sender or every receiver is tied to nobody with a proof"
                  .formatted(strangers.count()))
          .at(strangers.list());
    }
    if (!empty.isEmpty()) {
      return Ruling.unknown(
              "%d 封邮件没有可识别的发件或收件地址".formatted(empty.count()),
              "%d mails have no recognisable address of sender or receiver"
                  .formatted(empty.count()),
              "records.mail.from",
              "records.mail.to")
          .at(empty.list());
    }
    if (!others.isEmpty()) {
      return Ruling.warn(
              "%d 封邮件还有其他收件人没有身份依据".formatted(others.count()),
              "%d mails have further receivers who are tied to nobody".formatted(others.count()))
          .at(others.list());
    }
    if (good.isEmpty()) {
      return Ruling.unknown("没有读到邮件", "no mail was read", "records.mail");
    }
    return MailboxOrigin.of(item, context, addresses, params.words(FREE))
        .map(ruling -> ruling.pointers().isEmpty() ? ruling.at(good.list()) : ruling)
        .orElseGet(() ->
            Ruling.pass(
                    "收发件地址均有身份依据,域名类别见下(域名归属须另行证明)",
                    "every address is tied to a person with a proof; classes of the domains below"
                        + " (who owns a domain needs a proof of its own)")
                .at(good.list()));
  }

  private static String line(List<String> keys, Params params) {
    return String.join(", ", keys.stream().map(key -> classed(key, params)).toList());
  }

  private static String classed(String key, Params params) {
    String address = key.substring("email:".length());
    String domain = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    return address + (params.words(FREE).contains(domain) ? " (公共邮箱 public)" : " (其他域名 other)");
  }
}
