package org.tiezheng.collect.wechat.windows3;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.wechat.Digests;
import org.tiezheng.collect.wechat.MediaFiles;
import org.tiezheng.collect.wechat.Stickers;
import org.tiezheng.collect.wechat.StoreFolder;
import org.tiezheng.collect.wechat.StoredMessage;
import org.tiezheng.evidence.MessageContent.Media;

/** Voices in {@code MediaMSG*.db}, and the files that rows name below {@code FileStorage}. */
final class StoredFiles implements MediaFiles {
  private static final int STORES = 100;

  private final StoreFolder folder;
  private final Map<String, Found> voices = new HashMap<>();

  StoredFiles(StoreFolder folder, ReadingSession session) {
    this.folder = folder;
    for (int i = 0; i < STORES; i++) {
      String file = "Msg/Multi/MediaMSG" + i + ".db";
      folder.database(file, session).ifPresent(store -> voices(file, store, session));
    }
  }

  private void voices(String file, Store store, ReadingSession session) {
    if (!store.has("Media", "Reserved0", "Buf")) {
      return;
    }
    store.note(session);
    store.rows(
        "Media",
        session,
        row ->
            row.number("Reserved0")
                .ifPresent(id ->
                    row.bytes("Buf")
                        .ifPresent(bytes ->
                            voices.put(
                                Long.toUnsignedString(id),
                                Found.voice(
                                    file + "/Media/" + row.rowid().map(String::valueOf).orElse("?"),
                                    Digests.sha256(bytes),
                                    Optional.of(Digests.md5(bytes)),
                                    bytes,
                                    "")))));
  }

  @Override
  public Optional<Found> find(StoredMessage message, Media media) {
    return switch (media.type()) {
      case VOICE -> message.serverId().flatMap(id -> Optional.ofNullable(voices.get(id)));
      case IMAGE, VIDEO, FILE ->
          Optional.ofNullable(message.extra().get("file")).flatMap(this::file);
      case STICKER -> Stickers.find(media, folder::file, StoredFiles::stickers);
    };
  }

  /** Names are in upper case there. */
  private static List<String> stickers(String md5) {
    String folder = "FileStorage/CustomEmotion";
    return List.of(
        Stickers.split(folder, md5.toUpperCase(Locale.ROOT)), Stickers.split(folder, md5));
  }

  /** A path may begin with the folder of the account, which may have another name here. */
  private Optional<Found> file(String named) {
    String path = named.replace('\\', '/');
    int storage = path.indexOf("FileStorage/");
    return storage < 0 ? Optional.empty() : folder.found(path.substring(storage));
  }
}
