package org.tiezheng.seal.excerpt;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The canonical form of a message (docs/excerpt-proofs.md section 1), made from its record as it
 * lies in a bundle: to hold a proven message against the record beside it.
 */
public final class RecordForm {
  private static final Set<String> LEFT_OUT =
      Set.of("provenance", "extra", "platform", "conversation", "record");

  private RecordForm() {}

  /**
   * The text that is sealed of a record.
   *
   * @param position within its conversation, from 0
   * @param line among all chat messages of its item, from 1
   * @throws IllegalArgumentException when the record has a value that no message has
   */
  public static String of(JsonNode record, long position, long line) {
    if (!(record instanceof ObjectNode object)) {
      throw new IllegalArgumentException("a record is an object");
    }
    ObjectNode form = object.deepCopy();
    form.remove(LEFT_OUT);
    form.put("line", line);
    form.put("position", position);
    return new CanonicalText().value(form).toString();
  }
}
