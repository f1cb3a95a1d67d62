package org.tiezheng.examine.check;

import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Item;

/** G-023: the party has signed the notice on un-notarised evidence. */
final class RiskAcknowledged implements Check.OfCase {
  @Override
  public String name() {
    return "form.risk.acknowledged";
  }

  @Override
  public Ruling examine(Context context, Params params) {
    List<Item> open =
        context.matter().catalogue().stream()
            .filter(item -> context.answer(item, Answer.DEED).isEmpty())
            .toList();
    if (open.isEmpty()) {
      return Ruling.notApplicable("没有未公证的证据", "no item is without a deed");
    }
    Optional<String> signed = context.answer(Answer.RISK_ACKNOWLEDGED);
    if (signed.isEmpty()) {
      return Ruling.unknown(
          "未说明是否签收风险提示",
          "nobody says whether the notice was signed",
          Answer.RISK_ACKNOWLEDGED.path());
    }
    if (Context.no(signed)) {
      return Ruling.warn(
              "%d 份未公证证据的风险提示未签收".formatted(open.size()),
              "the notice on %d un-notarised items is not signed".formatted(open.size()))
          .at("case", Answer.RISK_ACKNOWLEDGED.path(), "no");
    }
    return Ruling.pass("已签收未公证风险提示", "the notice on un-notarised evidence is signed")
        .at("case", Answer.RISK_ACKNOWLEDGED.path(), signed.get());
  }
}
