package org.tiezheng.evidence;

import java.util.Map;
import java.util.Set;

/**
 * Tells records whose row is not whole: a part of it is lost, or may be another's. Readers remark
 * it among what else a row says; what such a record shows may be only the beginning of what was
 * there.
 */
public final class Incomplete {
  /** The row is damaged or was found in part. */
  public static final String ROW = "_incomplete";

  /** The columns of which nothing is left, parted by commas. */
  public static final String LOST = "_lost";

  /** The columns whose end is lost, or may be another's, parted by commas. */
  public static final String PARTIAL = "_partial";

  private static final Set<String> REMARKS = Set.of(ROW, LOST, PARTIAL);

  private Incomplete() {}

  /** Whether the row of a record is not whole; of kinds that are never recovered it always is. */
  public static boolean row(Record row) {
    return switch (row) {
      case ChatMessage m -> row(m.extra());
      case TextMessage m -> row(m.extra());
      case Call c -> row(c.extra());
      case Contact c -> row(c.extra());
      case Conversation c -> row(c.extra());
      case Post p -> row(p.extra());
      case Payment _, Mail _, Photo _, DocumentProperties _, FileEntry _, FileFacts _ -> false;
    };
  }

  /**
   * Whether a row is not whole.
   *
   * @param extra what else the record's row says, as {@link ChatMessage#extra()}
   */
  public static boolean row(Map<String, String> extra) {
    return REMARKS.stream().anyMatch(extra::containsKey);
  }
}
