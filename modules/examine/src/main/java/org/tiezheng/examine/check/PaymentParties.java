package org.tiezheng.examine.check;

import java.util.stream.Stream;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Payment;

/** PAY-002: payer and payee are parties, by account and by real name. */
final class PaymentParties implements Check.OfItem {
  @Override
  public String name() {
    return "payment.parties.named";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    Places masked = new Places();
    Places loose = new Places();
    Places unnamed = new Places();
    Places good = new Places();
    long[] seen = {0};
    try (Stream<Payment> payments = context.records(item, Payment.class)) {
      payments.forEach(payment -> {
        seen[0]++;
        if (!RelevantPayments.is(payment, context)
            && !RelevantPayments.byNickname(payment, context)) {
          return;
        }
        String line = payment.amount().raw() + " " + payment.counterpart();
        if (payment.account().isEmpty()) {
          unnamed.add(context, payment, line);
        } else if (!Proofs.proved(payment.account().get(), context)) {
          loose.add(context, payment, payment.account().get());
        } else if (!RelevantPayments.namedInFull(payment, context)) {
          masked.add(context, payment, line);
        } else {
          good.add(context, payment, line);
        }
      });
    }
    if (seen[0] == 0) {
      return Ruling.unknown("没有读到付款记录", "no payment was read", "records.payment");
    }
    if (!loose.isEmpty()) {
      return Ruling.fail(
              "%d 笔付款的本方账户没有身份依据".formatted(loose.count()),
              "in %d payments the account of the statement is tied to nobody"
                  .formatted(loose.count()))
          .at(loose.list());
    }
    if (!unnamed.isEmpty()) {
      return Ruling.unknown(
              "账单没有写明是谁的账户",
              "the statement does not say whose account it is",
              "records.payment.account")
          .at(unnamed.list());
    }
    if (!masked.isEmpty()) {
      return Ruling.warn(
              "%d 笔付款的对方姓名被遮盖,或只有昵称、账户".formatted(masked.count()),
              "in %d payments the other side's name is masked, or a nickname or account only"
                  .formatted(masked.count()))
          .at(masked.list());
    }
    if (!good.isEmpty()) {
      return Ruling.pass(
              "%d 笔付款的双方均可对应到当事人(同名者未排除)".formatted(good.count()),
              "both sides of %d payments are persons of the case (namesakes are not ruled out)"
                  .formatted(good.count()))
          .at(good.list());
    }
    return context.links(item).isEmpty()
        ? Ruling.notApplicable(
            "没有用来证明与当事人之间的付款", "it is not used to show a payment between parties")
        : Ruling.fail("用来证明付款,但没有一笔写明对方是案件当事人", "used to show a payment, but no row names a party")
            .at(Context.label(item), "records.payment", seen[0] + " rows");
  }
}
