package org.tiezheng.collect.android;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.container.UnreadableInnerException;

/**
 * The files that hold the parts of MMS. The store names them by their path on the phone; they are
 * looked for by their last name only, among the sealed files of the same acquisition.
 */
final class PartFiles {
  private static final List<String> FOLDERS = List.of("app_parts/", "parts/", "r/app_parts/", "");

  private final SealedSource source;
  private final ReadingSession session;

  PartFiles(SealedSource source, ReadingSession session) {
    this.source = source;
    this.session = session;
  }

  /** The file with this path on the phone, if it was sealed with the store. */
  Optional<Member> find(String path) {
    String name = path.substring(path.replace('\\', '/').lastIndexOf('/') + 1);
    if (name.isEmpty() || name.equals("..") || name.indexOf(0) >= 0) {
      return Optional.empty();
    }
    String main = source.main().name();
    String here = main.substring(0, main.lastIndexOf('/') + 1);
    // The store lies in "databases" or "db", its files beside that folder.
    String above = here.substring(0, here.lastIndexOf('/', here.length() - 2) + 1);
    for (String start : List.of(here, above)) {
      for (String folder : FOLDERS) {
        Optional<Member> member = source.siblings().apply(start + folder + name);
        if (member.isPresent()) {
          return member;
        }
      }
    }
    return Optional.empty();
  }

  /** Adds a part to its message, with size and digest of its file if that is there. */
  void add(MmsRow message, Columns part) {
    Optional<Member> file = part.find("_data").flatMap(this::find);
    boolean words = part.get("ct").equals("text/plain") && part.find("text").isEmpty();
    try {
      if (file.isPresent() && words && file.get().size() <= source.limits().fieldChars()) {
        Map<String, String> values = new HashMap<>(part.values());
        values.put("text", text(file.get(), part.get("chset")));
        message.part(new Columns(values), Optional.empty(), Optional.empty());
        return;
      }
      message.part(part, file.map(f -> f.bytes().byteSize()), file.map(Member::contentSha256));
    } catch (UnreadableInnerException e) {
      session.note(e.sentence());
      message.part(part, file.map(Member::size), Optional.empty());
    }
  }

  private static String text(Member file, String charset) {
    try (InputStream in = file.stream()) {
      return new String(in.readAllBytes(), HeaderText.charset(charset));
    } catch (IOException e) {
      throw new AssertionError("bytes in memory", e);
    }
  }
}
