package org.tiezheng.testkit.talk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Expands a template: {@code {a|b}} is one of the two, {@code <list>} a word of that list. */
final class Grammar {
  private final Map<String, List<String>> words;
  private final Random random;

  Grammar(Map<String, List<String>> words, Random random) {
    this.words = words;
    this.random = random;
  }

  /**
   * Makes one of the sentences that a template stands for.
   *
   * @throws IllegalArgumentException if a bracket is not closed or a list is unknown
   */
  String expand(String template) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < template.length()) {
      char c = template.charAt(at);
      if (c == '{') {
        int end = closing(template, at);
        out.append(expand(choose(branches(template.substring(at + 1, end)))));
        at = end + 1;
      } else if (c == '<') {
        int end = template.indexOf('>', at);
        out.append(word(template.substring(at + 1, end)));
        at = end + 1;
      } else {
        out.append(c);
        at++;
      }
    }
    return out.toString();
  }

  private String word(String list) {
    List<String> known = words.get(list);
    if (known == null) {
      throw new IllegalArgumentException("no word list " + list);
    }
    return choose(known);
  }

  private String choose(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  private static int closing(String template, int open) {
    int depth = 0;
    for (int i = open; i < template.length(); i++) {
      char c = template.charAt(i);
      if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        return i;
      }
    }
    throw new IllegalArgumentException("bracket not closed: " + template);
  }

  private static List<String> branches(String inner) {
    List<String> found = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < inner.length(); i++) {
      char c = inner.charAt(i);
      if (c == '{') {
        depth++;
      } else if (c == '}') {
        depth--;
      } else if (c == '|' && depth == 0) {
        found.add(inner.substring(from, i));
        from = i + 1;
      }
    }
    found.add(inner.substring(from));
    return found;
  }
}
