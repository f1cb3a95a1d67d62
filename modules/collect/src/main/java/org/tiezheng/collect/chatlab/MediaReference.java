package org.tiezheng.collect.chatlab;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.evidence.MessageContent.Media;
import org.tiezheng.evidence.MessageContent.MediaType;

/** What the content of a media message says: a file, the bytes themselves, or only a label. */
final class MediaReference {
  private static final Pattern LABEL = Pattern.compile("\\[[^\\[\\]]{1,12}\\]\\s*");
  private static final Pattern FILE = Pattern.compile("[^\\r\\n<>|\"*?]{1,250}\\.[A-Za-z0-9]{1,5}");
  private static final Pattern DATA =
      Pattern.compile("data:([a-z]{1,20}/[a-z0-9.+-]{1,60});base64,");

  private MediaReference() {}

  static Media of(MediaType type, String content, SealedSource source) {
    Matcher data = DATA.matcher(content);
    if (data.lookingAt()) {
      return inline(type, data.group(1), content.substring(data.end()));
    }
    Matcher label = LABEL.matcher(content);
    String rest = label.lookingAt() ? content.substring(label.end()) : content;
    String name = rest.startsWith("file://") ? rest.substring(7) : rest.strip();
    if (FILE.matcher(name).matches() && !name.startsWith("http")) {
      Optional<String> found = source.sibling(name).map(Member::sha256);
      return new Media(type, Optional.of(name), found, Optional.empty(), "", Optional.empty());
    }
    return new Media(
        type,
        name.startsWith("http") ? Optional.of(name) : Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        name.startsWith("http") ? "" : rest,
        Optional.empty());
  }

  private static Media inline(MediaType type, String mediaType, String base64) {
    Optional<String> digest;
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] bytes = Base64.getMimeDecoder().decode(base64);
      digest = Optional.of(HexFormat.of().formatHex(sha256.digest(bytes)));
    } catch (IllegalArgumentException e) {
      digest = Optional.empty();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
    return new Media(
        type, Optional.of("data:" + mediaType), digest, Optional.empty(), "", Optional.empty());
  }
}
