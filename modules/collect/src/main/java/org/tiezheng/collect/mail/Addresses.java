package org.tiezheng.collect.mail;

import java.util.ArrayList;
import java.util.List;

/** Lists of addresses and of message ids. */
final class Addresses {
  private static final int MAX = 10_000;

  private Addresses() {}

  /** Splits at commas outside quotes, comments and angle brackets, then decodes each address. */
  static List<String> split(String field) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean quoted = false;
    int depth = 0;
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c == '\\' && i + 1 < field.length()) {
        part.append(c).append(field.charAt(++i));
        continue;
      }
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == '<' || c == '(')) {
        depth++;
      } else if (!quoted && (c == '>' || c == ')')) {
        depth = Math.max(0, depth - 1);
      }
      if (c == ',' && !quoted && depth == 0) {
        add(parts, part);
      } else {
        part.append(c);
      }
    }
    add(parts, part);
    return parts;
  }

  /** The ids between angle brackets, or the words if there are no brackets. */
  static List<String> ids(String field) {
    List<String> ids = new ArrayList<>();
    for (String word : field.split("(?<=>)|\\s+", -1)) {
      String id = word.strip().replaceAll("^<|>$", "");
      if (!id.isEmpty() && ids.size() < MAX) {
        ids.add(id);
      }
    }
    return ids;
  }

  private static void add(List<String> parts, StringBuilder part) {
    String address = HeaderText.decoded(part.toString().strip());
    if (!address.isEmpty() && parts.size() < MAX) {
      parts.add(address);
    }
    part.setLength(0);
  }
}
