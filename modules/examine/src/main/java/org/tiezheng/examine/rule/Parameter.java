package org.tiezheng.examine.rule;

import java.util.List;

/** A value that a rule's file hands to its check. */
public sealed interface Parameter {
  /** A whole number; a threshold of the product, not of the law (产品阈值,非法律规定). */
  record Number(long value) implements Parameter {}

  /** Words, such as a lexicon. */
  record Words(List<String> values) implements Parameter {
    public Words {
      values = List.copyOf(values);
    }
  }
}
