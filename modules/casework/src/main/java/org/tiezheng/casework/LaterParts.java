package org.tiezheng.casework;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tiezheng.collect.Importer;
import org.tiezheng.collect.Importers;
import org.tiezheng.collect.database.DatabaseImporter;
import org.tiezheng.collect.store.StoreImporter;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Original;

/**
 * Databases that were collected before and are collected again together with new ones in the same
 * folder: stores are spread over several. What was read of them is not whole without the new ones;
 * an item is read from what was collected at one time, so that they make a new one.
 */
final class LaterParts {
  private final Set<String> before;
  private final List<String> fresh;

  private LaterParts(Set<String> before, List<String> fresh) {
    this.before = before;
    this.fresh = fresh;
  }

  /**
   * @param known all originals of the case
   * @param added those of the acquisition that has just been sealed
   */
  static LaterParts of(Collection<Original> known, Collection<Original> added) {
    Set<String> acquisitions = new HashSet<>();
    added.forEach(o -> acquisitions.add(o.acquisition()));
    Set<String> before =
        known.stream()
            .filter(o -> !acquisitions.contains(o.acquisition()))
            .map(o -> o.digests().sha256())
            .collect(Collectors.toSet());
    return new LaterParts(
        before,
        added.stream()
            .filter(o -> !before.contains(o.digests().sha256()))
            .map(Original::name)
            .filter(LaterParts::isDatabase)
            .toList());
  }

  /** Whether an importer reads several databases as one store. */
  static boolean isSpread(Importer importer) {
    return importer.namesOthers()
        && !(importer instanceof DatabaseImporter)
        && !(importer instanceof StoreImporter);
  }

  /** The folders of databases that were read as one store. */
  static Set<String> stores(Case matter, Collection<Original> known) {
    Importers importers = Importers.load();
    Set<String> spread = new HashSet<>();
    matter.items().stream()
        .filter(item ->
            item.reading()
                .flatMap(reading -> importers.byId(reading.importer()))
                .filter(LaterParts::isSpread)
                .isPresent())
        .forEach(item -> spread.addAll(item.originals()));
    return known.stream()
        .filter(o -> isDatabase(o.name()) && spread.contains(o.digests().sha256()))
        .map(o -> folder(o.name()))
        .filter(folder -> !folder.isEmpty())
        .collect(Collectors.toSet());
  }

  static boolean isDatabase(String name) {
    return name.endsWith(".db") || name.endsWith(".sqlite");
  }

  /** With a slash behind it; empty for a file that was collected alone. */
  static String folder(String name) {
    return name.substring(0, name.lastIndexOf('/') + 1);
  }

  /** Whether a known database came again with one that is new in its folder. */
  boolean besides(Original original) {
    String folder = folder(original.name());
    return !folder.isEmpty()
        && isDatabase(original.name())
        && before.contains(original.digests().sha256())
        && fresh.stream().anyMatch(name -> folder(name).equals(folder));
  }
}
