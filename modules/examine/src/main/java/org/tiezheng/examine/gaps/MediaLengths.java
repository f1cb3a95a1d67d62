package org.tiezheng.examine.gaps;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent.Media;
import org.tiezheng.evidence.MessageContent.MediaType;
import org.tiezheng.evidence.Observation.Weight;

/**
 * Whether media are as long as the message says: the bytes of a file, the time of a voice. Judged
 * only where this copy's media of that type are usually so.
 */
final class MediaLengths implements Check {
  private static final int LEAST = 5;
  private final Map<MediaType, long[]> bytes = new EnumMap<>(MediaType.class);
  private final long[] voices = new long[2];
  private final long toleratedMillis;

  MediaLengths(GapQuestions.Tolerances tolerances) {
    toleratedMillis = tolerances.voiceMillis();
  }

  /** What the message says and what the bytes are. */
  private record Pair(long stated, long found) {}

  private static Optional<Long> number(ChatMessage m, String field) {
    return Optional.ofNullable(m.extra().get(field))
        .filter(v -> Digits.are(v, 1, 15))
        .map(Long::parseLong);
  }

  private static Optional<Pair> bytes(ChatMessage m, Media media) {
    return number(m, "bytesFound")
        .flatMap(found ->
            media
                .claimed()
                .flatMap(Media.Claimed::bytes)
                .filter(stated -> stated > 0)
                .map(stated -> new Pair(stated, found)));
  }

  private static Optional<Pair> millis(ChatMessage m, Media media) {
    return number(m, "millisFound")
        .flatMap(found -> media.millis().map(stated -> new Pair(stated, found)));
  }

  private boolean near(Pair p) {
    return Math.abs(p.stated() - p.found()) <= toleratedMillis;
  }

  @Override
  public void learn(ChatMessage m, int row) {
    if (m.content() instanceof Media media) {
      bytes(m, media)
          .ifPresent(p -> {
            long[] counts = bytes.computeIfAbsent(media.type(), _ -> new long[2]);
            counts[0]++;
            counts[1] += p.stated() == p.found() ? 1 : 0;
          });
      millis(m, media)
          .ifPresent(p -> {
            voices[0]++;
            voices[1] += near(p) ? 1 : 0;
          });
    }
  }

  private static boolean usual(long[] counts) {
    return counts[0] >= LEAST && counts[1] * 10 >= (counts[0] - 1) * 9;
  }

  @Override
  public void judge(ChatMessage m, int row, Findings findings) {
    if (!(m.content() instanceof Media media)) {
      return;
    }
    long[] counts = bytes.getOrDefault(media.type(), new long[2]);
    if (usual(counts)) {
      findings.looksFor(GapKind.MEDIA_LENGTH);
      bytes(m, media)
          .filter(p -> p.stated() != p.found())
          .ifPresent(p ->
              findings.row(
                  GapKind.MEDIA_LENGTH,
                  media.type() == MediaType.IMAGE ? Weight.SLIGHT : Weight.NOTABLE,
                  m,
                  "消息所载长度 %,d 字节,所附媒体 %,d 字节;本副本 %,d 个中 %,d 个相同"
                      .formatted(p.stated(), p.found(), counts[0], counts[1]),
                  "The message states %,d bytes, the media have %,d; in %,d of %,d they agree"
                      .formatted(p.stated(), p.found(), counts[1], counts[0])));
    }
    if (usual(voices)) {
      findings.looksFor(GapKind.VOICE_LENGTH);
      millis(m, media)
          .filter(p -> !near(p))
          .ifPresent(p ->
              findings.row(
                  GapKind.VOICE_LENGTH,
                  Weight.NOTABLE,
                  m,
                  "消息所载时长 %,d 毫秒,语音数据 %,d 毫秒;本副本 %,d 条中 %,d 条相符"
                      .formatted(p.stated(), p.found(), voices[0], voices[1]),
                  "The message states %,d ms, the voice has %,d ms; in %,d of %,d they agree"
                      .formatted(p.stated(), p.found(), voices[1], voices[0])));
    }
  }
}
