package org.tiezheng.examine.check;

import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Item;

/** WRD-004: that the document reached the other side is shown by something. */
final class ReceiptProved implements Check.OfItem {
  @Override
  public String name() {
    return "document.receipt.proved";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    Optional<String> answer = context.answer(item, Answer.RECEIPT_PROOF);
    if (answer.isEmpty()) {
      return Ruling.unknown(
          "没有说明对方收到文档的依据",
          "nobody says what shows that the other side received it",
          Answer.RECEIPT_PROOF.path());
    }
    String label = Context.label(item);
    if (answer.get().equalsIgnoreCase("notSent")) {
      return Ruling.notApplicable("该文档没有发给对方", "the document was not sent to the other side");
    }
    if (Context.none(answer) || Context.no(answer)) {
      return Ruling.fail("没有签收依据", "there is no proof of receipt")
          .at(label, Answer.RECEIPT_PROOF.path(), answer.get());
    }
    List<Integer> absent = CitedItems.absent(answer.get(), context);
    if (!absent.isEmpty()) {
      return Ruling.fail("所指的证据不存在:" + absent, "no such item: " + absent)
          .at(label, Answer.RECEIPT_PROOF.path(), answer.get());
    }
    return Ruling.pass("签收依据已说明(照所填)", "the proof of receipt is stated")
        .at(label, Answer.RECEIPT_PROOF.path(), answer.get());
  }
}
