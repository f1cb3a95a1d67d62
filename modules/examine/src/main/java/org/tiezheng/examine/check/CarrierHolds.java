package org.tiezheng.examine.check;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Observation;

/** VID-003: the film lies on a disc or stick whose copy was read back and is the same. */
final class CarrierHolds implements Check.OfItem {
  @Override
  public String name() {
    return "video.carrier.identical";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    if (!item.catalogued()) {
      return Ruling.notApplicable("不列入目录,不提交", "not in the catalogue, so not handed in");
    }
    Set<String> planned =
        context.observed(Observation.CarrierPlanned.class).stream()
            .filter(p -> p.items().isEmpty() || p.items().contains(item.number()))
            .map(Observation.CarrierPlanned::number)
            .collect(Collectors.toSet());
    List<Observation.Carrier> carriers =
        context.observed(Observation.Carrier.class).stream()
            .filter(c -> planned.isEmpty() || planned.contains(c.number()))
            .toList();
    if (carriers.isEmpty()) {
      return Context.none(context.answer(Answer.CARRIERS))
          ? Ruling.fail("录像应刻录在载体上提交,而不提交载体", "a film is handed in on a carrier, and none is to be")
              .at(Context.label(item), Answer.CARRIERS.path(), "none")
          : Ruling.unknown(
              "录像所在的载体尚未制作和回读",
              "the carrier of the film was not made and read back",
              "observations.carrier");
    }
    Places faults = new Places();
    Places good = new Places();
    for (Observation.Carrier carrier : carriers) {
      String name = "carrier " + carrier.number();
      if (!carrier.readBack()) {
        faults.add(name, "readBack", "not read back");
      }
      List<String> mine =
          carrier.differing().stream()
              .filter(file ->
                  item.originals().stream()
                      .anyMatch(sha -> file.contains(sha) || file.contains(context.name(sha))))
              .toList();
      mine.forEach(file -> faults.add(name, file, "differs"));
      good.add(name, "readBack", "equal");
    }
    return faults.isEmpty()
        ? Ruling.pass("载体上的录像与原件一致(已回读)", "the film on the carrier is the same (read back)")
            .at(good.list())
        : Ruling.fail("载体上的录像与原件不符或未回读", "the film on the carrier differs or was not read back")
            .at(faults.list());
  }
}
