package org.tiezheng.collect.vcard;

import java.util.ArrayList;
import java.util.List;

/** The parts of a name (family, given, middle, prefix, suffix) in the order people write them. */
final class PersonName {
  private PersonName() {}

  /** Chinese names begin with the family's and have no spaces; others end with it. */
  static String of(List<String> parts) {
    String all = String.join("", parts);
    boolean chinese = all.codePoints().anyMatch(Character::isIdeographic);
    if (chinese) {
      return part(parts, 0) + part(parts, 2) + part(parts, 1) + part(parts, 4);
    }
    List<String> words = new ArrayList<>();
    for (int index : new int[] {3, 1, 2, 0, 4}) {
      if (!part(parts, index).isEmpty()) {
        words.add(part(parts, index));
      }
    }
    return String.join(" ", words);
  }

  private static String part(List<String> parts, int index) {
    return index < parts.size() ? parts.get(index).strip() : "";
  }
}
