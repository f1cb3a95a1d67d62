package org.tiezheng.evidence;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A recording in writing (录音文字稿): who said what, when.
 *
 * @param time when the transcript was made
 * @param recording SHA-256 of the recording that was written down; empty if the transcript does not
 *     say
 * @param statements what its head says: recorded, place, method, recorder, transcriber, proofReader
 *     …
 * @param segments in the order of the paper
 */
public record Transcript(
    Provenance provenance,
    RecordedTime time,
    String recording,
    Map<String, String> statements,
    List<Speaker> speakers,
    List<Segment> segments)
    implements FileFacts {
  /** What was not understood is marked in the words: {@code 【听不清】}, {@code 【疑似:还款】}. */
  private static final Pattern UNCLEAR =
      Pattern.compile("[【\\[](?:听不清|疑似|inaudible|unclear)[^】\\]]*[】\\]]");

  public Transcript {
    statements = Map.copyOf(statements);
    speakers = List.copyOf(speakers);
    segments = List.copyOf(segments);
  }

  /**
   * Somebody who speaks.
   *
   * @param id as the segments name him
   * @param name full name, empty if it is not known
   * @param party {@link Party#id()}
   */
  public record Speaker(String id, String name, Optional<String> party) {}

  /**
   * Words of one speaker.
   *
   * @param start milliseconds from the start of the recording; empty if not stated
   * @param end milliseconds from the start of the recording, not included; empty if not stated
   * @param speaker {@link Speaker#id()}; empty where nobody speaks
   * @param words verbatim; what was not understood is marked in them
   * @param key whether it is one of the passages that matter (重点)
   */
  public record Segment(
      Optional<Long> start, Optional<Long> end, String speaker, String words, boolean key) {
    /** How many places of it were not understood. */
    public long unclear() {
      return UNCLEAR.matcher(words).results().count();
    }
  }

  @Override
  public String line() {
    return segments.size()
        + " × "
        + String.join(
            ", ", speakers.stream().map(s -> s.name().isEmpty() ? s.id() : s.name()).toList());
  }
}
