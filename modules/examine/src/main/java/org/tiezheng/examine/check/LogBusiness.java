package org.tiezheng.examine.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Item;

/** LOG-002: who keeps the log, how it arises in the ordinary business, how long it is kept. */
final class LogBusiness implements Check.OfItem {
  private static final List<Answer> ASKED =
      List.of(Answer.LOG_KEEPER, Answer.LOG_METHOD, Answer.LOG_RETENTION);

  @Override
  public String name() {
    return "log.business.record";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    Places said = new Places();
    Places denied = new Places();
    List<String> missing = new ArrayList<>();
    for (Answer answer : ASKED) {
      Optional<String> given = context.answer(item, answer);
      if (given.isEmpty()) {
        missing.add(answer.path());
      } else {
        (Context.none(given) || Context.no(given) ? denied : said)
            .add(Context.label(item), answer.path(), given.get());
      }
    }
    if (!denied.isEmpty()) {
      return Ruling.fail(
              "日志的保管人、产生方法或保存期限不清楚", "keeper, making or retention of the log is not known")
          .at(denied.list());
    }
    return missing.isEmpty()
        ? Ruling.pass(
                "保管人、产生方法、保存期限均已说明(照所填)", "keeper, making and retention are stated (as stated)")
            .at(said.list())
        : Ruling.unknown(
                "没有说明日志由谁保管、怎样产生、保存多久",
                "nobody says who keeps the log, how it arises, how long it is kept",
                missing)
            .at(said.list());
  }
}
