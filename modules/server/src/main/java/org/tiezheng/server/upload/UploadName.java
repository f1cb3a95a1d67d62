package org.tiezheng.server.upload;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.tiezheng.evidence.Text;
import org.tiezheng.server.guard.Refusal;

/**
 * The name under which a browser sends a file: its folders and its own name, parted by slashes. The
 * custody log keeps it, so nothing in it is changed; a name that could lead anywhere else, or that
 * no file system takes, is refused.
 */
record UploadName(List<String> parts) {
  private static final int MOST_PARTS = 32;
  private static final int MOST_BYTES = 240;
  private static final Set<String> WINDOWS = Set.of("con", "prn", "aux", "nul");

  UploadName {
    parts = List.copyOf(parts);
  }

  static UploadName of(String name) {
    List<String> parts = List.of(name.split("/", -1));
    if (parts.size() > MOST_PARTS || parts.stream().anyMatch(UploadName::bad)) {
      throw new Refusal(
          400,
          new Text(
              "文件名“" + name + "”不能用:含有空的、“..”、控制字符、反斜杠或太长的部分;请改名后再上传,或在这台电脑上按路径采集。",
              "The name “"
                  + name
                  + "” cannot be used: a part is empty, “..”, too long, or holds a control"
                  + " character or backslash. Rename it, or collect it by its path on this"
                  + " computer."));
    }
    return new UploadName(parts);
  }

  private static boolean bad(String part) {
    String lower = part.toLowerCase(Locale.ROOT);
    return part.isBlank()
        || part.equals(".")
        || part.equals("..")
        || part.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES
        || part.codePoints().anyMatch(c -> Character.isISOControl(c) || c == '\\' || c == ':')
        || !part.equals(part.strip())
        || part.endsWith(".")
        || WINDOWS.contains(lower.replaceFirst("\\..*", ""));
  }

  /** The place below a folder. */
  Path below(Path folder) {
    Path place = folder;
    for (String part : parts) {
      place = place.resolve(part);
    }
    return place;
  }

  @Override
  public String toString() {
    return String.join("/", parts);
  }
}
