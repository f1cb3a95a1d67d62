package org.tiezheng.examine.rule;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.json.EvidenceJson;

/**
 * Rules of one jurisdiction or forum, under one hash.
 *
 * @param id such as {@code CN}, {@code CN-INET}
 * @param hash SHA-256 over the content of the pack's header and rules; comments, order and layout
 *     of the files do not change it
 * @param rules by id
 */
public record RulePack(String id, String version, Text title, String hash, List<Rule> rules) {
  private static final String HEADER = "pack.yaml";
  private static final List<String> SHIPPED = List.of("CN", "CN-INET", "CN-GD", "US-FED");
  private static final int MAX_RULES = 2000;

  public RulePack {
    rules = List.copyOf(rules);
  }

  /** The packs that ship with the product. */
  public static List<RulePack> shipped() {
    return SHIPPED.stream().map(RulePack::load).toList();
  }

  /**
   * The packs that ship with the product and are asked about a case: the Chinese ones, and those of
   * another law where the case states it.
   *
   * @param forum as {@link org.tiezheng.evidence.Case#forum()}
   */
  public static List<RulePack> shipped(List<String> forum) {
    return shipped().stream()
        .filter(pack -> pack.id().startsWith("CN") || forum.contains(pack.id()))
        .toList();
  }

  /**
   * A pack that ships with the product.
   *
   * @throws BadRuleException if there is none of that name
   */
  public static RulePack load(String id) {
    if (!SHIPPED.contains(id)) {
      throw new BadRuleException(id, 0, "", new Text("没有这个规则包", "there is no such pack"));
    }
    return read(id, name -> Resources.text(id + "/" + name));
  }

  /**
   * A pack given from outside: a folder with {@code pack.yaml} and one file for each rule that it
   * lists.
   *
   * @throws BadRuleException naming file, line and field if it does not follow the format
   */
  public static RulePack load(Path folder) {
    RulePack pack = read(folder.toString(), name -> text(folder.resolve(name)));
    for (String name : yamlFiles(folder)) {
      String key = name.substring(0, name.length() - ".yaml".length());
      if (!name.equals(HEADER) && pack.find(key).isEmpty()) {
        throw new BadRuleException(
            folder.resolve(name).toString(),
            0,
            "",
            new Text("pack.yaml 未列出此规则", "pack.yaml does not list this rule"));
      }
    }
    return pack;
  }

  /** The rule of that key ({@code CHAT-004}). */
  public Optional<Rule> find(String key) {
    return rules.stream().filter(rule -> rule.key().equals(key)).findFirst();
  }

  private static RulePack read(String place, Function<String, String> files) {
    Located.Mapping header = YamlFile.read(place + "/" + HEADER, files.apply(HEADER));
    header.allow(List.of("id", "version", "title", "rules"));
    String id = header.string("id");
    List<Located> listed = header.required("rules").sequence();
    if (listed.size() > MAX_RULES) {
      throw header.required("rules").fault("规则过多", "too many rules");
    }
    TreeMap<String, Object> content = new TreeMap<>();
    content.put("", YamlFile.canonical(header));
    List<Rule> rules = new ArrayList<>();
    for (Located entry : listed) {
      String key = entry.string();
      if (!key.matches("[A-Z]+-[0-9]{3}")) {
        throw entry.fault("应形如 CHAT-004", "should look like CHAT-004");
      }
      Located.Mapping file = YamlFile.read(place + "/" + key + ".yaml", files.apply(key + ".yaml"));
      Rule rule = RuleFile.read(file);
      if (!rule.citation().equals(id + "/" + key)) {
        throw file.required("id")
            .fault("与规则包 " + id + " 和文件名 " + key + " 不符", "does not fit " + id + "/" + key);
      }
      for (Source source : rule.sources()) {
        if (!Norms.resolves(source)) {
          throw file.required("sources")
              .fault("来源未登记:" + source.line(), "unknown source: " + source.line());
        }
      }
      if (content.put(key, YamlFile.canonical(file)) != null) {
        throw entry.fault("规则重复", "the rule is listed twice");
      }
      rules.add(rule);
    }
    rules.sort(Comparator.comparing(Rule::id));
    return new RulePack(id, header.string("version"), header.text("title"), hash(content), rules);
  }

  private static String hash(Object content) {
    try {
      byte[] bytes = EvidenceJson.write(content).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new BadRuleException(
          file.toString(), 0, "", new Text("无法读取(须为 UTF-8)", "cannot be read (must be UTF-8)"));
    }
  }

  private static List<String> yamlFiles(Path folder) {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.yaml")) {
      files.forEach(file -> names.add(String.valueOf(file.getFileName())));
    } catch (IOException e) {
      throw new BadRuleException(
          folder.toString(), 0, "", new Text("无法读取文件夹", "the folder cannot be read"));
    }
    names.sort(Comparator.naturalOrder());
    return names;
  }
}
