package org.tiezheng.present.profile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What a court takes, each limit with its source. A limit that nobody could find is unknown and
 * never guessed.
 *
 * @param formats endings of file names in lower case
 * @param naming of a file, with {@code {number}}, {@code {title}} and {@code {part}} in it
 */
public record CourtProfile(
    String id,
    Text title,
    List<String> formats,
    Text formatsSource,
    Limit fileMegabytes,
    Limit pagesPerFile,
    Limit files,
    String naming,
    Text namingSource) {
  private static final int MOST_BYTES = 64 * 1024;
  private static final String UNKNOWN = "unknown";
  private static final Set<String> KEYS =
      Set.of("id", "title", "formats", "fileMegabytes", "pagesPerFile", "files", "naming");

  public CourtProfile {
    formats = List.copyOf(formats);
  }

  /**
   * A limit.
   *
   * @param value empty if it is unknown
   * @param source where it was found, or where it was looked for
   */
  public record Limit(OptionalLong value, Text source) {
    /** Whether a value is more than is allowed; what is unknown forbids nothing. */
    boolean exceeded(long found) {
      return value.isPresent() && found > value.getAsLong();
    }

    Text said() {
      return value.isPresent()
          ? Text.same(String.valueOf(value.getAsLong()))
          : new Text("未知", "unknown");
    }
  }

  /**
   * A profile that ships, by its name, or one that a person wrote, by its file.
   *
   * @throws TiezhengException if there is no such profile or it states something that cannot be
   */
  public static CourtProfile named(String name) throws IOException {
    if (name.matches("[a-z0-9-]{1,40}")) {
      try (InputStream in = CourtProfile.class.getResourceAsStream(name + ".yaml")) {
        if (in != null) {
          return read(name, in.readAllBytes());
        }
      }
    }
    Path file = Path.of(name);
    if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
      throw refused(
          name, "没有此方案或文件过大;可用 cn-court 或方案文件", "no such profile; known: cn-court, or a file");
    }
    return read(name, Files.readAllBytes(file));
  }

  static CourtProfile read(String name, byte[] yaml) {
    JsonNode tree;
    try {
      tree = new YAMLMapper().readTree(yaml);
    } catch (JacksonException e) {
      throw refused(name, "不是可读的 YAML", "it is no readable YAML");
    }
    tree.propertyNames().stream()
        .filter(key -> !KEYS.contains(key))
        .findFirst()
        .ifPresent(key -> {
          throw refused(name, "有不认识的项 " + key, "unknown key " + key);
        });
    List<String> formats = new ArrayList<>();
    for (JsonNode format : tree.path("formats").path("value")) {
      formats.add(format.asString().toLowerCase(Locale.ROOT));
    }
    String id = tree.path("id").asString("");
    String naming = tree.path("naming").path("value").asString("");
    if (!id.matches("[a-z0-9-]{1,40}")
        || formats.isEmpty()
        || !naming.contains("{number}")
        || !naming.contains("{part}")) {
      throw refused(
          name,
          "id、formats、naming(须含 {number} 和 {part})必须填写",
          "id, formats and naming (with {number} and {part} in it) must be stated");
    }
    return new CourtProfile(
        id,
        text(name, tree.path("title")),
        formats,
        text(name, tree.path("formats").path("source")),
        limit(name, tree.path("fileMegabytes")),
        limit(name, tree.path("pagesPerFile")),
        limit(name, tree.path("files")),
        naming,
        text(name, tree.path("naming").path("source")));
  }

  private static Limit limit(String name, JsonNode stated) {
    JsonNode value = stated.path("value");
    if (value.asString("").equals(UNKNOWN)) {
      return new Limit(OptionalLong.empty(), text(name, stated.path("source")));
    }
    long number = value.asLong(0);
    if (number < 1) {
      throw refused(name, "界限须为正整数或 unknown", "a limit is a positive number or unknown");
    }
    return new Limit(OptionalLong.of(number), text(name, stated.path("source")));
  }

  /** A limit without a source is somebody's guess. */
  private static Text text(String name, JsonNode stated) {
    String zh = stated.path("zh").asString("");
    String en = stated.path("en").asString("");
    if (zh.isBlank() || en.isBlank()) {
      throw refused(name, "标题和每项来源都要有 zh 和 en", "title and every source need zh and en");
    }
    return new Text(zh, en);
  }

  private static TiezhengException refused(String name, String zh, String en) {
    return new TiezhengException(
        new Text(
            "法院方案“" + name + "”不能使用:" + zh + "。", "The court profile " + name + ": " + en + "."));
  }
}
