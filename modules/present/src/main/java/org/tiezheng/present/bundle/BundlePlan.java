package org.tiezheng.present.bundle;

import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Case;
import org.tiezheng.present.reader.ReaderFinding;

/**
 * Everything that a bundle is made from. The same plan gives the same bytes; ids and times are part
 * of it. Only what is linked to a catalogued item goes out: items of the case that are not
 * catalogued, and their accounts, are never looked at.
 *
 * @param file the case
 * @param heading ids, times and names that every file repeats
 * @param items one for each item of {@link Case#catalogue()}, in that order
 * @param custody the custody log as far as it may leave, and what the record of deposits states
 * @param withheld containers that stay in the case
 * @param checkpoints every time-stamped checkpoint that a receipt in the plan leads to
 * @param trust the operator's public keys and time services
 * @param carriers what the bundle is handed in on; empty means one carrier still to be chosen
 * @param hideOriginalColumn leaves "original or copy" out of the catalogue
 * @param findings that are handed in; empty if none are
 */
public record BundlePlan(
    Case file,
    BundleHeading heading,
    List<PlannedItem> items,
    PlannedCustody custody,
    List<WithheldContainer> withheld,
    List<StampedCheckpoint> checkpoints,
    TrustMaterial trust,
    List<PlannedCarrier> carriers,
    boolean hideOriginalColumn,
    Optional<ReaderFinding.All> findings) {
  public BundlePlan {
    items = List.copyOf(items);
    withheld = List.copyOf(withheld);
    checkpoints = List.copyOf(checkpoints);
    carriers = List.copyOf(carriers);
    List<Integer> planned = items.stream().map(i -> i.item().number()).toList();
    List<Integer> catalogued = file.catalogue().stream().map(i -> i.number()).toList();
    if (!planned.equals(catalogued)) {
      throw new IllegalArgumentException(
          "items planned " + planned + " are not the items catalogued " + catalogued);
    }
  }

  /** Without findings. */
  public BundlePlan(
      Case file,
      BundleHeading heading,
      List<PlannedItem> items,
      PlannedCustody custody,
      List<WithheldContainer> withheld,
      List<StampedCheckpoint> checkpoints,
      TrustMaterial trust,
      List<PlannedCarrier> carriers,
      boolean hideOriginalColumn) {
    this(
        file,
        heading,
        items,
        custody,
        withheld,
        checkpoints,
        trust,
        carriers,
        hideOriginalColumn,
        Optional.empty());
  }
}
