package org.tiezheng.examine.check;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tiezheng.evidence.Item;

/**
 * How the other side's mailbox was had: one that its company gave or that was paid for has papers
 * of its account and weighs more than one that anybody opens for nothing. What is only said and
 * what the address contradicts is no such ground.
 */
final class MailboxOrigin {
  private MailboxOrigin() {}

  /** Of a mail item whose addresses are tied to persons; empty if nobody states it. */
  static Optional<Ruling> of(
      Item item, Context context, Collection<String> keys, List<String> freeDomains) {
    Optional<String> stated = context.answer(item, Answer.MAILBOX_KIND);
    if (stated.isEmpty()) {
      return Optional.empty();
    }
    String kind = stated.get().strip().toLowerCase(Locale.ROOT);
    return Optional.of(
        switch (kind) {
          case "free" ->
              Ruling.pass(
                  "收发件地址均有身份依据;对方邮箱系免费注册,可靠程度低于付费或单位分配的邮箱",
                  "every address is tied to a person with a proof; the other side's mailbox was"
                      + " opened for nothing and weighs less than one that was paid for or given"
                      + " by a company");
          case "company", "paid" -> backed(item, context, kind, keys, freeDomains);
          default ->
              Ruling.unknown(
                  "邮箱的取得方式没有这一种:" + stated.get(),
                  "no such way to have a mailbox: " + stated.get(),
                  Answer.MAILBOX_KIND.path());
        });
  }

  private static Ruling backed(
      Item item, Context context, String kind, Collection<String> keys, List<String> freeDomains) {
    String label = Context.label(item);
    List<String> open =
        keys.stream()
            .filter(key -> others(key, context))
            .filter(key -> freeDomains.contains(domain(key)))
            .toList();
    if (kind.equals("company") && !open.isEmpty()) {
      Places places = new Places();
      open.forEach(key -> places.add(label, Answer.MAILBOX_KIND.path(), key));
      return Ruling.warn(
              "称对方邮箱由单位分配,地址却在公共邮箱的域名下",
              "the other side's mailbox is said to be its company's, and its address is at a public"
                  + " provider's")
          .at(places.list());
    }
    Optional<String> proof = context.answer(item, Answer.MAILBOX_PROOF);
    return proof.isEmpty() || Context.none(proof)
        ? Ruling.warn(
                "称对方邮箱为单位分配或付费取得,没有账户资料证明",
                "the other side's mailbox is said to be given by a company or paid for, and no"
                    + " papers of the account show it")
            .at(label, Answer.MAILBOX_KIND.path(), kind)
        : Ruling.pass(
                "收发件地址均有身份依据;对方邮箱为单位分配或付费取得,有账户资料(照所填)",
                "every address is tied to a person with a proof; the other side's mailbox was given"
                    + " by a company or paid for, with account papers (as stated)")
            .at(label, Answer.MAILBOX_PROOF.path(), proof.get());
  }

  private static boolean others(String key, Context context) {
    return context.claims(key).stream()
        .anyMatch(claim ->
            context.matter().parties().stream()
                .anyMatch(party -> party.id().equals(claim.party()) && !party.self()));
  }

  private static String domain(String key) {
    return key.substring(key.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
  }
}
