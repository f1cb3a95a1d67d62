package org.tiezheng.testkit.chat.render;

import java.nio.file.Path;
import org.tiezheng.testkit.chat.Body;
import org.tiezheng.testkit.chat.MediaBytes;

/**
 * Stickers and kept pictures of WeChat for iOS, in places that are made up: where the app keeps
 * them is not published, so that a reader may rely on no path. They lie with the account, in the
 * library and in the folder that the app shares with its extensions, under names that tell the MD5
 * of the picture, nothing, or the MD5 of something else. Beside each lies a file of the same length
 * with other bytes.
 */
final class IosStickers {
  /** What the app shares with its extensions is a domain of its own in a backup. */
  static final String GROUP = "Group/";

  private IosStickers() {}

  /**
   * Writes what the app keeps of a sticker.
   *
   * @param folder of the telephone
   * @param documents path of the account's documents
   * @param account the account itself
   */
  static void write(Body.Emoticon sticker, Path folder, String documents, String account) {
    decoy(sticker.content(), folder);
    StickerFile.of(sticker, account)
        .ifPresent(bytes ->
            Attached.write(
                folder.resolve(
                    sticker.kept() == Body.Emoticon.Kept.PLAIN
                        ? anywhere(sticker.content(), documents)
                        : documents + "/MadePlace/" + sticker.md5() + ".pic"),
                bytes));
  }

  /** A picture among the favourites, as it is. */
  static void write(MediaBytes kept, Path folder, String documents) {
    decoy(kept, folder);
    Attached.write(folder.resolve(anywhere(kept, documents)), kept.bytes());
  }

  /** One of the places; told by the digest, so that every one occurs. */
  private static String anywhere(MediaBytes content, String documents) {
    String md5 = content.md5();
    return switch (md5.charAt(md5.length() - 1) % 3) {
      case 0 -> documents + "/MadePlace/" + md5;
      case 1 -> "Library/MadePlace/" + turned(md5).substring(0, 20) + ".dat";
      default -> GROUP + "MadePlace/" + Attached.hash(md5) + ".pic";
    };
  }

  private static void decoy(MediaBytes content, Path folder) {
    byte[] other = content.bytes().clone();
    other[other.length / 2] ^= 1;
    Attached.write(folder.resolve("Library/MadePlace/other-" + turned(content.md5())), other);
  }

  private static String turned(String md5) {
    return new StringBuilder(md5).reverse().toString();
  }
}
