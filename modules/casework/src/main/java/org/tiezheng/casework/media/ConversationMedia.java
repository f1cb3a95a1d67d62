package org.tiezheng.casework.media;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.tiezheng.casework.reading.Piece;
import org.tiezheng.casework.reading.Sources;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Original;
import org.tiezheng.present.export.MediaBeside;
import org.tiezheng.vault.OriginalStore;

/**
 * Finds the media of a conversation where they were sealed, as files of their own, inside
 * containers and in databases, and writes them beside a page. Nothing is given whose SHA-256 is not
 * the one in the record. One conversation after the other; not thread-safe.
 */
public final class ConversationMedia {
  /** A page without media. */
  public static final Written NOTHING = new Written(MediaBeside.NONE, 0, 0);

  private final SealedMedia sealed;
  private final Sources sources;
  private final Map<String, String> environment;

  public ConversationMedia(
      OriginalStore store,
      Collection<Original> originals,
      Sources sources,
      Map<String, String> environment) {
    this.sealed = new SealedMedia(store, originals, sources);
    this.sources = sources;
    this.environment = Map.copyOf(environment);
  }

  /**
   * The media of a conversation.
   *
   * @param count how many of different bytes were written
   * @param closed how many more lie in sources that are encrypted or cannot be read again
   */
  public record Written(MediaBeside beside, int count, int closed) {}

  /**
   * Writes them.
   *
   * @param pieces what the item is read from
   * @param folder beside the page; made if there is anything to write
   */
  public Written write(Iterator<ChatMessage> messages, List<Piece> pieces, Path folder)
      throws IOException, InterruptedException {
    Map<String, SealedMedia.Named> wanted = SealedMedia.wanted(messages, _ -> true);
    try (Viewable viewable = new Viewable(sources.locks().pictureKeys(), environment)) {
      MediaFolder media = new MediaFolder(folder, viewable);
      sealed.find(
          wanted, pieces, (type, sha256, _, bytes) -> media.putUnchecked(type, sha256, bytes));
      media.list();
      return new Written(media, media.count(), wanted.size());
    }
  }
}
