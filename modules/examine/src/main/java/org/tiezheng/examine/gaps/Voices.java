package org.tiezheng.examine.gaps;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Observation.Weight;

/** The id that the sender's app gives a voice ends with the seconds of the sender's clock. */
final class Voices implements Check {
  private static final Pattern CLOCK = Pattern.compile("(1[0-9]{9})(?:_\\d+)?$");
  private static final int LEAST = 5;
  private final long tolerated;
  private long all;
  private long near;

  Voices(GapQuestions.Tolerances tolerances) {
    tolerated = tolerances.voiceClockSeconds();
  }

  private static Optional<Long> off(ChatMessage m) {
    Matcher clock = CLOCK.matcher(m.extra().getOrDefault("clientmsgid", ""));
    return clock.find() && m.time().instant().isPresent()
        ? Optional.of(Copy.seconds(m) - Long.parseLong(clock.group(1)))
        : Optional.empty();
  }

  @Override
  public void learn(ChatMessage m, int row) {
    off(m)
        .ifPresent(seconds -> {
          all++;
          near += Math.abs(seconds) <= tolerated ? 1 : 0;
        });
  }

  @Override
  public void judge(ChatMessage m, int row, Findings findings) {
    if (all < LEAST || near * 10 < all * 8) {
      return;
    }
    findings.looksFor(GapKind.VOICE_CLOCK);
    off(m)
        .filter(seconds -> Math.abs(seconds) > tolerated)
        .ifPresent(seconds ->
            findings.row(
                GapKind.VOICE_CLOCK,
                Weight.NOTABLE,
                m,
                "行的时间与语音号所含的发送者时钟相差 %s".formatted(Spans.zh(seconds)),
                "The row's time and the sender's clock within the voice's id are %s apart"
                    .formatted(Spans.en(seconds))));
  }
}
