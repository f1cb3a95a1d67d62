package org.tiezheng.collect.ios;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.container.UnreadableInnerException;

/**
 * Finds the files of attachments among what was sealed together with the store: beside it, in the
 * media domain of a backup, or under the hashed name that a backup gives them. Not thread-safe.
 */
final class AttachmentFiles {
  private static final String FOLDER = "Library/SMS/";

  /** Bytes unpacked from a container to digest them; they stay in memory as long as the source. */
  private static final long BUDGET = 256L << 20;

  private final SealedSource source;
  private final ReadingSession session;
  private long budget = BUDGET;

  AttachmentFiles(SealedSource source, ReadingSession session) {
    this.source = source;
    this.session = session;
  }

  /**
   * SHA-256 of the file.
   *
   * @param name as the store has it, such as {@code ~/Library/SMS/Attachments/ab/11/…/IMG_1.HEIC}
   */
  Optional<String> digest(String name) {
    int at = name.indexOf(FOLDER);
    if (at < 0) {
      return Optional.empty();
    }
    String path = name.substring(at + FOLDER.length());
    return source.sibling(path).or(() -> elsewhere(path)).flatMap(this::digest);
  }

  private Optional<Member> elsewhere(String path) {
    for (String part : path.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        return Optional.empty();
      }
    }
    for (String place : places(path)) {
      Optional<Member> member = source.siblings().apply(place);
      if (member.isPresent()) {
        return member;
      }
    }
    return Optional.empty();
  }

  private List<String> places(String path) {
    List<String> places = new ArrayList<>();
    String main = source.main().name();
    int home = main.lastIndexOf("HomeDomain/" + FOLDER);
    if (home >= 0) {
      places.add(main.substring(0, home) + "MediaDomain/" + FOLDER + path);
    }
    String hashed = sha1("MediaDomain-" + FOLDER + path);
    String folder = main.substring(0, main.lastIndexOf('/') + 1);
    places.add(folder + hashed);
    int parent = folder.isEmpty() ? -1 : folder.lastIndexOf('/', folder.length() - 2);
    places.add(folder.substring(0, parent + 1) + hashed.substring(0, 2) + "/" + hashed);
    return places;
  }

  private Optional<String> digest(Member member) {
    if (member.inside().isEmpty()) {
      return Optional.of(member.sha256());
    }
    if (member.size() > budget) {
      session.note(
          "附件总量较大,其中一部分未计算摘要", "The attachments are large in sum; not all of them were digested");
      return Optional.empty();
    }
    budget -= member.size();
    try {
      return Optional.of(member.contentSha256());
    } catch (UnreadableInnerException e) {
      session.note(e.sentence());
      return Optional.empty();
    }
  }

  private static String sha1(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-1", e);
    }
  }
}
