package org.tiezheng.examine.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Reading;

/**
 * Whether two items are independent sources (G-014): of different devices, persons or platforms, as
 * far as the case knows. The same bytes, an extract of the other, and two copies of one account are
 * one source, however many devices they lay on.
 */
public final class Independence {
  private final Context context;

  public Independence(Context context) {
    this.context = context;
  }

  /** In what the second differs from the first; empty if in nothing that is known. */
  public Optional<String> between(Item first, Item second) {
    return distinct(first, second)
        ? Origin.of(first, context).differsFrom(Origin.of(second, context))
        : Optional.empty();
  }

  /** Whether it cannot be told for want of device, holder and platform. */
  public boolean unknown(Item item) {
    return Origin.of(item, context).unknown();
  }

  /** An item made of the same bytes, or an extract of it, is no second source. */
  static boolean distinct(Item item, Item candidate) {
    String number = String.valueOf(item.number());
    boolean sameBytes = candidate.originals().stream().anyMatch(item.originals()::contains);
    boolean extract =
        candidate.attributes().getOrDefault("originalItem", "").equals(number)
            || item.attributes()
                .getOrDefault("originalItem", "")
                .equals(String.valueOf(candidate.number()));
    return candidate.number() != item.number()
        && !sameBytes
        && !extract
        && !sameAccount(item, candidate);
  }

  private static boolean sameAccount(Item item, Item other) {
    Optional<String> mine = item.reading().flatMap(Reading::owner);
    return mine.isPresent()
        && item.kind() == other.kind()
        && mine.equals(other.reading().flatMap(Reading::owner));
  }

  /**
   * Items in groups of one source each: two items are in one group unless they are known to be
   * independent. In the order of the items.
   */
  public List<List<Item>> sources(List<Item> items) {
    List<List<Item>> groups = new ArrayList<>();
    for (Item item : items) {
      List<List<Item>> joined =
          groups.stream()
              .filter(g -> g.stream().anyMatch(other -> between(other, item).isEmpty()))
              .toList();
      List<Item> group = new ArrayList<>();
      joined.forEach(group::addAll);
      group.add(item);
      groups.removeAll(joined);
      groups.add(group);
    }
    groups.forEach(g -> g.sort(Comparator.comparingInt(Item::number)));
    groups.sort(Comparator.comparingInt(g -> g.getFirst().number()));
    return groups;
  }
}
