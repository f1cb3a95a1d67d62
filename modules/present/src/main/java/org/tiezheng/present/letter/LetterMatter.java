package org.tiezheng.present.letter;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.Acquisition;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Fact;
import org.tiezheng.evidence.Observation;
import org.tiezheng.evidence.Original;

/**
 * Everything that a paper may be filled from, and nothing else.
 *
 * @param originals by SHA-256
 * @param events the custody log in order
 * @param asked findings whose remedies name papers
 * @param spans by item number, the time of its first and last record
 * @param environment of the machine on which the papers are made
 * @param tool name and version of the program
 * @param made when the papers are made
 * @param opposing what rules gave against another party's items; empty for papers of our own
 */
public record LetterMatter(
    Case matter,
    String submitter,
    Map<String, Original> originals,
    List<Acquisition> acquisitions,
    List<Event> events,
    List<Observation> observations,
    List<Asked> asked,
    Map<Integer, Span> spans,
    Map<String, String> environment,
    String tool,
    Instant made,
    ZoneId zone,
    Versions versions,
    Optional<Opposing> opposing) {
  /** For papers that oppose nobody's evidence. */
  public LetterMatter(
      Case matter,
      String submitter,
      Map<String, Original> originals,
      List<Acquisition> acquisitions,
      List<Event> events,
      List<Observation> observations,
      List<Asked> asked,
      Map<Integer, Span> spans,
      Map<String, String> environment,
      String tool,
      Instant made,
      ZoneId zone,
      Versions versions) {
    this(
        matter,
        submitter,
        originals,
        acquisitions,
        events,
        observations,
        asked,
        spans,
        environment,
        tool,
        made,
        zone,
        versions,
        Optional.empty());
  }

  public LetterMatter {
    originals = Map.copyOf(originals);
    acquisitions = List.copyOf(acquisitions);
    events = List.copyOf(events);
    observations = List.copyOf(observations);
    asked = List.copyOf(asked);
    spans = Map.copyOf(spans);
    environment = Map.copyOf(environment);
  }

  /** Tells which readings of a slot mean the same. */
  @FunctionalInterface
  public interface Versions {
    /** The readings by what they mean: more than one version where items differ. */
    List<List<Fact.SlotReading>> of(Fact.Slot slot);
  }

  /** From the first to the last record. */
  public record Span(Instant first, Instant last) {}
}
