package org.tiezheng.examine.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Recording;
import org.tiezheng.evidence.Recording.Span;
import org.tiezheng.evidence.Transcript;
import org.tiezheng.evidence.Transcript.Segment;

/**
 * AUD-006: the transcript covers the recording, says when each passage is spoken and by whom. Where
 * a screening found who speaks when, all of that must be written down; else no stretch longer than
 * the threshold may be left out.
 */
final class TranscriptComplete implements Check.OfItem {
  private static final String GAP = "gapSeconds";

  @Override
  public String name() {
    return "audio.transcript.complete";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(GAP);
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    Optional<String> answer = context.answer(item, Answer.VOICE_TRANSCRIPT);
    List<Transcript> transcripts = Transcripts.of(item, context);
    if (transcripts.isEmpty()) {
      return Context.none(answer) || Context.no(answer)
          ? Ruling.fail("录音没有文字稿", "the recording has no transcript")
              .at(Context.label(item), Answer.VOICE_TRANSCRIPT.path(), answer.get())
          : Transcripts.unread();
    }
    Places nameless = new Places();
    Places timeless = new Places();
    for (Transcript transcript : transcripts) {
      Set<String> named = named(transcript);
      for (Segment segment : transcript.segments()) {
        boolean spoken = !segment.words().isBlank() || !segment.speaker().isEmpty();
        if (spoken && !named.contains(segment.speaker())) {
          Transcripts.add(nameless, context, transcript, segment);
        }
        if (segment.start().isEmpty()
            || segment.end().filter(end -> end > segment.start().get()).isEmpty()) {
          Transcripts.add(timeless, context, transcript, segment);
        }
      }
    }
    if (!timeless.isEmpty()) {
      return Ruling.fail(
              "%d 段没有起止时间".formatted(timeless.count()),
              "%d passages do not say when they are spoken".formatted(timeless.count()))
          .at(timeless.list());
    }
    if (!nameless.isEmpty()) {
      return Ruling.fail(
              "%d 段的说话人没有姓名".formatted(nameless.count()),
              "the speakers of %d passages have no name".formatted(nameless.count()))
          .at(nameless.list());
    }
    return covered(item, context, transcripts, params.seconds(GAP).toMillis());
  }

  private static Set<String> named(Transcript transcript) {
    Set<String> named = new TreeSet<>();
    transcript.speakers().stream().filter(s -> !s.name().isBlank()).forEach(s -> named.add(s.id()));
    return named;
  }

  private static Ruling covered(
      Item item, Context context, List<Transcript> transcripts, long longest) {
    Places left = new Places();
    Places good = new Places();
    boolean[] unmeasured = {false};
    try (Stream<Recording> recordings = context.records(item, Recording.class)) {
      recordings.forEach(r -> {
        List<Transcript> own =
            transcripts.stream()
                .filter(
                    t -> t.recording().isEmpty() || t.recording().equals(r.provenance().original()))
                .toList();
        List<Span> written = spans(own);
        boolean speech = r.screening().made().contains("speech");
        unmeasured[0] |= r.millis().isEmpty() && !speech;
        List<Span> gaps =
            speech
                ? uncovered(r.screening().speech(), written, 0)
                : uncovered(List.of(new Span(0, r.millis().orElse(0L))), written, longest);
        gaps.forEach(gap ->
            left.add(
                context.name(r.provenance().original()),
                Transcripts.clock(gap.from()) + "–" + Transcripts.clock(gap.to()),
                "not written down"));
        good.add(context, r, own.size() + " transcript");
      });
    }
    if (!left.isEmpty()) {
      return Ruling.fail(
              "录音有 %d 处没有写入文字稿".formatted(left.count()),
              "%d stretches of the recording are not in the transcript".formatted(left.count()))
          .at(left.list());
    }
    if (good.isEmpty() || unmeasured[0]) {
      return Ruling.unknown(
          "不知道录音的长度,无法核对文字稿是否完整",
          "the length of the recording is not known, so its transcript cannot be compared",
          "records.recording");
    }
    Places machine = new Places();
    for (Transcript transcript : transcripts) {
      transcript.segments().stream()
          .filter(Segment::machineOnly)
          .forEach(s -> Transcripts.add(machine, context, transcript, s));
    }
    if (!machine.isEmpty()) {
      return Ruling.warn(
              "%d 段由机器转写,还没有人核对;核对之前不能当作录音的内容".formatted(machine.count()),
              "a machine wrote %d passages that nobody has confirmed; until then they must not be"
                      .formatted(machine.count())
                  + " taken for what was said")
          .at(machine.list());
    }
    long unclear =
        transcripts.stream().flatMap(t -> t.segments().stream()).mapToLong(Segment::unclear).sum();
    return Ruling.pass(
            "文字稿与录音时间对应,说话人有姓名;听不清 %d 处已标明(是否逐字一致须人工核对)".formatted(unclear),
            "the transcript follows the recording and names the speakers; %d unclear places are"
                    .formatted(unclear)
                + " marked (whether it is verbatim is for a person to check)")
        .at(good.list());
  }

  private static List<Span> spans(List<Transcript> transcripts) {
    return transcripts.stream()
        .flatMap(t -> t.segments().stream())
        .map(s -> new Span(s.start().orElse(0L), s.end().orElse(0L)))
        .sorted(Comparator.comparingLong(Span::from))
        .toList();
  }

  /** What of the ranges no span covers, if it is longer than allowed. */
  private static List<Span> uncovered(List<Span> ranges, List<Span> spans, long longest) {
    List<Span> left = new ArrayList<>();
    for (Span range : ranges) {
      long reached = range.from();
      for (Span span : spans) {
        if (span.from() >= range.to()) {
          break;
        }
        if (span.from() - reached > longest) {
          left.add(new Span(reached, span.from()));
        }
        reached = Math.max(reached, span.to());
      }
      if (range.to() - reached > longest) {
        left.add(new Span(reached, range.to()));
      }
    }
    return left;
  }
}
