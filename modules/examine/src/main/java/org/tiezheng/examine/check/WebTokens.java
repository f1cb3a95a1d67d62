package org.tiezheng.examine.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Observation;
import org.tiezheng.evidence.WebCapture;

/**
 * Sound tokens of a third party over the captures of a page, each over the very file and soon after
 * the capture: a token over another file, or of another time, says nothing of it.
 *
 * @param good one for each capture that has one
 * @param bare captures that have none
 */
record WebTokens(List<Observation.Token> good, List<WebCapture> bare) {
  static WebTokens of(Item item, Context context, Duration longest) {
    List<Observation.Token> good = new ArrayList<>();
    List<WebCapture> bare = new ArrayList<>();
    try (Stream<WebCapture> captures = context.records(item, WebCapture.class)) {
      captures.forEach(capture ->
          over(capture, context, longest).ifPresentOrElse(good::add, () -> bare.add(capture)));
    }
    return new WebTokens(good, bare);
  }

  private static Optional<Observation.Token> over(
      WebCapture capture, Context context, Duration longest) {
    Optional<Instant> taken = capture.time().instant();
    return context.tokens(capture.provenance().original()).stream()
        .filter(token -> TokenState.of(token) == TokenState.SOUND)
        .filter(TokenState::thirdParty)
        .filter(token ->
            taken
                .map(t -> Duration.between(t, token.time()))
                .filter(lag -> !lag.isNegative() && lag.compareTo(longest) <= 0)
                .isPresent())
        .findFirst();
  }

  /** Whether there is no capture to compare tokens with. */
  boolean unread() {
    return bare.isEmpty() && good.isEmpty();
  }

  /** Whether every capture has one. */
  boolean all() {
    return bare.isEmpty() && !good.isEmpty();
  }
}
