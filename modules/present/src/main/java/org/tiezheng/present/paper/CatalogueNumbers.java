package org.tiezheng.present.paper;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Item;

/**
 * The numbers of a catalogue (组号-编号). An item may state its own ({@code listedAs: 2-3}); others
 * take the free places of their group ({@code group}, else 1) in the order of their item numbers,
 * behind everything that was handed in: what once had a number keeps it, also when it is withdrawn,
 * and nobody else gets it.
 */
public final class CatalogueNumbers {
  private static final Pattern LISTED = Pattern.compile("([1-9][0-9]{0,3})-([1-9][0-9]{0,3})");

  private CatalogueNumbers() {}

  /**
   * A number.
   *
   * @param group from 1
   * @param place within the group, from 1
   */
  public record Number(int group, int place) {
    @Override
    public String toString() {
      return group + "-" + place;
    }
  }

  /** The number that a person wrote; empty if it is none. */
  public static Optional<Number> parse(String written) {
    Matcher listed = LISTED.matcher(written.strip());
    return listed.matches()
        ? Optional.of(
            new Number(Integer.parseInt(listed.group(1)), Integer.parseInt(listed.group(2))))
        : Optional.empty();
  }

  /** The number of each item of the catalogue, by item number. */
  public static Map<Integer, Number> of(Case file) {
    Map<Integer, Number> numbers = new HashMap<>();
    Set<Number> taken = new HashSet<>();
    Map<Integer, Integer> behind = new HashMap<>();
    for (Item item : file.items()) {
      if (!item.attributes().getOrDefault(Item.HANDED_IN, "").isBlank()) {
        stated(item)
            .ifPresent(number -> {
              taken.add(number);
              behind.merge(number.group(), number.place(), Math::max);
            });
      }
    }
    List<Item> open = new ArrayList<>();
    for (Item item : file.catalogue()) {
      boolean kept = !item.attributes().getOrDefault(Item.HANDED_IN, "").isBlank();
      Optional<Number> number = stated(item).filter(n -> kept || taken.add(n));
      number.ifPresentOrElse(n -> numbers.put(item.number(), n), () -> open.add(item));
    }
    for (Item item : open) {
      int group = group(item);
      int place = behind.getOrDefault(group, 0) + 1;
      while (!taken.add(new Number(group, place))) {
        place++;
      }
      numbers.put(item.number(), new Number(group, place));
    }
    return numbers;
  }

  private static Optional<Number> stated(Item item) {
    return parse(item.attributes().getOrDefault(Item.LISTED_AS, ""));
  }

  private static int group(Item item) {
    String answer = item.attributes().getOrDefault("group", "1");
    return answer.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(answer) : 1;
  }
}
