package org.tiezheng.seal.excerpt;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.tiezheng.evidence.Text;
import org.tiezheng.seal.proof.Hash;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the file of an excerpt, strictly: one form, no member more or less. Thread-safe. */
final class ExcerptReader {
  private static final int MAX_DEPTH = 64;
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxStringLength(Excerpt.MOST_BYTES)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private ExcerptReader() {}

  /**
   * What the file says; nothing of it is checked yet but its form.
   *
   * @param event number of the custody event that it refers to
   * @param omitted as stated
   */
  record Found(long event, Excerpt excerpt, List<OmittedRange> omitted) {}

  /** The bytes have not the form that they must have. */
  static final class NotOfThisForm extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Text why;

    NotOfThisForm(String zh, String en) {
      super(en);
      why = new Text(zh, en);
    }

    Text why() {
      return why;
    }
  }

  static Found read(byte[] bytes) throws NotOfThisForm {
    if (bytes.length > Excerpt.MOST_BYTES) {
      throw new NotOfThisForm("文件超过 64 MiB", "the file is larger than 64 MiB");
    }
    JsonNode file = tree(bytes);
    members(file, "event", "format", "nodes", "omitted", "place", "shown", "statement");
    if (!Scheme.NAME.equals(text(file, "format"))) {
      throw new NotOfThisForm("格式不是 " + Scheme.NAME, "the format is not " + Scheme.NAME);
    }
    List<Excerpt.Shown> shown = new ArrayList<>();
    for (JsonNode each : list(file, "shown")) {
      shown.add(shown(each));
    }
    if (shown.isEmpty()) {
      throw new NotOfThisForm("没有列出任何消息", "no message is shown");
    }
    List<OmittedRange> omitted = new ArrayList<>();
    for (JsonNode range : list(file, "omitted")) {
      members(range, "count", "first");
      omitted.add(new OmittedRange(number(range, "first"), number(range, "count")));
    }
    JsonNode place = file.path("place");
    members(place, "conversations", "index", "nodes");
    return new Found(
        number(file, "event"),
        new Excerpt(
            statement(file.path("statement")),
            new SealedPlace(number(place, "index"), number(place, "conversations"), hashes(place)),
            shown,
            hashes(file)),
        omitted);
  }

  private static JsonNode tree(byte[] bytes) throws NotOfThisForm {
    try {
      JsonNode tree = MAPPER.readTree(bytes);
      if (Arrays.equals(CanonicalText.of(tree).getBytes(StandardCharsets.UTF_8), bytes)) {
        return tree;
      }
    } catch (JacksonException e) {
      String detail = e.getOriginalMessage().lines().findFirst().orElse("");
      throw new NotOfThisForm("不是有效的 JSON(" + detail + ")", "not valid JSON (" + detail + ")");
    } catch (IllegalArgumentException e) {
      throw new NotOfThisForm("含有不允许的数值", "it has a value that may not be there");
    }
    throw new NotOfThisForm("不是规范形式(JCS)", "it is not in canonical form (JCS)");
  }

  private static Excerpt.Shown shown(JsonNode each) throws NotOfThisForm {
    members(each, "message", "salt");
    JsonNode message = each.path("message");
    return new Excerpt.Shown(
        number(message, "position"),
        number(message, "line"),
        CanonicalText.of(message),
        hash(each.path("salt")));
  }

  private static ConversationStatement statement(JsonNode in) throws NotOfThisForm {
    members(
        in,
        "conversation",
        "importer",
        "item",
        "messages",
        "originals",
        "platform",
        "root",
        "v",
        "version");
    List<String> originals = new ArrayList<>();
    for (JsonNode id : list(in, "originals")) {
      if (!id.isString() || !UUID_TEXT.matcher(id.stringValue()).matches()) {
        throw new NotOfThisForm("原件存证编号不成立", "the id of a deposit is none");
      }
      originals.add(id.stringValue());
    }
    long item = number(in, "item");
    long messages = number(in, "messages");
    if (number(in, "v") != 1 || item < 1 || item > Integer.MAX_VALUE || messages < 1) {
      throw new NotOfThisForm("封存声明的数值不成立", "a number of the statement is out of range");
    }
    return new ConversationStatement(
        (int) item,
        text(in, "importer"),
        text(in, "version"),
        text(in, "platform"),
        text(in, "conversation"),
        messages,
        hash(in.path("root")),
        originals);
  }

  private static void members(JsonNode object, String... names) throws NotOfThisForm {
    Set<String> there = new TreeSet<>(object.propertyNames());
    if (!object.isObject() || !there.equals(new TreeSet<>(List.of(names)))) {
      throw new NotOfThisForm(
          "应恰有这些成员:" + String.join("、", names),
          "an object must have exactly these members: " + String.join(", ", names));
    }
  }

  private static String text(JsonNode object, String name) throws NotOfThisForm {
    JsonNode value = object.path(name);
    if (!value.isString()) {
      throw new NotOfThisForm(name + " 应为文字", name + " must be a string");
    }
    return value.stringValue();
  }

  private static long number(JsonNode object, String name) throws NotOfThisForm {
    JsonNode value = object.path(name);
    if (!value.isIntegralNumber() || value.longValue() < 0) {
      throw new NotOfThisForm(name + " 应为非负整数", name + " must be a whole number from 0");
    }
    return value.longValue();
  }

  private static JsonNode list(JsonNode object, String name) throws NotOfThisForm {
    JsonNode value = object.path(name);
    if (!value.isArray()) {
      throw new NotOfThisForm(name + " 应为数组", name + " must be a list");
    }
    return value;
  }

  private static List<Hash> hashes(JsonNode object) throws NotOfThisForm {
    List<Hash> hashes = new ArrayList<>();
    for (JsonNode each : list(object, "nodes")) {
      hashes.add(hash(each));
    }
    return hashes;
  }

  private static Hash hash(JsonNode value) throws NotOfThisForm {
    if (!value.isString() || !HEX.matcher(value.stringValue()).matches()) {
      throw new NotOfThisForm("应为 64 位小写十六进制", "a hash must be 64 lower-case hex digits");
    }
    return Hash.ofHex(value.stringValue());
  }
}
