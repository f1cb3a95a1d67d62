package org.tiezheng.collect.wechat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.container.UnreadableInnerException;
import org.tiezheng.evidence.MessageContent.Media;

/**
 * Files that an app names by an MD5 of the server: stickers, and what favourites keep. The name
 * tells which file it is, not what is in it: apps code pictures anew and may encrypt them, so that
 * MD5 and length of the bytes are given only where the MD5 is the one that was named. The addresses
 * that messages state are never asked. Stateless.
 */
public final class Stickers {
  private static final long MOST_DIGESTED = 256L << 20;
  private static final int HEAD = 16;

  private Stickers() {}

  /**
   * The first file that is there.
   *
   * @param file a file of the account by its path
   * @param places paths where the app keeps the file with this MD5, the best first
   */
  public static Optional<MediaFiles.Found> find(
      Media media, Function<String, Optional<Member>> file, Function<String, List<String>> places) {
    return media
        .claimed()
        .flatMap(Media.Claimed::md5)
        .flatMap(md5 ->
            places.apply(md5).stream()
                .flatMap(path -> file.apply(path).flatMap(at -> at(path, at, md5)).stream())
                .findFirst());
  }

  /**
   * What a file holds that is there under a name with the MD5, or of that content.
   *
   * @param path by which it is referred to
   * @return empty if its bytes cannot be read
   */
  static Optional<MediaFiles.Found> at(String path, Member member, String named) {
    try {
      MemorySegment bytes = member.bytes();
      boolean same = bytes.byteSize() <= MOST_DIGESTED && Digests.md5(bytes).equals(named);
      return Optional.of(
          new MediaFiles.Found(
              path,
              member.contentSha256(),
              same ? Optional.of(named) : Optional.empty(),
              // Of bytes that were coded anew or encrypted the length proves nothing either.
              same ? Optional.of(member.size()) : Optional.empty(),
              Optional.empty(),
              note(path, same, bytes)));
    } catch (UnreadableInnerException e) {
      return Optional.empty();
    }
  }

  private static String note(String path, boolean same, MemorySegment bytes) {
    if (same) {
      return "";
    }
    byte[] head = bytes.asSlice(0, Math.min(HEAD, bytes.byteSize())).toArray(ValueLayout.JAVA_BYTE);
    if (PictureType.of(head).isEmpty()) {
      return "按 MD5 命名的文件,内容不是图片(应用会加密),保持原样"
          + " / named by the MD5; what is inside is no picture (apps encrypt it), kept as it is";
    }
    return (path.endsWith(".thumb") ? "缩略图;" : "")
        + "按 MD5 命名的文件,内容的 MD5 不同(应用会重新编码)"
        + (path.endsWith(".thumb") ? " / the small picture;" : " /")
        + " named by the MD5; its content has another (apps code pictures anew)";
  }

  /** A folder by the first two letters of the name, as WeChat 4 has it. */
  public static String split(String folder, String md5) {
    return folder + "/" + md5.substring(0, 2) + "/" + md5;
  }
}
