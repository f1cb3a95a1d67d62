package org.tiezheng.evidence;

import java.util.List;

/**
 * Where a record's bytes are: from a printed line a person can go to the byte.
 *
 * @param original SHA-256 of the sealed original
 * @param members names of nested members from the outside in (zip entries, attachments); empty for
 *     the original itself
 * @param locator the place within the innermost member
 */
public record Provenance(String original, List<String> members, Locator locator) {
  public Provenance {
    members = List.copyOf(members);
  }

  public static Provenance of(String original, Locator locator) {
    return new Provenance(original, List.of(), locator);
  }
}
