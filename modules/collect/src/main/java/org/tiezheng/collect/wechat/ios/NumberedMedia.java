package org.tiezheng.collect.wechat.ios;

import java.util.List;
import java.util.Optional;
import org.tiezheng.collect.wechat.Digests;
import org.tiezheng.collect.wechat.FilesByContent;
import org.tiezheng.collect.wechat.MediaFiles;
import org.tiezheng.collect.wechat.StoreFolder;
import org.tiezheng.collect.wechat.StoredMessage;
import org.tiezheng.evidence.MessageContent.Media;

/**
 * Media in folders by the digest of the conversation, named by the message's local number. Where
 * stickers lie is not published: they are found by their content.
 */
final class NumberedMedia implements MediaFiles {
  private final StoreFolder folder;
  private final FilesByContent stickers;

  NumberedMedia(StoreFolder folder, FilesByContent stickers) {
    this.folder = folder;
    this.stickers = stickers;
  }

  @Override
  public Optional<Found> find(StoredMessage message, Media media) {
    return switch (media.type()) {
      case VOICE -> file(message, "Audio", List.of(".aud"));
      case IMAGE -> file(message, "Img", List.of(".pic_hd", ".pic"));
      case VIDEO -> file(message, "Video", List.of(".mp4"));
      case FILE -> file(message, "OpenData", endings(media));
      case STICKER -> stickers.find(media);
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
