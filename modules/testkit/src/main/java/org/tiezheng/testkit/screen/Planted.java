package org.tiezheng.testkit.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A changed line: as a forger would draw it anew. */
public final class Planted {
  private static final List<String> NEGATIONS = List.of("没有", "不", "没", "别", "未");

  private Planted() {}

  /** The words with one digit changed; empty if there is none. */
  public static Optional<String> digit(String words, Random random) {
    List<Integer> digits = new ArrayList<>();
    for (int i = 0; i < words.length(); i++) {
      if (words.charAt(i) >= '0' && words.charAt(i) <= '9') {
        digits.add(i);
      }
    }
    if (digits.isEmpty()) {
      return Optional.empty();
    }
    int at = digits.get(random.nextInt(digits.size()));
    int other = (words.charAt(at) - '0' + 1 + random.nextInt(9)) % 10;
    return Optional.of(words.substring(0, at) + other + words.substring(at + 1));
  }

  /** The words without one of their negations; empty if there is none. */
  public static Optional<String> negation(String words) {
    return NEGATIONS.stream()
        .filter(words::contains)
        .findFirst()
        .map(word -> {
          int at = words.indexOf(word);
          return words.substring(0, at) + words.substring(at + word.length());
        })
        .filter(changed -> !changed.isBlank());
  }
}
