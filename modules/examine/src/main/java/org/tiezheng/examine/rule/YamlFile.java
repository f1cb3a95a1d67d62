package org.tiezheng.examine.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tiezheng.evidence.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads one YAML document into nodes that know their line. A pack given from outside is hostile
 * input: depth and size are limited, anchors and aliases are refused (they multiply), and a key
 * that stands twice is an error rather than a silent choice.
 */
public final class YamlFile {
  private static final int MAX_DEPTH = 12;
  private static final int MAX_CHARS = 256 * 1024;
  private static final YAMLFactory FACTORY = new YAMLFactory();

  private final String file;
  private final JsonParser parser;

  private YamlFile(String file, JsonParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /**
   * The mapping at the root of a file.
   *
   * @param file its name, for messages
   * @throws BadRuleException if the text does not follow the format
   */
  public static Located.Mapping read(String file, String text) {
    return document(file, text).mapping();
  }

  /** The root of a file, whatever it is. */
  public static Located document(String file, String text) {
    if (text.length() > MAX_CHARS) {
      throw new BadRuleException(file, 0, "", new Text("文件过大", "the file is too large"));
    }
    try (JsonParser parser =
        FACTORY.createParser(ObjectReadContext.empty(), new WholeCharacters(text))) {
      YamlFile reader = new YamlFile(file, parser);
      parser.nextToken();
      Located root = reader.node("", 0);
      if (parser.nextToken() != null) {
        throw root.fault("一个文件只能有一个文档", "a file holds exactly one document");
      }
      return root;
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
      String reason = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
      throw new BadRuleException(
          file, line, "", new Text("不是合法的 YAML:" + reason, "not valid YAML: " + reason));
    }
  }

  private Located node(String field, int depth) {
    int line = parser.currentTokenLocation().getLineNr();
    if (depth > MAX_DEPTH) {
      throw fault(line, field, "嵌套过深", "nested too deeply");
    }
    if (parser instanceof YAMLParser yaml
        && (yaml.isCurrentAlias() || parser.getObjectId() != null)) {
      throw fault(line, field, "不允许锚点和别名", "anchors and aliases are not allowed");
    }
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> mapping(line, field, depth);
      case START_ARRAY -> sequence(line, field, depth);
      case VALUE_STRING -> new Located.Scalar(file, line, field, parser.getString(), false);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
          new Located.Scalar(file, line, field, parser.getString(), true);
      case null -> throw fault(0, field, "文件是空的", "the file is empty");
      default -> throw fault(line, field, "缺少值", "the value is missing");
    };
  }

  private Located mapping(int line, String field, int depth) {
    Map<String, Located> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      String path = field.isEmpty() ? name : field + "." + name;
      int here = parser.currentTokenLocation().getLineNr();
      parser.nextToken();
      if (members.put(name, node(path, depth + 1)) != null) {
        throw fault(here, path, "字段重复", "the field stands twice");
      }
    }
    return new Located.Mapping(file, line, field, members);
  }

  private Located sequence(int line, String field, int depth) {
    List<Located> members = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      members.add(node(field + "[" + members.size() + "]", depth + 1));
    }
    return new Located.Sequence(file, line, field, members);
  }

  private BadRuleException fault(int line, String field, String zh, String en) {
    return new BadRuleException(file, line, field, new Text(zh, en));
  }

  /** The content without comments, order and layout: what the pack's hash is taken over. */
  static Object canonical(Located node) {
    return switch (node) {
      case Located.Scalar scalar -> scalar.value();
      case Located.Sequence sequence ->
          sequence.members().stream().map(YamlFile::canonical).toList();
      case Located.Mapping mapping -> {
        Map<String, Object> sorted = new TreeMap<>();
        mapping.members().forEach((name, member) -> sorted.put(name, canonical(member)));
        yield sorted;
      }
    };
  }
}
