package org.tiezheng.collect.smsbackup;

import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.Text;

/**
 * A piece of the XML between two others, with its place in bytes from the start of the file.
 * Declarations, comments and white space are passed over.
 */
sealed interface Tag {
  long offset();

  long length();

  /**
   * A start tag.
   *
   * @param attributes decoded; of a name that occurs twice the first counts
   * @param content of the attribute {@code data}, if there is one
   * @param whole whether the element ends with the tag
   */
  record Start(
      String name,
      Map<String, String> attributes,
      Optional<Base64Content.Result> content,
      boolean whole,
      long offset,
      long length)
      implements Tag {
    public Start {
      attributes = Map.copyOf(attributes);
    }
  }

  /** An end tag. */
  record End(String name, long offset, long length) implements Tag {}

  /** Bytes that are none of these. */
  record Broken(Text why, long offset, long length) implements Tag {}
}
