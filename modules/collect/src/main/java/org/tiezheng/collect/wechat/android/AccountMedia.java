package org.tiezheng.collect.wechat.android;

import java.util.HashMap;
import java.util.List;
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

/**
 * Media in the folder of the account: pictures by {@code ImgInfo2}, voices and videos by the name
 * that the row holds, in folders by the digest of the name.
 */
final class AccountMedia implements MediaFiles {
  private static final int MOST = 2_000_000;
  private static final String THUMBNAIL = "THUMBNAIL_DIRPATH://th_";

  private final StoreFolder folder;
  private final Map<String, String> pictures = new HashMap<>();

  AccountMedia(Store store, ReadingSession session) {
    this.folder = StoreFolder.of(store.source(), "");
    if (store.has("ImgInfo2", "msgSvrId", "bigImgPath")) {
      store.rows(
          "ImgInfo2",
          session,
          row -> {
            String path = row.text("bigImgPath", 200);
            if (pictures.size() < MOST && !path.isEmpty() && !path.startsWith("SERVERID://")) {
              row.number("msgSvrId").ifPresent(id -> pictures.put(Long.toUnsignedString(id), path));
            }
          });
    }
  }

  @Override
  public Optional<Found> find(StoredMessage message, Media media) {
    String name = message.extra().getOrDefault(MessageRow.PATH, "");
    return switch (media.type()) {
      case IMAGE -> picture(message, name);
      case VOICE ->
          name.isEmpty()
              ? Optional.empty()
              : folder.found("voice2/" + split(Digests.md5(name)) + "msg_" + name + ".amr");
      case VIDEO -> name.isEmpty() ? Optional.empty() : folder.found("video/" + name + ".mp4");
      case FILE -> document(message, media);
      case STICKER -> Stickers.find(media, folder::file, md5 -> List.of("emoji/" + md5));
    };
  }

  private Optional<Found> picture(StoredMessage message, String thumbnail) {
    Optional<Found> large =
        message
            .serverId()
            .flatMap(id -> Optional.ofNullable(pictures.get(id)))
            .filter(path -> path.length() >= 4)
            .flatMap(path -> folder.found("image2/" + split(path) + path));
    return large.or(() -> {
      String name = thumbnail.startsWith(THUMBNAIL) ? thumbnail.substring(THUMBNAIL.length()) : "";
      return name.length() < 4
          ? Optional.empty()
          : folder
              .found("image2/" + split(name) + name + ".jpg")
              .or(() ->
                  folder
                      .found("image2/" + split(name) + "th_" + name)
                      .map(f ->
                          new Found(
                              f.reference(),
                              f.sha256(),
                              f.md5(),
                              Optional.empty(),
                              Optional.empty(),
                              "缩略图 / the small picture")));
    });
  }

  private Optional<Found> document(StoredMessage message, Media media) {
    Optional<String> name = media.reference();
    String end =
        name.filter(n -> n.indexOf('.') >= 0).map(n -> n.substring(n.lastIndexOf('.'))).orElse("");
    return message.sequence().local().stream()
        .flatMap(id ->
            List.of(
                "attachment/" + name.orElse("?"),
                "Download/" + name.orElse("?"),
                "attachment/" + id + end)
                .stream())
        .flatMap(path -> folder.found(path).stream())
        .findFirst();
  }

  private static String split(String name) {
    return name.substring(0, 2) + "/" + name.substring(2, 4) + "/";
  }
}
