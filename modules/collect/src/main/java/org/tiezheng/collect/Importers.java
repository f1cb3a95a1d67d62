package org.tiezheng.collect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The importers at hand. Immutable and thread-safe. */
public final class Importers {
  private final List<Importer> all;
  private final Importer anyFile;

  private Importers(List<Importer> all, Importer anyFile) {
    this.all = List.copyOf(all);
    this.anyFile = anyFile;
  }

  /** All importers that the class path offers, in the order of their ids. */
  public static Importers load() {
    List<Importer> found = new ArrayList<>();
    ServiceLoader.load(Importer.class).forEach(found::add);
    return of(found);
  }

  /**
   * These importers and no others.
   *
   * @throws IllegalArgumentException if two bear the same id or none is {@link AnyFile}
   */
  public static Importers of(List<? extends Importer> importers) {
    List<Importer> sorted = new ArrayList<>(importers);
    sorted.sort(Comparator.comparing(Importer::id));
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i).id().equals(sorted.get(i - 1).id())) {
        throw new IllegalArgumentException("two importers with the id " + sorted.get(i).id());
      }
    }
    Importer fallback =
        sorted.stream()
            .filter(AnyFile.class::isInstance)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no importer takes any file"));
    return new Importers(sorted, fallback);
  }

  /** In the order of their ids. */
  public List<Importer> all() {
    return all;
  }

  public Optional<Importer> byId(String id) {
    return all.stream().filter(importer -> importer.id().equals(id)).findFirst();
  }

  /** Asks every importer. There is always an answer, since any file can be listed as a file. */
  public Recognition recognise(Probe probe) {
    List<Importer> best = new ArrayList<>();
    Match match = anyFile.recognises(probe);
    best.add(anyFile);
    for (Importer importer : all) {
      Match other = importer.equals(anyFile) ? Match.none() : importer.recognises(probe);
      int order = other.confidence().compareTo(match.confidence());
      if (order > 0) {
        best.clear();
        match = other;
      }
      if (order >= 0 && other.recognised()) {
        best.add(importer);
      }
    }
    return best.size() == 1
        ? new Recognition(best.getFirst(), match, List.of())
        : new Recognition(anyFile, anyFile.recognises(probe), best);
  }
}
