package org.tiezheng.examine.check;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tiezheng.evidence.Acquisition;
import org.tiezheng.evidence.Item;

/**
 * Where an item comes from, as far as independence goes: from another device, another person or
 * another platform (G-014). An unknown trait never makes two items independent.
 */
record Origin(Set<String> devices, Set<String> persons, Set<String> platforms) {
  static Origin of(Item item, Context context) {
    Set<String> devices = new TreeSet<>();
    Set<String> persons = new TreeSet<>();
    Set<String> platforms = new TreeSet<>();
    String serial = context.answer(item, Answer.SERIAL).orElse("");
    String device = context.answer(item, Answer.DEVICE).orElse("");
    add(devices, serial.isEmpty() ? device : serial);
    add(persons, context.answer(item, Answer.HOLDER).orElse(""));
    for (Acquisition taken : context.acquisitions(item)) {
      if (devices.isEmpty()) {
        add(
            devices,
            taken.device().getOrDefault("serial", taken.device().getOrDefault("device", "")));
      }
      if (persons.isEmpty()) {
        add(persons, taken.device().getOrDefault("holder", ""));
      }
    }
    item.reading().ifPresent(r -> r.accounts().forEach(a -> add(platforms, a.platform())));
    return new Origin(devices, persons, platforms);
  }

  private static void add(Set<String> traits, String value) {
    if (!value.isBlank()) {
      traits.add(value.strip().toLowerCase(Locale.ROOT));
    }
  }

  /** In what the two differ; empty if in nothing that is known. */
  Optional<String> differsFrom(Origin other) {
    if (disjoint(devices, other.devices)) {
      return Optional.of("device " + other.devices);
    }
    if (disjoint(persons, other.persons)) {
      return Optional.of("holder " + other.persons);
    }
    if (disjoint(platforms, other.platforms)) {
      return Optional.of("platform " + other.platforms);
    }
    return Optional.empty();
  }

  private static boolean disjoint(Set<String> mine, Set<String> theirs) {
    return !mine.isEmpty() && !theirs.isEmpty() && mine.stream().noneMatch(theirs::contains);
  }

  boolean unknown() {
    return devices.isEmpty() && persons.isEmpty() && platforms.isEmpty();
  }
}
