package org.tiezheng.collect.ios;

import java.util.Map;
import java.util.StringJoiner;
import org.tiezheng.collect.ios.typedstream.AttributedText;
import org.tiezheng.collect.ios.typedstream.AttributedText.Run;

/** What the attributes of a text say about the message: mentions, links, attached files. */
final class Attributes {
  private static final int MOST = 4_000;
  private static final Map<String, String> TOLD =
      Map.of(
          "__kIMMentionConfirmedMention", "mentions",
          "__kIMLinkAttributeName", "links",
          "__kIMFileTransferGUIDAttributeName", "attached");

  private Attributes() {}

  /** Adds one line for each kind: {@code start-end=value}, in UTF-16 units, in order. */
  static void describe(AttributedText text, Map<String, String> extra) {
    TOLD.forEach((attribute, key) -> {
      StringJoiner line = new StringJoiner(" ");
      for (Run run : text.runs()) {
        String value = run.attributes().get(attribute);
        if (value != null && line.length() < MOST) {
          line.add(run.start() + "-" + run.end() + "=" + value);
        }
      }
      if (line.length() > 0) {
        extra.put(key, line.toString());
      }
    });
  }
}
