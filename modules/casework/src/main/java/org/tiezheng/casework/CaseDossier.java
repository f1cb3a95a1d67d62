package org.tiezheng.casework;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tiezheng.evidence.Acquisition;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Observation;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.SetAside;
import org.tiezheng.examine.Dossier;
import org.tiezheng.examine.gaps.GapQuestions;
import org.tiezheng.examine.gaps.GapReport;
import org.tiezheng.vault.CustodyEntry;

/**
 * An open case as the rules see it. A case does not change while it is examined, so that what every
 * rule asks of every item is read from the vault once. Thread-safe.
 */
final class CaseDossier implements Dossier {
  private final OpenCase open;
  private final Case matter;
  private final List<Observation> observations;
  private final LocalDate today;
  private final Map<String, Original> originals;
  private final List<Acquisition> acquisitions;
  private final List<Event> events;
  private final KeptRecords records;
  private final Map<Integer, GapReport> usual;

  CaseDossier(OpenCase open, Case matter, List<Observation> observations, LocalDate today) {
    this(open, matter, observations, today, new KeptRecords(open), Map.of());
  }

  /**
   * @param usual by item, what the messages show by themselves to {@link GapQuestions#USUAL}, where
   *     that was found out before
   */
  CaseDossier(
      OpenCase open,
      Case matter,
      List<Observation> observations,
      LocalDate today,
      KeptRecords records,
      Map<Integer, GapReport> usual) {
    this.open = open;
    this.matter = matter;
    this.records = records;
    this.usual = Map.copyOf(usual);
    this.observations = List.copyOf(observations);
    this.today = today;
    Map<String, Original> all = new LinkedHashMap<>();
    open.originals().forEach(o -> all.putIfAbsent(o.digests().sha256(), o));
    this.originals = Collections.unmodifiableMap(all);
    this.acquisitions = List.copyOf(open.vault().caseStore().intake().acquisitions());
    this.events =
        open.vault().caseStore().custody().entries().stream().map(CustodyEntry::event).toList();
  }

  @Override
  public Case matter() {
    return matter;
  }

  @Override
  public List<Observation> observations() {
    return observations;
  }

  @Override
  public LocalDate today() {
    return today;
  }

  @Override
  public Map<String, Original> originals() {
    return originals;
  }

  @Override
  public List<Acquisition> acquisitions() {
    return acquisitions;
  }

  @Override
  public List<Event> events() {
    return events;
  }

  @Override
  public Stream<Record> records(int item) {
    return records.of(item);
  }

  @Override
  public GapReport gaps(int item, GapQuestions questions) {
    GapReport known = questions.equals(GapQuestions.USUAL) ? usual.get(item) : null;
    return known != null ? known : Dossier.super.gaps(item, questions);
  }

  @Override
  public Stream<SetAside> setAsides(int item) {
    return open.vault().caseStore().readings().setAsides(item);
  }
}
