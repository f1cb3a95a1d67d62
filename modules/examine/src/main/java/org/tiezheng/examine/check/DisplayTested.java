package org.tiezheng.examine.check;

import java.time.LocalDate;
import java.util.Optional;
import org.tiezheng.examine.value.DateSpan;

/** PRE-004: signal and the showing without a network were tried before the hearing. */
final class DisplayTested implements Check.OfCase {
  @Override
  public String name() {
    return "bundle.display.tested";
  }

  @Override
  public Ruling examine(Context context, Params params) {
    if (context.matter().catalogue().stream().allMatch(item -> item.originals().isEmpty())) {
      return Ruling.notApplicable("没有电子数据需要当庭演示", "no electronic data have to be shown in court");
    }
    Optional<String> tested = context.answer(Answer.DISPLAY_TESTED);
    if (tested.isEmpty()) {
      return Ruling.unknown(
          "没有说明是否试过信号和离线演示",
          "nobody says whether signal and showing offline were tried",
          Answer.DISPLAY_TESTED.path());
    }
    if (Context.no(tested) || Context.none(tested)) {
      return Ruling.fail("没有试过信号和离线演示", "signal and showing offline were not tried")
          .at("", Answer.DISPLAY_TESTED.path(), tested.get());
    }
    Optional<DateSpan> day = DateSpan.read(tested.get(), Context.ZONE);
    if (day.isEmpty()) {
      return Ruling.unknown(
          "测试日期无法识别:" + tested.get(),
          "the day of the test cannot be read: " + tested.get(),
          Answer.DISPLAY_TESTED.path());
    }
    LocalDate latest = context.matter().hearing().orElse(context.today());
    if (day.get().from().isAfter(latest)) {
      return Ruling.fail("测试日期晚于开庭", "the day of the test is after the hearing")
          .at("", Answer.DISPLAY_TESTED.path(), tested.get());
    }
    return day.get().from().isAfter(context.today())
        ? Ruling.unknown(
                "测试日期还没有到", "the day of the test has not come yet", Answer.DISPLAY_TESTED.path())
            .at("", Answer.DISPLAY_TESTED.path(), tested.get())
        : Ruling.pass("信号和离线演示已试过(照所填)", "signal and showing offline were tried (as stated)")
            .at("", Answer.DISPLAY_TESTED.path(), tested.get());
  }
}
