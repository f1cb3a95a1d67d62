package org.tiezheng.collect.whatsapp.ios;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.evidence.MessageContent.Media;
import org.tiezheng.evidence.MessageContent.MediaType;

/** What the store says about media, by the row's key. Not thread-safe. */
final class MediaItems {
  private static final String TABLE = "ZWAMEDIAITEM";
  private static final int MOST = 500_000;
  private static final int LONGEST = 500;

  /** An item; texts that are not there are empty. */
  record Item(String path, String title, long bytes, long seconds, String place, String card) {
    static final Item NONE = new Item("", "", 0, 0, "", "");
  }

  private final SealedSource source;
  private final Map<Long, Item> items = new HashMap<>();
  private boolean missing;

  MediaItems(SealedSource source) {
    this.source = source;
  }

  void read(Store store, ReadingSession session) {
    store.rows(TABLE, session, this::item);
    if (items.size() >= MOST) {
      session.note(
          "媒体行过多,超出部分的媒体没有附到消息上",
          "More rows of media than are kept; the media of the rest are not attached");
    }
  }

  Item of(Optional<Long> key) {
    return key.map(k -> items.getOrDefault(k, Item.NONE)).orElse(Item.NONE);
  }

  Media media(MediaType type, Item item, String caption) {
    Optional<String> path = Optional.of(item.path()).filter(p -> !p.isEmpty());
    Optional<String> found =
        path.flatMap(p -> source.sibling("Message/" + p).or(() -> source.sibling(p)))
            .map(Member::sha256);
    missing |= path.isPresent() && found.isEmpty();
    String name = type == MediaType.FILE && !item.title().isEmpty() ? item.title() : item.path();
    boolean words = type != MediaType.FILE && caption.isEmpty();
    return new Media(
        type,
        Optional.of(name).filter(n -> !n.isEmpty()),
        found,
        item.bytes() > 0
            ? Optional.of(new Media.Claimed(Optional.empty(), Optional.of(item.bytes())))
            : Optional.empty(),
        words ? item.title() : caption,
        Optional.of(item.seconds()).filter(s -> s > 0).map(s -> s * 1000));
  }

  /** Whether a file that the store names did not come with it. */
  boolean missing() {
    return missing;
  }

  private void item(StoredRow row) {
    if (row.rowid().isEmpty() || items.size() >= MOST) {
      return;
    }
    String latitude = row.text("ZLATITUDE", 40);
    String longitude = row.text("ZLONGITUDE", 40);
    items.put(
        row.rowid().get(),
        new Item(
            row.text("ZMEDIALOCALPATH", LONGEST),
            row.text("ZTITLE", LONGEST),
            row.numberOrZero("ZFILESIZE"),
            row.numberOrZero("ZMOVIEDURATION"),
            latitude.isEmpty() || longitude.isEmpty() ? "" : latitude + "," + longitude,
            row.text("ZVCARDNAME", LONGEST)));
  }
}
