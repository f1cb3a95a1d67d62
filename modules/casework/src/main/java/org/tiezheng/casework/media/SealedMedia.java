package org.tiezheng.casework.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tiezheng.casework.reading.Piece;
import org.tiezheng.casework.reading.Sources;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.store.NamedMedia;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent.Media;
import org.tiezheng.evidence.MessageContent.MediaType;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.vault.OriginalStore;

/**
 * Finds media of messages where they were sealed, as files of their own, inside containers and in
 * databases. Nothing is given whose SHA-256 is not the one in the record. Not thread-safe.
 */
final class SealedMedia {
  private final OriginalStore store;
  private final Collection<Original> originals;
  private final Sources sources;

  SealedMedia(OriginalStore store, Collection<Original> originals, Sources sources) {
    this.store = store;
    this.originals = originals;
    this.sources = sources;
  }

  /** A medium that a message names and that came with the source. */
  record Named(MediaType type, List<String> references) {}

  /** Takes a medium; its bytes are his only while he is called. */
  @FunctionalInterface
  interface Taker {
    /**
     * @param place where the source has it
     */
    void take(MediaType type, String sha256, String place, MemorySegment bytes) throws IOException;
  }

  /** What messages name, by SHA-256. */
  static Map<String, Named> wanted(Iterator<? extends Record> records, Predicate<Media> which) {
    Map<String, Named> wanted = new LinkedHashMap<>();
    while (records.hasNext()) {
      if (records.next() instanceof ChatMessage message
          && message.content() instanceof Media media
          && media.found().isPresent()
          && which.test(media)) {
        Named named =
            wanted.computeIfAbsent(
                media.found().get(), _ -> new Named(media.type(), new ArrayList<>(1)));
        for (Optional<String> reference :
            List.of(Optional.ofNullable(message.extra().get("mediaPath")), media.reference())) {
          reference.filter(r -> !named.references().contains(r)).ifPresent(named.references()::add);
        }
      }
    }
    return wanted;
  }

  /**
   * Gives each once.
   *
   * @param wanted what is found is removed
   * @param pieces what the item is read from
   */
  void find(Map<String, Named> wanted, List<Piece> pieces, Taker taker) throws IOException {
    files(wanted, taker);
    for (Piece piece : pieces) {
      if (!wanted.isEmpty()) {
        try {
          source(piece).ifPresent(source -> named(source, wanted, taker));
        } catch (UncheckedIOException e) {
          throw e.getCause();
        }
      }
    }
  }

  /** Those that were sealed as files of their own. */
  private void files(Map<String, Named> wanted, Taker taker) throws IOException {
    Set<String> there =
        originals.stream().map(o -> o.digests().sha256()).collect(Collectors.toSet());
    for (Map.Entry<String, Named> one : wanted.entrySet()) {
      if (there.contains(one.getKey())) {
        List<String> references = one.getValue().references();
        String place = references.isEmpty() ? one.getKey() : references.getFirst();
        try (Arena arena = Arena.ofShared()) {
          taker.take(one.getValue().type(), one.getKey(), place, store.open(one.getKey(), arena));
        }
      }
    }
    wanted.keySet().removeAll(there);
  }

  private Optional<SealedSource> source(Piece piece) {
    try {
      return Optional.of(sources.reader().source(piece));
    } catch (TiezhengException e) {
      // Locked, or no longer there: who asked says so of each medium.
      return Optional.empty();
    }
  }

  private static void named(SealedSource source, Map<String, Named> wanted, Taker taker) {
    List<NamedMedia.Wanted> all = new ArrayList<>();
    wanted.forEach((sha256, named) ->
        named.references().forEach(r -> all.add(new NamedMedia.Wanted(r, sha256))));
    new NamedMedia(source)
        .find(
            all,
            (one, bytes) -> {
              Named named = wanted.remove(one.sha256());
              if (named != null) {
                try {
                  taker.take(named.type(), one.sha256(), one.reference(), bytes);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              }
            });
  }
}
