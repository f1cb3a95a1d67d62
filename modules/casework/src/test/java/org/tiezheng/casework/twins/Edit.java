package org.tiezheng.casework.twins;

import java.util.function.UnaryOperator;

/** Changes of a case's statement; each must find what it changes. */
final class Edit {
  private Edit() {}

  /** Puts words in the place of others, wherever these stand. */
  static UnaryOperator<String> replace(String from, String to) {
    return yaml -> {
      if (!yaml.contains(from)) {
        throw new IllegalStateException("the statement has no " + from);
      }
      return yaml.replace(from, to);
    };
  }

  /** The same within one item. */
  static UnaryOperator<String> item(int number, String from, String to) {
    return yaml -> {
      int items = yaml.indexOf("\nitems:");
      int at = yaml.indexOf("\n  - number: " + number + "\n", items);
      int next = yaml.indexOf("\n  - number: ", at + 1);
      int end = next < 0 ? yaml.length() : next;
      return yaml.substring(0, at)
          + replace(from, to).apply(yaml.substring(at, end))
          + yaml.substring(end);
    };
  }

  /** Adds or changes an answer about an item. */
  static UnaryOperator<String> answer(int number, String name, String value) {
    return yaml -> {
      String line = "      " + name + ": ";
      return item(number, "    attributes:\n", "    attributes:\n" + line + value + "\n")
          .apply(without(number, line).apply(yaml));
    };
  }

  /** Leaves an answer about an item out. */
  static UnaryOperator<String> unanswered(int number, String name) {
    return without(number, "      " + name + ": ");
  }

  private static UnaryOperator<String> without(int number, String line) {
    return yaml -> {
      int at = yaml.indexOf("\n  - number: " + number + "\n", yaml.indexOf("\nitems:"));
      int next = yaml.indexOf("\n  - number: ", at + 1);
      int from = yaml.indexOf("\n" + line, at);
      if (from < 0 || (next >= 0 && from > next)) {
        return yaml;
      }
      int end = yaml.indexOf('\n', from + 1);
      return yaml.substring(0, from) + (end < 0 ? "\n" : yaml.substring(end));
    };
  }

  /** Leaves out what stands from one word to before another. */
  static UnaryOperator<String> cut(String from, String to) {
    return yaml -> {
      int at = yaml.indexOf(from);
      int end = yaml.indexOf(to, at + from.length());
      if (at < 0 || end < 0) {
        throw new IllegalStateException("the statement has no " + from + " … " + to);
      }
      return yaml.substring(0, at) + yaml.substring(end);
    };
  }
}
