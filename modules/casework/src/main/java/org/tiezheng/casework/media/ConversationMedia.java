package org.tiezheng.casework.media;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tiezheng.casework.reading.Piece;
import org.tiezheng.casework.reading.Sources;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.store.NamedMedia;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.MessageContent.MediaType;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.present.export.MediaBeside;
import org.tiezheng.vault.OriginalStore;

/**
 * Finds the media of a conversation where they were sealed, as files of their own, inside
 * containers and in databases, and writes them beside a page. Nothing is given whose SHA-256 is not
 * the one in the record. One conversation after the other; not thread-safe.
 */
public final class ConversationMedia {
  /** A page without media. */
  public static final Written NOTHING = new Written(MediaBeside.NONE, 0);

  private final OriginalStore store;
  private final Collection<Original> originals;
  private final Sources sources;
  private final Map<String, String> environment;

  public ConversationMedia(
      OriginalStore store,
      Collection<Original> originals,
      Sources sources,
      Map<String, String> environment) {
    this.store = store;
    this.originals = originals;
    this.sources = sources;
    this.environment = Map.copyOf(environment);
  }

  /** A medium that a message names and that came with the source. */
  private record Named(MediaType type, List<String> references) {}

  /** The media of a conversation; their count is that of different bytes. */
  public record Written(MediaBeside beside, int count) {}

  /**
   * Writes them.
   *
   * @param pieces what the item is read from
   * @param folder beside the page; made if there is anything to write
   */
  public Written write(Iterator<ChatMessage> messages, List<Piece> pieces, Path folder)
      throws IOException, InterruptedException {
    Map<String, Named> wanted = wanted(messages);
    try (Viewable viewable = new Viewable(sources.locks().pictureKeys(), environment)) {
      MediaFolder media = new MediaFolder(folder, viewable);
      sealed(wanted, media);
      for (Piece piece : pieces) {
        if (!wanted.isEmpty()) {
          source(piece).ifPresent(source -> named(source, wanted, media));
        }
      }
      media.list();
      return new Written(media, media.count());
    }
  }

  private static Map<String, Named> wanted(Iterator<ChatMessage> messages) {
    Map<String, Named> wanted = new LinkedHashMap<>();
    while (messages.hasNext()) {
      ChatMessage message = messages.next();
      if (message.content() instanceof MessageContent.Media media && media.found().isPresent()) {
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

  /** Those that were sealed as files of their own. */
  private void sealed(Map<String, Named> wanted, MediaFolder media)
      throws IOException, InterruptedException {
    Set<String> there =
        originals.stream().map(o -> o.digests().sha256()).collect(Collectors.toSet());
    for (Map.Entry<String, Named> one : wanted.entrySet()) {
      if (there.contains(one.getKey())) {
        try (Arena arena = Arena.ofShared()) {
          media.put(one.getValue().type(), one.getKey(), store.open(one.getKey(), arena));
        }
      }
    }
    wanted.keySet().removeAll(there);
  }

  private Optional<SealedSource> source(Piece piece) {
    try {
      return Optional.of(sources.reader().source(piece));
    } catch (TiezhengException e) {
      // Locked, or no longer there: the page says so of each medium.
      return Optional.empty();
    }
  }

  private static void named(SealedSource source, Map<String, Named> wanted, MediaFolder media) {
    List<NamedMedia.Wanted> all = new ArrayList<>();
    wanted.forEach((sha256, named) ->
        named.references().forEach(r -> all.add(new NamedMedia.Wanted(r, sha256))));
    new NamedMedia(source)
        .find(
            all,
            (one, bytes) -> {
              Named named = wanted.remove(one.sha256());
              if (named != null) {
                media.putUnchecked(named.type(), one.sha256(), bytes);
              }
            });
  }
}
