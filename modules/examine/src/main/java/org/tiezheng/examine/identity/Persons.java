package org.tiezheng.examine.identity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Party;

/** The parties of a case by the names and numbers that records may show. */
final class Persons {
  private static final int LEAST_NAME = 2;
  private static final Pattern BLANK = Pattern.compile("[\\s\u3000]+");
  private static final Pattern PARTS =
      Pattern.compile("[\\s\u3000()\\[\\]\uFF08\uFF09\u3010\u3011<>,\uFF0C;\uFF1B/|\"]+");
  private static final Pattern HAN_NAME = Pattern.compile("\\p{IsHan}{2,4}(?:·\\p{IsHan}{2,8})?");
  private static final Pattern MASKED = Pattern.compile("[\\p{IsHan}*\uFF0A]{2,4}");

  private final List<Party> parties;

  Persons(Case matter) {
    List<Party> named =
        new ArrayList<>(
            matter.parties().stream().filter(p -> plain(p.name()).length() >= LEAST_NAME).toList());
    // 王明亮 is looked for before 王明.
    named.sort(Comparator.comparingInt((Party p) -> -p.name().length()).thenComparing(Party::id));
    parties = List.copyOf(named);
  }

  /** Parties whose names can be looked for, the longer names first. */
  List<Party> all() {
    return parties;
  }

  /** The party that bears exactly this name, whole or as a part between brackets or blanks. */
  Optional<Party> named(String written) {
    return parties.stream()
        .filter(party ->
            Stream.concat(Stream.of(written), Stream.of(PARTS.split(written, -1)))
                .anyMatch(part -> plain(part).equalsIgnoreCase(plain(party.name()))))
        .findFirst();
  }

  /** The party whose number a text contains, and not only as a part of a longer number. */
  Optional<Party> numberIn(String text) {
    return parties.stream()
        .filter(p -> p.phones().stream().anyMatch(phone -> holds(text, phone)))
        .findFirst();
  }

  private static boolean holds(String text, String phone) {
    String digits = phone.replaceAll("[^0-9]", "");
    return digits.length() >= 7
        && Pattern.compile(
                "(?<![0-9])(?:\\+?86[- ]?)?"
                    + String.join("[- ]?", digits.split("", -1))
                    + "(?![0-9])")
            .matcher(text)
            .find();
  }

  /** Whether a word reads as the full Chinese name of a natural person. */
  static boolean readsAsName(String written) {
    return HAN_NAME.matcher(plain(written)).matches();
  }

  /** Whether a name is partly hidden by its maker, such as {@code 周*明}. */
  static boolean masked(String written) {
    String plain = plain(written);
    return plain.matches(".*[*\uFF0A].*") && MASKED.matcher(plain).matches();
  }

  /** Whether a partly hidden name may stand for this one. */
  static boolean fits(String masked, String name) {
    String hidden = plain(masked).replace('\uFF0A', '*');
    String full = plain(name);
    int stars = hidden.length() - hidden.replace("*", "").length();
    if (hidden.length() != full.length() && stars != 1) {
      return false;
    }
    String pattern =
        hidden.length() == full.length() ? hidden.replace("*", ".") : hidden.replace("*", ".+");
    return Pattern.compile(pattern).matcher(full).matches();
  }

  static String plain(String name) {
    return BLANK.matcher(name).replaceAll("");
  }
}
