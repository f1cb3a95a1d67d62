package org.tiezheng.examine.check;

import java.util.Locale;
import java.util.Set;
import org.tiezheng.evidence.Observation;

/** What a checked time token is worth. */
enum TokenState {
  /** Every check that matters was made and passed. */
  SOUND,
  /** A check that matters was not made. */
  UNCHECKED,
  FAILED;

  /** Checks without which a token says nothing, by their names in the observation. */
  private static final Set<String> ESSENTIAL =
      Set.of(
          "READABLE",
          "STATUS",
          "IMPRINTALGORITHM",
          "IMPRINTVALUE",
          "SIGNERCERTIFICATE",
          "SIGNATURE",
          "KEYPURPOSE",
          "VALIDITY",
          "CHAIN");

  static TokenState of(Observation.Token token) {
    if (!token.failed().isEmpty()) {
      return FAILED;
    }
    boolean unchecked =
        token.notMade().stream()
            .map(name -> name.replaceAll("[^A-Za-z]", "").toUpperCase(Locale.ROOT))
            .anyMatch(ESSENTIAL::contains);
    return unchecked ? UNCHECKED : SOUND;
  }

  static boolean thirdParty(Observation.Token token) {
    return token.clock() == Observation.Clock.THIRD_PARTY;
  }

  /** One line about a token for a pointer. */
  static String line(Observation.Token token) {
    String whose = thirdParty(token) ? "第三方 third party" : "自有时钟,非第三方 own clock, not a third party";
    String failed = token.failed().isEmpty() ? "" : "; 未通过 failed: " + token.failed();
    String notMade = token.notMade().isEmpty() ? "" : "; 未核查 not checked: " + token.notMade();
    return token.time() + " (" + whose + ")" + failed + notMade;
  }
}
