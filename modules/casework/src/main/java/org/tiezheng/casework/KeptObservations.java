package org.tiezheng.casework;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Observation;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.seal.digest.RunningDigest;
import org.tiezheng.vault.CustodyEntry;
import org.tiezheng.vault.ObservationStore.Observed;

/**
 * Observations that were made once, and are given to the rules as long as they still speak of the
 * case as it is: of the same records, of the bundle that was made last. Only those whose digest
 * stands in the custody log are given.
 */
final class KeptObservations {
  private static final String SEAL = "observationSha256";
  private static final String BUNDLE = "bundle";
  private static final String PRINTED = "printed.";
  private static final String MINE = "mine";
  private static final String THEIRS = "theirs";

  private final OpenCase open;

  KeptObservations(OpenCase open) {
    this.open = open;
  }

  /** Keeps the result of a comparison and notes it. */
  void compared(Observation.Compared compared, Case matter, Map<String, String> what)
      throws IOException {
    Map<String, String> about =
        Map.of(MINE, records(matter, compared.mine()), THEIRS, records(matter, compared.theirs()));
    keep(compared, about, Event.Type.COMPARE, what);
  }

  /** Keeps what reading a carrier back gave and notes it. */
  void carrier(Observation.Carrier carrier, String bundle, Map<String, String> what)
      throws IOException {
    keep(carrier, Map.of(BUNDLE, bundle), Event.Type.VERIFY, what);
  }

  /** Keeps where the lines of a bundle's copies stand, and notes that the bundle was verified. */
  void copies(Observation.Copies copies, Case matter, String bundle, Map<String, String> what)
      throws IOException {
    Map<String, String> about = new TreeMap<>();
    about.put(BUNDLE, bundle);
    copies.copies().forEach(c -> about.put(PRINTED + c.item(), printed(matter, c.item())));
    keep(copies, about, Event.Type.VERIFY, what);
  }

  /**
   * The copies of the bundle that was made last, of those items whose records and selection are
   * still what was printed.
   */
  List<Observation.Copy> copies(Case matter) {
    List<Event> events =
        open.vault().caseStore().custody().entries().stream().map(CustodyEntry::event).toList();
    return open.vault().caseStore().observations().all().stream()
        .filter(kept -> kept.observation() instanceof Observation.Copies)
        .filter(kept -> holds(kept, matter, events) && sealed(events, kept.observation()))
        .reduce((_, later) -> later)
        .stream()
        .flatMap(kept -> ofUnchanged(kept, matter))
        .toList();
  }

  private static Stream<Observation.Copy> ofUnchanged(Observed kept, Case matter) {
    return kept.observation() instanceof Observation.Copies all
        ? all.copies().stream()
            .filter(c -> printed(matter, c.item()).equals(kept.about().get(PRINTED + c.item())))
        : Stream.empty();
  }

  private static boolean sealed(List<Event> events, Observation seen) {
    String digest = sha256(seen);
    return events.stream().anyMatch(e -> digest.equals(e.what().get(SEAL)));
  }

  /** What decides which lines a copy has, and their numbers. */
  private static String printed(Case matter, int item) {
    return records(matter, item)
        + " "
        + matter.item(item).flatMap(Item::selection).map(EvidenceJson::write).orElse("");
  }

  private void keep(
      Observation seen, Map<String, String> about, Event.Type kind, Map<String, String> what)
      throws IOException {
    open.vault().caseStore().observations().add(seen, about);
    Map<String, String> sealed = new TreeMap<>(what);
    sealed.put(SEAL, sha256(seen));
    open.note(kind, sealed);
  }

  /** Those that still hold, the newest of each, and the carriers that are planned. */
  List<Observation> current(Case matter) {
    List<Event> events =
        open.vault().caseStore().custody().entries().stream().map(CustodyEntry::event).toList();
    Set<String> sealed =
        events.stream()
            .flatMap(e -> Optional.ofNullable(e.what().get(SEAL)).stream())
            .collect(Collectors.toSet());
    Map<String, Observation> newest = new LinkedHashMap<>();
    for (Observed kept : open.vault().caseStore().observations().all()) {
      if (sealed.contains(sha256(kept.observation())) && holds(kept, matter, events)) {
        newest.put(key(kept.observation()), kept.observation());
      }
    }
    List<Observation> all = new ArrayList<>(newest.values());
    open.file()
        .carriers()
        .forEach(c -> all.add(new Observation.CarrierPlanned(c.number(), c.type(), c.items())));
    return all;
  }

  private static boolean holds(Observed kept, Case matter, List<Event> events) {
    return switch (kept.observation()) {
      case Observation.Compared c ->
          records(matter, c.mine()).equals(kept.about().get(MINE))
              && records(matter, c.theirs()).equals(kept.about().get(THEIRS));
      case Observation.Carrier _, Observation.Copies _ ->
          lastBundle(events).equals(Optional.ofNullable(kept.about().get(BUNDLE)));
      default -> false;
    };
  }

  private static String key(Observation seen) {
    return switch (seen) {
      case Observation.Compared c ->
          c.mine() + " " + c.theirs() + "\n" + c.conversation() + "\n" + c.theirConversation();
      case Observation.Carrier c -> "carrier " + c.number();
      case Observation.Copies _ -> "copies";
      default -> EvidenceJson.write(seen);
    };
  }

  private static Optional<String> lastBundle(List<Event> events) {
    return events.stream()
        .filter(e -> e.kind() == Event.Type.PRESENT)
        .reduce((_, later) -> later)
        .map(e -> e.what().getOrDefault(BUNDLE, ""));
  }

  private static String records(Case matter, int item) {
    return matter.item(item).flatMap(i -> i.reading()).map(Reading::recordsDigest).orElse("");
  }

  private static String sha256(Observation seen) {
    return HexFormat.of()
        .formatHex(
            RunningDigest.newSha256()
                .digest(EvidenceJson.write(seen).getBytes(StandardCharsets.UTF_8)));
  }
}
