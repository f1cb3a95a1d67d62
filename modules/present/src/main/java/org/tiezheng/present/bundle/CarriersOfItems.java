package org.tiezheng.present.bundle;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Item;

/** On which disc or stick each item is handed in. */
public final class CarriersOfItems {
  private final Case file;
  private final List<PlannedCarrier> carriers;

  /**
   * @param carriers empty means one that is still to be chosen
   */
  public CarriersOfItems(Case file, List<PlannedCarrier> carriers) {
    this.file = file;
    this.carriers = carriers.isEmpty() ? List.of(PlannedCarrier.FIRST) : List.copyOf(carriers);
  }

  List<PlannedCarrier> carriers() {
    return carriers;
  }

  /** Numbers of the carriers by number of the item, for the whole catalogue. */
  public Map<Integer, String> all() {
    Map<Integer, String> numbers = new TreeMap<>();
    for (Item item : file.catalogue()) {
      numbers.put(item.number(), of(item.number()));
    }
    return numbers;
  }

  /** The carrier that names the item, or that the item names, or the first. */
  String of(int item) {
    for (PlannedCarrier carrier : carriers) {
      if (carrier.items().contains(item)) {
        return carrier.number();
      }
    }
    String wanted =
        file.item(item).map(i -> i.attributes().getOrDefault("carrierNo", "")).orElse("");
    return carriers.stream()
        .map(PlannedCarrier::number)
        .filter(wanted::equals)
        .findFirst()
        .orElse(carriers.getFirst().number());
  }
}
