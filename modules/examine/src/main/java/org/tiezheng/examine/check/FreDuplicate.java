package org.tiezheng.examine.check;

import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.CopyGrade;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Observation;

/**
 * FRE-003: a duplicate does as the original unless a genuine question is raised about it (Fed. R.
 * Evid. 1001(d), (e), 1003).
 */
final class FreDuplicate implements Check.OfItem {
  @Override
  public String name() {
    return "us.fre.duplicate";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    if (!item.catalogued() || item.originals().isEmpty()) {
      return Ruling.notApplicable("不提交,或没有电子文件", "not handed in, or there is no electronic file");
    }
    List<Observation.Bytes> bytes = context.bytes(item);
    Places changed = new Places();
    bytes.stream()
        .filter(b -> !b.unchanged())
        .forEach(b -> changed.add(context.name(b.original()), "SHA-256", b.original()));
    if (!changed.isEmpty()) {
      return Ruling.fail(
              "文件与采集时的字节不同,不能作为复制件",
              "bytes differ from those that were taken in: no duplicate of them")
          .at(changed.list());
    }
    if (bytes.isEmpty()) {
      return Ruling.unknown("没有核对文件字节", "the bytes were not checked", "observations.bytes");
    }
    Optional<String> stance = context.answer(item, Answer.STANCE);
    boolean questioned = stance.filter("objects"::equals).isPresent();
    Places at = new Places();
    bytes.forEach(b -> at.add(context.name(b.original()), "SHA-256", b.original()));
    if (questioned && item.copyGrade() != CopyGrade.ORIGINAL) {
      return Ruling.warn(
              "对方对真实性提出异议:复制件可能不够,准备原始载体",
              "the other side questions authenticity: a duplicate may not do, have the original"
                  + " device ready")
          .at(Context.label(item), Answer.STANCE.path(), stance.get());
    }
    return Ruling.pass(
            "文件与采集时逐字节相同,未见对真实性的异议",
            "bytes equal those taken in, and no question of authenticity is raised")
        .at(at.list());
  }
}
