package org.tiezheng.casework;

import java.io.IOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.tiezheng.evidence.Event;

/**
 * Why a person went on although a rule stops. Such a reason is for the own side: it stands in an
 * event that never leaves, salted so that its digest, which does leave, lets nobody test a guess.
 * The event of the bundle names the rule and where the reason is kept.
 */
final class OverrideReasons {
  /** Before the rule's name, in either event. */
  static final String OVERRIDE = "override.";

  private static final String NAME = "overrides";
  private static final String KEPT = "reason kept in event ";
  private static final int SALT_BYTES = 32;

  private OverrideReasons() {}

  /**
   * Keeps the reasons.
   *
   * @param reasons by rule or rule#item
   * @return what the event of the bundle says of them
   */
  static Map<String, String> note(OpenCase open, String bundleId, Map<String, String> reasons)
      throws IOException {
    if (reasons.isEmpty()) {
      return Map.of();
    }
    byte[] salt = new byte[SALT_BYTES];
    open.place().random().nextBytes(salt);
    Map<String, String> what = new TreeMap<>();
    what.put(LeftOut.SUBJECT, NAME);
    what.put("bundle", bundleId);
    what.put("salt", HexFormat.of().formatHex(salt));
    reasons.forEach((rule, reason) -> what.put(OVERRIDE + rule, reason));
    long n = open.note(Event.Type.NOTE, what).event().n();
    Map<String, String> told = new TreeMap<>();
    reasons.keySet().forEach(rule -> told.put(OVERRIDE + rule, KEPT + n));
    return told;
  }

  /**
   * Whether an event has reasons in clear, as events of bundles had before they were kept apart.
   */
  static boolean inClear(Map<String, String> what) {
    return what.entrySet().stream()
        .anyMatch(e -> e.getKey().startsWith(OVERRIDE) && !e.getValue().matches(KEPT + "\\d+"));
  }
}
