package org.tiezheng.sqlite.absence;

import java.util.List;
import java.util.Set;
import org.tiezheng.sqlite.Sentence;

/**
 * What came of looking for signs. Immutable.
 *
 * @param signals what was found
 * @param lookedFor the signs that would have been found; without this the lack of a sign says
 *     nothing
 * @param profiles names of the profiles that recognised the database
 * @param notExamined what could not be looked at, and why
 */
public record AbsenceReport(
    List<Signal> signals,
    Set<SignalKind> lookedFor,
    List<String> profiles,
    List<Sentence> notExamined) {
  public AbsenceReport {
    signals = List.copyOf(signals);
    lookedFor = Set.copyOf(lookedFor);
    profiles = List.copyOf(profiles);
    notExamined = List.copyOf(notExamined);
  }

  /** The signals of one kind. */
  public List<Signal> of(SignalKind kind) {
    return signals.stream().filter(signal -> signal.id() == kind).toList();
  }
}
