package org.tiezheng.casework.file;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tiezheng.evidence.Original;

/**
 * The originals of a case by the names that an item may give them: a case has thousands of items,
 * and each looks among thousands of originals. Immutable.
 */
public final class FoundNames {
  private final List<Original> originals;

  /** By the whole name and by what follows its first folder, places in the order of intake. */
  private final Map<String, List<Integer>> places;

  private final Set<String> digests;

  private FoundNames(List<Original> originals, Map<String, List<Integer>> places) {
    this.originals = originals;
    this.places = places;
    this.digests =
        originals.stream().map(o -> o.digests().sha256()).collect(Collectors.toUnmodifiableSet());
  }

  /** Of all originals of a case, in the order of intake. */
  public static FoundNames of(Collection<Original> originals) {
    List<Original> all = List.copyOf(originals);
    Map<String, List<Integer>> places = new HashMap<>();
    for (int i = 0; i < all.size(); i++) {
      String name = all.get(i).name();
      places.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(i);
      places.computeIfAbsent(FileNames.withoutFirstFolder(name), _ -> new ArrayList<>(1)).add(i);
    }
    return new FoundNames(all, places);
  }

  /** All of them, in the order of intake. */
  public List<Original> originals() {
    return originals;
  }

  /** Those that are meant, in the order of intake. */
  List<Original> meant(Collection<FileNames> names) {
    SortedSet<Integer> found = new TreeSet<>();
    for (FileNames each : names) {
      each.exact().forEach(name -> found.addAll(places.getOrDefault(name, List.of())));
      for (int i = 0; !each.globs().isEmpty() && i < originals.size(); i++) {
        if (each.matchFound(originals.get(i).name())) {
          found.add(i);
        }
      }
    }
    return found.stream().map(originals::get).toList();
  }

  /** Whether these bytes are sealed in the case. */
  boolean sealed(String sha256) {
    return digests.contains(sha256);
  }

  /** Whether any is meant. */
  boolean has(FileNames names) {
    return !meant(List.of(names)).isEmpty();
  }
}
