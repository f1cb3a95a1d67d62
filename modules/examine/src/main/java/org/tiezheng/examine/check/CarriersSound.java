package org.tiezheng.examine.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tiezheng.evidence.Observation;

/** G-019: each disc or stick is numbered, listed, labelled and was read back. */
final class CarriersSound implements Check.OfCase {
  @Override
  public String name() {
    return "form.carrier.sound";
  }

  @Override
  public Ruling examine(Context context, Params params) {
    List<Observation.Carrier> carriers = context.observed(Observation.Carrier.class);
    List<String> waiting = waiting(context, carriers);
    if (carriers.isEmpty() && waiting.isEmpty()) {
      return Context.none(context.answer(Answer.CARRIERS))
          ? Ruling.notApplicable("不提交光盘或 U 盘", "no disc or stick is handed in")
          : Ruling.unknown(
              "没有载体的制作与回读记录", "no carrier was made and read back", "observations.carrier");
    }
    Places faults = new Places();
    Places good = new Places();
    Set<String> numbers = new HashSet<>();
    for (Observation.Carrier carrier : carriers) {
      String name = "carrier " + carrier.number();
      long before = faults.count();
      fault(faults, carrier.number().isBlank(), name, "number", "none");
      fault(faults, !numbers.add(carrier.number()), name, "number", "twice");
      fault(faults, !carrier.readBack(), name, "readBack", "not read back");
      fault(faults, !carrier.listed(), name, "listed", "no file list with hashes");
      fault(faults, !carrier.labelled(), name, "labelled", "no label");
      carrier.differing().forEach(file -> faults.add(name, file, "differs"));
      if (faults.count() == before) {
        good.add(name, "readBack", "equal");
      }
    }
    if (!faults.isEmpty()) {
      return Ruling.fail(
              "载体有 %d 处问题".formatted(faults.count()),
              "the carriers have %d faults".formatted(faults.count()))
          .at(faults.list());
    }
    if (!waiting.isEmpty()) {
      return Ruling.unknown(
              "载体 %s 尚未回读(写好后用 present --carrier 回读)".formatted(String.join("、", waiting)),
              "the carriers %s were not read back yet (write them, then: present --carrier)"
                  .formatted(String.join(", ", waiting)),
              "observations.carrier")
          .at(good.list());
    }
    return Ruling.pass(
            "载体已编号、附清单和标签,回读一致", "carriers are numbered, listed, labelled and read back" + " equal")
        .at(good.list());
  }

  private static List<String> waiting(Context context, List<Observation.Carrier> carriers) {
    List<String> read = carriers.stream().map(Observation.Carrier::number).toList();
    return context.observed(Observation.CarrierPlanned.class).stream()
        .map(Observation.CarrierPlanned::number)
        .filter(number -> !read.contains(number))
        .toList();
  }

  private static void fault(Places faults, boolean is, String file, String where, String what) {
    if (is) {
      faults.add(file, where, what);
    }
  }
}
