package org.tiezheng.examine.check;

import java.util.Optional;
import org.tiezheng.evidence.Item;

/** WRD-001: a print or copy of an electronic document is not the only item for its facts. */
final class PrintAlone implements Check.OfItem {
  private static final Corroborated CORROBORATED = new Corroborated();

  @Override
  public String name() {
    return "document.print.alone";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    if (!item.copyGrade().copy()) {
      return Ruling.notApplicable("不是打印件或复制件", "neither a print nor a copy");
    }
    String label = Context.label(item);
    Optional<String> deed = context.answer(item, Answer.DEED);
    if (deed.isPresent()) {
      return Ruling.pass("打印件或复制件,但有公证书", "a print or copy, but there is a notarial deed")
          .at(label, Answer.DEED.path(), deed.get());
    }
    if (context.answer(item, Answer.STANCE).filter("admitted"::equals).isPresent()) {
      return Ruling.pass("打印件或复制件,对方已认可", "a print or copy, but the opponent admits it")
          .at(label, Answer.STANCE.path(), "admitted");
    }
    return CORROBORATED.examine(item, context, params);
  }
}
