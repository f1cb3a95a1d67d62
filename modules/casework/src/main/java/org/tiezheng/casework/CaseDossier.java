package org.tiezheng.casework;

import java.time.LocalDate;
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
import org.tiezheng.vault.CustodyEntry;

/** An open case as the rules see it. */
record CaseDossier(OpenCase open, Case matter, List<Observation> observations, LocalDate today)
    implements Dossier {
  CaseDossier {
    observations = List.copyOf(observations);
  }

  @Override
  public Map<String, Original> originals() {
    Map<String, Original> all = new LinkedHashMap<>();
    open.originals().forEach(o -> all.putIfAbsent(o.digests().sha256(), o));
    return all;
  }

  @Override
  public List<Acquisition> acquisitions() {
    return open.vault().caseStore().intake().acquisitions();
  }

  @Override
  public List<Event> events() {
    return open.vault().caseStore().custody().entries().stream().map(CustodyEntry::event).toList();
  }

  @Override
  public Stream<Record> records(int item) {
    return open.vault().caseStore().readings().records(item);
  }

  @Override
  public Stream<SetAside> setAsides(int item) {
    return open.vault().caseStore().readings().setAsides(item);
  }
}
