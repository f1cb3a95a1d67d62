package org.tiezheng.collect.wechat.ios;

import java.util.List;
import java.util.Optional;
import org.tiezheng.collect.wechat.Digests;
import org.tiezheng.collect.wechat.MediaFiles;
import org.tiezheng.collect.wechat.StoreFolder;
import org.tiezheng.collect.wechat.StoredMessage;
import org.tiezheng.evidence.MessageContent.Media;

/** Media in folders by the digest of the conversation, named by the message's local number. */
final class NumberedMedia implements MediaFiles {
  private final StoreFolder folder;

  NumberedMedia(StoreFolder folder) {
    this.folder = folder;
  }

  @Override
  public Optional<Found> find(StoredMessage message, Media media) {
    return switch (media.type()) {
      case VOICE -> file(message, "Audio", List.of(".aud"));
      case IMAGE -> file(message, "Img", List.of(".pic_hd", ".pic"));
      case VIDEO -> file(message, "Video", List.of(".mp4"));
      case FILE -> file(message, "OpenData", endings(media));
      case STICKER -> Optional.empty();
    };
  }

  private static List<String> endings(Media media) {
    return media
        .reference()
        .filter(name -> name.indexOf('.') >= 0)
        .map(name -> List.of(name.substring(name.lastIndexOf('.')), ""))
        .orElse(List.of(""));
  }

  private Optional<Found> file(StoredMessage message, String kind, List<String> endings) {
    Optional<String> id = message.sequence().local();
    return id.stream()
        .flatMap(number ->
            endings.stream()
                .map(end -> kind + "/" + Digests.md5(message.conversation()) + "/" + number + end))
        .flatMap(path -> folder.found(path).stream())
        .findFirst();
  }
}
