package org.tiezheng.examine.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Outcome;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.examine.Dossier;
import org.tiezheng.examine.Examination;
import org.tiezheng.examine.rule.Norms;
import org.tiezheng.examine.rule.Rule;
import org.tiezheng.examine.rule.RulePack;
import org.tiezheng.examine.rule.Severity;

/**
 * Findings as SARIF 2.1.0 (OASIS Standard, 27 March 2020). An outcome maps to {@code kind}
 * (§3.27.9) and {@code level} (§3.27.10): FAIL → fail, WARN → review, UNKNOWN → open, PASS → pass,
 * NA → notApplicable; a level other than none is allowed for fail only.
 */
public final class Sarif {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";
  private static final Pattern LINE = Pattern.compile("(?:.* )?(?:line|row) ([0-9]{1,9})");
  private static final Pattern OFFSET = Pattern.compile("offset ([0-9]{1,15})");

  private Sarif() {}

  /** The whole log as one JSON text; {@code locale} chooses the language of messages. */
  public static String write(
      List<RulePack> packs, Dossier dossier, List<Finding> findings, Locale locale) {
    List<Rule> rules = packs.stream().flatMap(pack -> pack.rules().stream()).toList();
    Map<String, Object> driver = new LinkedHashMap<>();
    driver.put("name", "Tiezheng");
    driver.put("fullName", Examination.ENGINE);
    driver.put("rules", rules.stream().map(rule -> descriptor(rule, locale)).toList());
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("tool", Map.of("driver", driver));
    run.put("language", locale.getLanguage().equals("zh") ? "zh-CN" : "en-US");
    run.put("columnKind", "unicodeCodePoints");
    run.put("results", findings.stream().map(f -> result(f, rules, dossier, locale)).toList());
    run.put("properties", properties(packs, dossier, locale));
    return EvidenceJson.write(Map.of("$schema", SCHEMA, "version", "2.1.0", "runs", List.of(run)));
  }

  private static Map<String, Object> properties(
      List<RulePack> packs, Dossier dossier, Locale locale) {
    Map<String, Object> hashes = new LinkedHashMap<>();
    packs.forEach(pack -> hashes.put(pack.id(), pack.hash()));
    return Map.of(
        "packHashes", hashes,
        "today", dossier.today().toString(),
        "basis", Examination.basis(dossier).in(locale));
  }

  private static Map<String, Object> descriptor(Rule rule, Locale locale) {
    Map<String, Object> descriptor = new LinkedHashMap<>();
    descriptor.put("id", rule.citation());
    descriptor.put("shortDescription", text(rule.title(), locale));
    descriptor.put("fullDescription", text(rule.why(), locale));
    descriptor.put("help", text(rule.plain(), locale));
    descriptor.put(
        "properties",
        Map.of(
            "version", rule.version(),
            "property", rule.property().name(),
            "severity", rule.severity().name(),
            "confidence", rule.confidence().name(),
            "sources", rule.sources().stream().map(s -> Norms.describe(s).in(locale)).toList(),
            "outdated",
                rule.outdated().stream()
                    .map(o -> o.says().in(locale) + " → " + o.today().in(locale))
                    .toList()));
    return descriptor;
  }

  private static Map<String, Object> result(
      Finding finding, List<Rule> rules, Dossier dossier, Locale locale) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("ruleId", finding.rule());
    int index = 0;
    Severity severity = Severity.INFO;
    for (Rule rule : rules) {
      if (rule.citation().equals(finding.rule())) {
        result.put("ruleIndex", index);
        severity = rule.severity();
      }
      index++;
    }
    result.put("kind", kind(finding.outcome()));
    result.put("level", level(finding.outcome(), severity));
    result.put("message", text(finding.message(), locale));
    result.put("locations", locations(finding, dossier));
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("outcome", finding.outcome().name());
    finding.item().ifPresent(number -> properties.put("item", number));
    properties.put("missing", finding.missing());
    properties.put("remedies", finding.remedies());
    properties.put("packHash", finding.packHash());
    properties.put("ruleVersion", finding.ruleVersion());
    result.put("properties", properties);
    return result;
  }

  private static String kind(Outcome outcome) {
    return switch (outcome) {
      case FAIL -> "fail";
      case WARN -> "review";
      case UNKNOWN -> "open";
      case PASS -> "pass";
      case NA -> "notApplicable";
    };
  }

  private static String level(Outcome outcome, Severity severity) {
    if (outcome != Outcome.FAIL) {
      return "none";
    }
    return switch (severity) {
      case BLOCK, HIGH -> "error";
      case MED -> "warning";
      case LOW, INFO -> "note";
    };
  }

  private static List<Object> locations(Finding finding, Dossier dossier) {
    List<Object> locations = new ArrayList<>();
    for (Finding.Pointer pointer : finding.pointers()) {
      Map<String, Object> physical = new LinkedHashMap<>();
      physical.put("artifactLocation", Map.of("uri", uri(pointer.file())));
      region(pointer).ifPresent(region -> physical.put("region", region));
      Map<String, Object> location = new LinkedHashMap<>();
      location.put("physicalLocation", physical);
      location.put("message", Map.of("text", (pointer.where() + " " + pointer.value()).strip()));
      logical(finding, dossier).ifPresent(l -> location.put("logicalLocations", List.of(l)));
      locations.add(location);
    }
    if (locations.isEmpty()) {
      logical(finding, dossier)
          .ifPresent(l -> locations.add(Map.of("logicalLocations", List.of(l))));
    }
    return locations;
  }

  private static Optional<Map<String, Object>> logical(Finding finding, Dossier dossier) {
    return finding
        .item()
        .map(number ->
            Map.of(
                "fullyQualifiedName",
                "item/" + number,
                "name",
                dossier.matter().item(number).map(Item::title).orElse("")));
  }

  private static Optional<Map<String, Object>> region(Finding.Pointer pointer) {
    Matcher line = LINE.matcher(pointer.where());
    if (line.matches() && Integer.parseInt(line.group(1)) > 0) {
      return Optional.of(Map.of("startLine", Integer.parseInt(line.group(1))));
    }
    Matcher offset = OFFSET.matcher(pointer.where());
    return offset.matches()
        ? Optional.of(Map.of("byteOffset", Long.parseLong(offset.group(1)), "byteLength", 0))
        : Optional.empty();
  }

  /** A relative reference (RFC 3986); names are found, not ours, so all else is escaped. */
  private static String uri(String name) {
    StringBuilder uri = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "-._~/".indexOf(c) >= 0;
      if (plain) {
        uri.append(c);
      } else {
        uri.append('%').append("%02X".formatted((int) c));
      }
    }
    return uri.isEmpty() ? "." : uri.toString();
  }

  private static Map<String, Object> text(Text text, Locale locale) {
    return Map.of("text", text.in(locale));
  }
}
