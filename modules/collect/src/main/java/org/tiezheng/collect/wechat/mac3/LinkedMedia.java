package org.tiezheng.collect.wechat.mac3;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.wechat.MediaFiles;
import org.tiezheng.collect.wechat.StoreFolder;
import org.tiezheng.collect.wechat.StoredMessage;
import org.tiezheng.evidence.MessageContent.Media;

/**
 * Media that {@code hldata.db} names by their digest: {@code HlinkMediaRecord} gives the number of
 * the file, {@code HlinkMediaDetail} its path below {@code Message/MessageTemp}.
 */
final class LinkedMedia implements MediaFiles {
  private static final List<String> FILES =
      List.of("Media/hldata.db", "Message/hldata.db", "hldata.db");
  private static final int MOST = 2_000_000;

  private final StoreFolder folder;
  private final Map<String, Long> numbers = new HashMap<>();
  private final Map<Long, List<String>> paths = new HashMap<>();

  LinkedMedia(StoreFolder folder, ReadingSession session) {
    this.folder = folder;
    folder.database(FILES, session).ifPresent(store -> read(store, session));
  }

  private void read(Store store, ReadingSession session) {
    store.note(session);
    if (!store.has("HlinkMediaRecord", "mediaMd5", "inodeNumber")
        || !store.has("HlinkMediaDetail", "inodeNumber", "relativePath", "fileName")) {
      return;
    }
    store.rows(
        "HlinkMediaRecord",
        session,
        row -> {
          if (numbers.size() < MOST) {
            row.number("inodeNumber").ifPresent(n -> numbers.put(row.text("mediaMd5", 64), n));
          }
        });
    store.rows(
        "HlinkMediaDetail",
        session,
        row -> {
          if (paths.size() < MOST) {
            row.number("inodeNumber")
                .ifPresent(n ->
                    paths
                        .computeIfAbsent(n, _ -> new ArrayList<>())
                        .add(row.text("relativePath", 400) + "/" + row.text("fileName", 400)));
          }
        });
  }

  @Override
  public Optional<Found> find(StoredMessage message, Media media) {
    return media
        .claimed()
        .flatMap(Media.Claimed::md5)
        .map(numbers::get)
        .map(number -> paths.getOrDefault(number, List.of()))
        .orElse(List.of())
        .stream()
        .flatMap(path -> folder.found("Message/MessageTemp/" + path).stream())
        .findFirst();
  }
}
