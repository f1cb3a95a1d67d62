package org.tiezheng.verify;

import java.util.Optional;
import org.tiezheng.evidence.Text;
import org.tiezheng.seal.excerpt.SealedEvent;
import tools.jackson.databind.JsonNode;

/**
 * Whether conversations were sealed right behind their reading, as the events of the custody log
 * say: what was sealed later may have been changed in between, and no proof shows that
 * (docs/excerpt-proofs.md section 5).
 */
final class SealingTime {
  private SealingTime() {}

  /**
   * What has to be said of it; empty when the sealing is the next event behind the reading.
   *
   * @param sealing the event of the sealing
   * @param reading the event that it names as the reading, if it is at hand
   */
  static Optional<Text> sentence(SealedEvent sealed, JsonNode sealing, Optional<JsonNode> reading) {
    long n = sealing.path("n").longValue();
    if (sealed.read() >= n || reading.filter(event -> isReading(event, sealed)).isEmpty()) {
      return Optional.of(
          new Text(
              "封存事件(%s)称读取是第 %d 号保管事件,该事件不在其前、不在材料包中或不是该证据的读取:读取与封存之间隔了多久,看不出来。"
                  .formatted(time(sealing), sealed.read()),
              "The sealing (%s) names custody event %d as the reading, which does not precede it, is not in the bundle or is no reading of the item: how long after the reading it was sealed cannot be seen."
                  .formatted(time(sealing), sealed.read())));
    }
    if (sealed.read() + 1 == n) {
      return Optional.empty();
    }
    return Optional.of(
        new Text(
            "封存晚于读取:读取是第 %d 号保管事件(%s),封存是第 %d 号(%s),均为保管方自有时钟;证明只管封存之后,其间有无改动不能由此看出。"
                .formatted(sealed.read(), time(reading), n, time(sealing)),
            "Sealed later than read: the reading is custody event %d (%s), the sealing event %d (%s), both by the keeper's own clock; the proof is about the time since the sealing and does not show whether anything was changed in between."
                .formatted(sealed.read(), time(reading), n, time(sealing))));
  }

  private static boolean isReading(JsonNode event, SealedEvent sealed) {
    return event.path("kind").asString("").equals("READ")
        && event.path("what").path("item").asString("").equals("" + sealed.sealing().item());
  }

  private static String time(Optional<JsonNode> event) {
    return event.map(SealingTime::time).orElse("");
  }

  private static String time(JsonNode event) {
    return event.path("time").asString("");
  }
}
