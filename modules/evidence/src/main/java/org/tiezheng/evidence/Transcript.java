package org.tiezheng.evidence;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

  /** Name of the statement with the SHA-256 of the text that this one takes the place of. */
  public static final String REPLACES = "replaces";

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
   * @param engine which program wrote it; empty if a person did
   * @param confirmed who listened to it again and confirmed it; empty if nobody did
   * @param note what a person remarks on it, no part of what was said
   */
  public record Segment(
      Optional<Long> start,
      Optional<Long> end,
      String speaker,
      String words,
      boolean key,
      Optional<String> engine,
      Optional<Confirmation> confirmed,
      Optional<String> note) {
    /** Written by a person, with nothing more said. */
    public static Segment of(
        Optional<Long> start, Optional<Long> end, String speaker, String words, boolean key) {
      return new Segment(
          start, end, speaker, words, key, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Whether a machine wrote it and nobody has confirmed it: it must not pass for more. */
    public boolean machineOnly() {
      return engine.isPresent() && confirmed.isEmpty();
    }

    /** How many places of it were not understood. */
    public long unclear() {
      return UNCLEAR.matcher(words).results().count();
    }
  }

  /**
   * That somebody listened to a passage again and found it to be what is said.
   *
   * @param at to the second
   */
  public record Confirmation(String by, Instant at) {}

  /** SHA-256 of the text of an earlier transcript that this one takes the place of, if it says. */
  public Optional<String> replaces() {
    return Optional.ofNullable(statements.get(REPLACES)).map(String::strip);
  }

  /** Those that no other of them takes the place of, in their order. */
  public static List<Transcript> standing(Collection<Transcript> all) {
    Set<String> replaced =
        all.stream()
            .filter(t -> t.replaces().filter(t.provenance().original()::equals).isEmpty())
            .flatMap(t -> t.replaces().stream())
            .collect(Collectors.toUnmodifiableSet());
    return all.stream().filter(t -> !replaced.contains(t.provenance().original())).toList();
  }

  /** How many passages a machine wrote and nobody has confirmed. */
  public long machineOnly() {
    return segments.stream().filter(Segment::machineOnly).count();
  }

  @Override
  public String line() {
    return segments.size()
        + " × "
        + String.join(
            ", ", speakers.stream().map(s -> s.name().isEmpty() ? s.id() : s.name()).toList());
  }
}
