package org.tiezheng.present.bundle;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A carrier that the bundle is handed in on. The items that it names, and those whose attribute
 * {@code carrierNo} names it, are listed on it, all others on the first carrier.
 *
 * @param number such as {@code ZT-1}
 * @param type such as 光盘 or U盘; may be empty
 * @param label what is written on it beside its number; may be empty
 * @param serial of the medium; may be empty
 * @param capacity as printed on it; may be empty
 * @param written when it was written; empty if it is still to be written
 * @param software program that wrote it; may be empty
 * @param seal seal number or photograph of the seal; may be empty
 * @param items numbers of the items on it
 */
public record PlannedCarrier(
    String number,
    String type,
    String label,
    String serial,
    String capacity,
    Optional<Instant> written,
    String software,
    String seal,
    List<Integer> items) {
  /** The one that is still to be chosen. */
  static final PlannedCarrier FIRST =
      new PlannedCarrier("ZT-1", "", "", "", "", Optional.empty(), "", "", List.of());

  public PlannedCarrier {
    items = List.copyOf(items);
  }
}
