package org.tiezheng.testkit.ios;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.testkit.ios.IosText.Earlier;

/** Writes {@code message_summary_info}: the past of an edited or unsent message. */
final class MessageHistory {
  private static final Instant EPOCH = Instant.parse("2001-01-01T00:00:00Z");

  private MessageHistory() {}

  /** The history of a message that has one. */
  static Optional<byte[]> of(IosText text) {
    if (!text.takenBack() && text.earlier().isEmpty()) {
      return Optional.empty();
    }
    Map<String, Object> list = new LinkedHashMap<>();
    list.put("ust", true);
    list.put("amc", 0L);
    list.put("otr", Map.of("0", Map.of("lo", 0L, "le", 5L)));
    if (text.takenBack()) {
      list.put("rp", List.of(0L));
    } else {
      List<Object> versions = new ArrayList<>();
      for (Earlier earlier : text.earlier()) {
        versions.add(version(earlier.time(), earlier.text()));
      }
      versions.add(version(text.time().plusSeconds(30), text.text()));
      list.put("ec", Map.of("0", versions));
      list.put("ep", List.of(0L));
    }
    return Optional.of(BinaryList.of(list));
  }

  private static Map<String, Object> version(Instant time, String text) {
    Duration since = Duration.between(EPOCH, time);
    return Map.of(
        "t", AttributedArchive.plain(text), "d", since.getSeconds() + since.getNano() / 1e9);
  }
}
