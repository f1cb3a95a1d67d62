package org.tiezheng.examine.check;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Fact;

/**
 * What items say of a slot, by versions: amounts, dates and numbers that mean the same are one
 * version however they are written; what cannot be read as a value is compared as text.
 */
public final class SlotVersions {
  private SlotVersions() {}

  /**
   * The versions in the order in which they first come. A date that fits several, such as a month,
   * goes with the first. Payments that together make up the amount claimed are one version.
   */
  public static List<List<Fact.SlotReading>> of(Fact.Slot slot, Case matter) {
    if (partsAddUp(slot, matter)) {
      return List.of(slot.readings());
    }
    List<List<Fact.SlotReading>> versions = new ArrayList<>();
    for (Fact.SlotReading reading : slot.readings()) {
      Optional<List<Fact.SlotReading>> fitting =
          versions.stream()
              .filter(v -> v.stream().allMatch(other -> same(slot, reading, other, matter)))
              .findFirst();
      if (fitting.isPresent()) {
        fitting.get().add(reading);
      } else {
        versions.add(new ArrayList<>(List.of(reading)));
      }
    }
    return versions.stream().map(List::copyOf).toList();
  }

  /** Several payments may make up the amount claimed; then none of them contradicts it. */
  static boolean partsAddUp(Fact.Slot slot, Case matter) {
    Optional<SlotValue> claim = SlotValue.read(slot.type(), slot.value(), matter);
    if (!(claim.orElse(null) instanceof SlotValue.Money(long whole, String currency))
        || slot.readings().size() < 2) {
      return false;
    }
    long sum = 0;
    for (Fact.SlotReading reading : slot.readings()) {
      Optional<SlotValue> value = SlotValue.read(slot.type(), reading.value(), matter);
      if (!(value.orElse(null) instanceof SlotValue.Money part)
          || !part.currency().equals(currency)
          || part.minor() <= 0
          || part.minor() >= whole) {
        return false;
      }
      sum = Math.addExact(sum, part.minor());
    }
    return sum == whole;
  }

  private static boolean same(
      Fact.Slot slot, Fact.SlotReading one, Fact.SlotReading other, Case matter) {
    Optional<SlotValue> mine = SlotValue.read(slot.type(), one.value(), matter);
    Optional<SlotValue> theirs = SlotValue.read(slot.type(), other.value(), matter);
    return (mine.isPresent() && theirs.isPresent())
        ? !mine.get().contradicts(theirs.get())
        : text(one).equals(text(other));
  }

  private static String text(Fact.SlotReading reading) {
    return Normalizer.normalize(reading.value(), Normalizer.Form.NFKC).replaceAll("\\s", "");
  }
}
