package org.tiezheng.casework;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
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
  private final Map<Integer, Optional<List<Record>>> kept = new ConcurrentHashMap<>();

  /** Bytes of the files of records that may still be kept; as objects they take about as much. */
  private final AtomicLong room = new AtomicLong(Runtime.getRuntime().maxMemory() / 4);

  CaseDossier(OpenCase open, Case matter, List<Observation> observations, LocalDate today) {
    this.open = open;
    this.matter = matter;
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

  /**
   * Very many rules ask for the same records: those that fit a part of the heap are read once, the
   * others each time.
   */
  @Override
  public Stream<Record> records(int item) {
    return kept.computeIfAbsent(item, this::keep)
        .map(List::stream)
        .orElseGet(() -> open.vault().caseStore().readings().records(item));
  }

  /** Empty for what is too large. */
  private Optional<List<Record>> keep(int item) {
    long size = size(item);
    if (room.addAndGet(-size) < 0) {
      room.addAndGet(size);
      return Optional.empty();
    }
    try (Stream<Record> records = open.vault().caseStore().readings().records(item)) {
      return Optional.of(records.toList());
    }
  }

  private long size(int item) {
    Optional<Path> file = open.vault().caseStore().readings().recordsFile(item);
    try {
      return file.isPresent() ? Files.size(file.get()) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Stream<SetAside> setAsides(int item) {
    return open.vault().caseStore().readings().setAsides(item);
  }
}
