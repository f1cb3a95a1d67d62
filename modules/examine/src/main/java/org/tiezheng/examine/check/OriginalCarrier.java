package org.tiezheng.examine.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Item;

/** G-003: the original carrier is recorded and can be shown at the hearing. */
final class OriginalCarrier implements Check.OfItem {
  private static final List<Answer> NEEDED = List.of(Answer.DEVICE, Answer.HOLDER, Answer.PLACE);

  @Override
  public String name() {
    return "general.carrier.original";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    if (item.originals().isEmpty()) {
      return Ruling.notApplicable("该证据没有电子原始数据", "the item has no electronic original");
    }
    String label = Context.label(item);
    Optional<String> available = context.answer(item, Answer.AVAILABLE_FOR_HEARING);
    List<String> missing =
        NEEDED.stream()
            .filter(a -> recorded(item, context, a).isEmpty())
            .map(Answer::path)
            .toList();
    if (Context.no(available)) {
      return context
          .answer(item, Answer.CARRIER_EXCEPTION)
          .map(reason ->
              Ruling.warn(
                      "不能出示原载体,已说明理由;是否准许由法院决定",
                      "the original carrier cannot be shown; a reason is given, the court decides")
                  .at(label, Answer.CARRIER_EXCEPTION.path(), reason))
          .orElseGet(() ->
              Ruling.fail(
                      "庭审时不能出示原载体,也未说明理由",
                      "the original carrier cannot be shown and no reason is given")
                  .at(label, Answer.AVAILABLE_FOR_HEARING.path(), "no"));
    }
    if (!missing.isEmpty() || !Context.yes(available)) {
      List<String> all = new ArrayList<>(missing);
      if (!Context.yes(available)) {
        all.add(Answer.AVAILABLE_FOR_HEARING.path());
      }
      return Ruling.unknown("原始载体登记不全", "the record of the original carrier is incomplete", all);
    }
    if (recorded(item, context, Answer.SERIAL).isEmpty()) {
      return Ruling.warn(
              "原始载体已登记且可出示,但没有序列号,难以确认是同一设备",
              "the carrier is recorded and available, but without a serial number it is hard to"
                  + " show that it is the same one")
          .at(label, Answer.SERIAL.path(), "")
          .cure("fill");
    }
    return Ruling.pass("原始载体已登记,庭审时可出示", "the original carrier is recorded and available")
        .at(label, Answer.DEVICE.path(), recorded(item, context, Answer.DEVICE).orElse(""));
  }

  /** As a person states it, else as noted when the data were taken. */
  private static Optional<String> recorded(Item item, Context context, Answer answer) {
    return context
        .answer(item, answer)
        .or(() ->
            context.acquisitions(item).stream()
                .map(a -> a.device().getOrDefault(answer.attribute(), "").strip())
                .filter(value -> !value.isEmpty())
                .findFirst());
  }
}
