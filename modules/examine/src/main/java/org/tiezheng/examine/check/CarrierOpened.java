package org.tiezheng.examine.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Observation;

/** PAY-006: opening a sealed carrier of the platform was filmed, and its data were hashed. */
final class CarrierOpened implements Check.OfItem {
  @Override
  public String name() {
    return "payment.carrier.opened";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    Optional<String> carrier = context.answer(item, Answer.SEALED_CARRIER);
    if (Context.none(carrier) || Context.no(carrier)) {
      return Ruling.notApplicable("不是平台寄来的盖章光盘", "no sealed carrier of a platform");
    }
    List<String> missing =
        Stream.of(Answer.SEALED_CARRIER, Answer.OPENING_FILMED)
            .filter(a -> context.answer(item, a).isEmpty())
            .map(Answer::path)
            .toList();
    if (!missing.isEmpty()) {
      return Ruling.unknown(
          "没有说明是否平台盖章光盘,或开封是否录像",
          "nobody says whether it is a sealed carrier, or whether its opening was filmed",
          missing);
    }
    String filmed = context.answer(item, Answer.OPENING_FILMED).orElse("");
    String label = Context.label(item);
    List<Integer> absent = CitedItems.absent(filmed, context);
    if (Context.no(Optional.of(filmed)) || Context.none(Optional.of(filmed)) || !absent.isEmpty()) {
      return Ruling.fail(
              absent.isEmpty() ? "开封没有录像" : "所指的录像不在证据中:" + absent,
              absent.isEmpty() ? "its opening was not filmed" : "no such item: " + absent)
          .at(label, Answer.OPENING_FILMED.path(), filmed);
    }
    List<String> hashed =
        context.observed(Observation.Bytes.class).stream()
            .filter(Observation.Bytes::unchanged)
            .map(Observation.Bytes::original)
            .toList();
    if (item.originals().isEmpty() || !hashed.containsAll(item.originals())) {
      return Ruling.unknown(
          "光盘中的数据没有取摘要或没有核对",
          "the data on the carrier were not hashed or not checked",
          "observations.bytes");
    }
    return Ruling.pass(
            "开封录像已说明,数据已取摘要并相符", "the film of the opening is stated; the data are hashed and equal")
        .at(label, Answer.OPENING_FILMED.path(), filmed);
  }
}
