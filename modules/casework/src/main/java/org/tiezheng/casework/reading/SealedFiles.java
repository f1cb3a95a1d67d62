package org.tiezheng.casework.reading;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.tiezheng.collect.FileBeside;
import org.tiezheng.collect.Limits;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.StoreKeys;
import org.tiezheng.evidence.Original;
import org.tiezheng.vault.OriginalStore;

/**
 * The originals of a case as importers see them: each with the siblings that came with the same
 * acquisition. Bytes are mapped from the sealed copy and live as long as the arena.
 */
public final class SealedFiles {
  private final OriginalStore store;
  private final Arena arena;
  private final StoreKeys keys;
  private final Map<String, Original> byPlace = new HashMap<>();
  private final Map<String, List<Original>> byAcquisition = new HashMap<>();

  /** Without keys for encrypted databases. */
  public SealedFiles(OriginalStore store, Collection<Original> originals, Arena arena) {
    this(store, originals, arena, StoreKeys.NONE);
  }

  SealedFiles(OriginalStore store, Collection<Original> originals, Arena arena, StoreKeys keys) {
    this.store = store;
    this.arena = arena;
    this.keys = keys;
    for (Original o : originals) {
      byPlace.put(place(o.acquisition(), o.name()), o);
      byAcquisition.computeIfAbsent(o.acquisition(), _ -> new ArrayList<>()).add(o);
    }
  }

  /** One original with its siblings. */
  public SealedSource source(Original original) {
    return source(original, _ -> {});
  }

  /**
   * One original with its siblings.
   *
   * @param named hears of every sibling that the reader asks for and that is there
   */
  public SealedSource source(Original original, Consumer<Original> named) {
    return new SealedSource(
        member(original),
        name -> {
          Optional<Original> sibling =
              Optional.ofNullable(byPlace.get(place(original.acquisition(), name)));
          sibling.ifPresent(named);
          return sibling.map(this::member);
        },
        Limits.DEFAULT,
        keys,
        () -> ofAcquisition(original.acquisition()).stream().map(this::beside));
  }

  private FileBeside beside(Original o) {
    return new FileBeside(
        o.name(), o.size(), own -> store.open(o.digests().sha256(), own).asReadOnly());
  }

  /** Every original that came with an acquisition, in the order of intake. */
  List<Original> ofAcquisition(String acquisition) {
    return byAcquisition.getOrDefault(acquisition, List.of());
  }

  private Member member(Original original) {
    String sha256 = original.digests().sha256();
    return new Member(
        original.name(), sha256, original.size(), () -> store.open(sha256, arena).asReadOnly());
  }

  private static String place(String acquisition, String name) {
    return acquisition + '\n' + name;
  }
}
