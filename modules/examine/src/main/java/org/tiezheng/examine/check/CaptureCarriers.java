package org.tiezheng.examine.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Item;

/** CAP-006: the filming device and the filmed one are both kept and come to the hearing. */
final class CaptureCarriers implements Check.OfItem {
  @Override
  public String name() {
    return "capture.carriers.kept";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    return Captured.examine(item, context, captured -> judge(item, captured.of(), context));
  }

  private static Ruling judge(Item film, Item filmed, Context context) {
    Places absent = new Places();
    Places good = new Places();
    List<String> missing = new ArrayList<>();
    for (Item item : List.of(film, filmed)) {
      Optional<String> device = context.answer(item, Answer.DEVICE);
      Optional<String> available = context.answer(item, Answer.AVAILABLE_FOR_HEARING);
      if (Context.no(available)) {
        absent.add(Context.label(item), Answer.AVAILABLE_FOR_HEARING.path(), available.get());
      } else if (device.isEmpty() || !Context.yes(available)) {
        missing.add(device.isEmpty() ? Answer.DEVICE.path() : Answer.AVAILABLE_FOR_HEARING.path());
      } else {
        good.add(Context.label(item), Answer.DEVICE.path(), device.get());
      }
    }
    if (!absent.isEmpty()) {
      return Ruling.fail(
              "拍摄设备或被拍的手机不能带到法庭",
              "the filming device or the filmed phone cannot be brought to court")
          .at(absent.list());
    }
    return missing.isEmpty()
        ? Ruling.pass(
                "拍摄设备与被拍的手机均保存,可以出示(照所填)", "both devices are kept and can be shown (as stated)")
            .at(good.list())
        : Ruling.unknown(
                "没有登记拍摄设备或被拍的手机能否出示",
                "nobody says whether the filming device and the filmed phone can be shown",
                missing.stream().distinct().toList())
            .at(good.list());
  }
}
