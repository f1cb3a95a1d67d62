package org.tiezheng.examine.check;

import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Observation;
import org.tiezheng.evidence.Reading;

/** G-012: reading the sealed bytes again gives the same records. */
final class Reproducible implements Check.OfItem {
  @Override
  public String name() {
    return "general.extraction.reproducible";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    if (item.reading().isEmpty()) {
      return Ruling.notApplicable("没有从中提取记录", "no records were extracted from it");
    }
    Reading reading = item.reading().get();
    List<Observation.Reproduction> runs = context.reproductions(item);
    String label = Context.label(item);
    for (Observation.Reproduction run : runs) {
      String where = run.importer() + " " + run.version();
      if (!run.expected().equals(reading.recordsDigest())) {
        return Ruling.fail(
                "重做时对照的不是本次提取的摘要", "the re-run was compared with another extraction's digest")
            .at(label, where, run.expected() + " ≠ " + reading.recordsDigest());
      }
      if (run.found().isPresent() && !run.found().get().equals(run.expected())) {
        return Ruling.fail("重新提取得到不同的结果", "extracting again gave another result")
            .at(label, where, run.expected() + " ≠ " + run.found().get());
      }
    }
    Optional<Observation.Reproduction> done =
        runs.stream().filter(run -> run.found().isPresent()).findFirst();
    if (done.isEmpty()) {
      return Ruling.unknown("未重新提取核对", "it was not extracted again", "observations.reproduction");
    }
    String where = done.get().importer() + " " + done.get().version();
    boolean same =
        done.get().importer().equals(reading.importer())
            && done.get().version().equals(reading.version());
    if (!same) {
      return Ruling.warn(
              "结果相同,但用的是另一工具版本", "the result is the same, but by another version of the tool")
          .at(label, where, reading.importer() + " " + reading.version());
    }
    return Ruling.pass("重新提取,结果逐字节相同", "extracted again with the same result, byte for byte")
        .at(label, where, reading.recordsDigest());
  }
}
