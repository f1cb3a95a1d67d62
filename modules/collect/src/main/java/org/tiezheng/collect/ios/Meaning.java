package org.tiezheng.collect.ios;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the numbers in a message row mean: reactions, and what the system itself wrote. */
final class Meaning {
  private static final Pattern TARGET = Pattern.compile("(?:p:(\\d{1,9})/|bp:)?(.+)");
  private static final String[] REACTIONS = {
    "loved", "liked", "disliked", "laughed", "emphasised", "questioned", "emoji", "sticker"
  };

  private Meaning() {}

  /** The reaction that the type of an association stands for. */
  static Optional<String> reaction(long type) {
    if (type == 1000) {
      return Optional.of("sticker placed");
    }
    if (type >= 2000 && type < 2000 + REACTIONS.length) {
      return Optional.of(REACTIONS[(int) type - 2000]);
    }
    if (type >= 3000 && type < 3000 + REACTIONS.length) {
      return Optional.of(REACTIONS[(int) type - 3000] + " removed");
    }
    return Optional.empty();
  }

  /**
   * Which message, and which part of it, an association names: {@code p:1/GUID} a part, {@code
   * bp:GUID} a bubble of an app.
   */
  static Map<String, String> target(String association) {
    Map<String, String> target = new TreeMap<>();
    Matcher matcher = TARGET.matcher(association);
    if (association.length() < 200 && matcher.matches()) {
      target.put("refers_to", matcher.group(2));
      Optional.ofNullable(matcher.group(1)).ifPresent(part -> target.put("refers_to.part", part));
    }
    return target;
  }

  /** What a row that is no message stands for. */
  static Optional<String> event(long itemType, long action, boolean titled) {
    return switch ((int) Math.min(itemType, 99)) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(action == 1 ? "participant removed" : "participant added");
      case 2 -> Optional.of(titled ? "group renamed" : "group name removed");
      case 3 ->
          Optional.of(
              action == 1
                  ? "group picture changed"
                  : action == 2 ? "group picture removed" : "participant left");
      case 4 -> Optional.of("location sharing");
      case 5 -> Optional.of("audio message kept");
      case 6 -> Optional.of("call in the conversation");
      default -> Optional.of("system row of type " + itemType);
    };
  }
}
