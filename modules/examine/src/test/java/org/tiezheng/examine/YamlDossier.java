package org.tiezheng.examine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.JsonSchema;
import org.tiezheng.evidence.Acquisition;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Observation;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.SetAside;
import org.tiezheng.evidence.json.EvidenceJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A dossier written down as YAML, with templates for whatever a fixture does not care about. */
final class YamlDossier implements Dossier {
  private static final Pattern DIGEST = Pattern.compile("@([0-9a-f]{1,2})(?![0-9A-Za-z])");
  private static final JsonNode TEMPLATES = read("templates.yaml");

  private final JsonNode tree;
  private final Case matter;
  private final Map<String, Original> originals = new TreeMap<>();
  private final List<Acquisition> acquisitions;
  private final List<Event> events;
  private final List<Observation> observations = new ArrayList<>();

  YamlDossier(JsonNode tree) {
    this.tree = tree;
    this.matter = EvidenceJson.mapper().treeToValue(tree.path("case"), Case.class);
    this.acquisitions = all(tree.path("acquisitions"), "acquisition", Acquisition.class);
    this.events = all(tree.path("events"), "event", Event.class);
    readOriginals();
    readObservations();
  }

  /**
   * A YAML file of the test resources as a tree; {@code @a} and {@code @a1} are repeated until they
   * are as long as a digest.
   */
  static JsonNode read(String name) {
    try (InputStream in = YamlDossier.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no such fixture: " + name);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      String full =
          DIGEST.matcher(text).replaceAll(m -> m.group(1).repeat(64 / m.group(1).length()));
      LoadSettings settings =
          LoadSettings.builder()
              .setSchema(new JsonSchema())
              .setMaxAliasesForCollections(50)
              .build();
      return EvidenceJson.mapper().valueToTree(merged(new Load(settings).loadFromString(full)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** YAML's merge key, which the JSON schema of the parser leaves to the reader. */
  private static Object merged(Object node) {
    if (node instanceof List<?> list) {
      return list.stream().map(YamlDossier::merged).toList();
    }
    if (node instanceof Map<?, ?> map) {
      Map<String, Object> all = new TreeMap<>();
      if (map.get("<<") instanceof Map<?, ?> base) {
        base.forEach((k, v) -> all.put(String.valueOf(k), merged(v)));
      }
      map.forEach((k, v) -> {
        if (!k.equals("<<") && v != null) {
          all.put(String.valueOf(k), merged(v));
        }
      });
      return all;
    }
    return node;
  }

  private static <T> List<T> all(JsonNode array, String template, Class<T> type) {
    List<T> values = new ArrayList<>();
    for (JsonNode node : array) {
      values.add(value(node, template, type));
    }
    return values;
  }

  private static <T> T value(JsonNode node, String template, Class<T> type) {
    ObjectNode full = (ObjectNode) TEMPLATES.path(template).deepCopy();
    node.properties().forEach(p -> full.set(p.getKey(), p.getValue()));
    return EvidenceJson.mapper().treeToValue(full, type);
  }

  @Override
  public Case matter() {
    return matter;
  }

  @Override
  public Map<String, Original> originals() {
    return originals;
  }

  private void readOriginals() {
    for (JsonNode node : tree.path("originals")) {
      String sha = node.path("sha256").asString();
      ObjectNode copy = (ObjectNode) node.deepCopy();
      copy.putObject("digests").put("sha256", sha).put("sm3", sha);
      originals.put(sha, value(copy, "original", Original.class));
    }
  }

  @Override
  public List<Acquisition> acquisitions() {
    return acquisitions;
  }

  @Override
  public List<Event> events() {
    return events;
  }

  @Override
  public Stream<Record> records(int item) {
    List<Record> records = new ArrayList<>();
    for (JsonNode node : RepeatedRecords.of(tree.path("records").path(String.valueOf(item)))) {
      ObjectNode copy = (ObjectNode) node.deepCopy();
      spell(copy);
      records.add(value(copy, copy.path("record").asString(), Record.class));
    }
    return records.stream();
  }

  /** What fixtures abbreviate: time, place, text and money. */
  private static void spell(ObjectNode record) {
    String original = record.path("original").asString("a".repeat(64));
    ObjectNode from = record.putObject("provenance");
    from.put("original", original).putArray("members");
    ObjectNode locator = from.putObject("locator");
    if (record.has("line")) {
      locator.put("at", "line").put("number", record.path("line").asInt());
    } else if (record.has("rowId")) {
      locator.put("at", "row").put("table", "sms").put("rowid", record.path("rowId").asLong());
    } else if (record.has("residue")) {
      locator
          .put("at", "residue")
          .put("table", "sms")
          .put("substrate", record.path("residue").asString())
          .put("page", 3)
          .put("offset", 9000)
          .put("length", 80)
          .put("confidence", 97);
    } else if (record.has("row")) {
      locator.put("at", "cell").put("sheet", "账单").put("row", record.path("row").asInt());
    } else {
      locator.put("at", "whole");
    }
    if (record.has("at")) {
      record.set("time", time(record.path("at").asString()));
    }
    for (String field : List.of("modified", "ended", "last")) {
      if (record.has(field + "At")) {
        record.set(field, time(record.path(field + "At").asString()));
      }
    }
    if (record.path("record").asString().equals("chat") && record.has("text")) {
      String text = record.path("text").asString();
      record.putObject("content").put("content", "text").put("text", text);
      record.remove("text");
    }
    for (String field : List.of("sent", "received")) {
      if (record.has(field + "At")) {
        record.set(field, millis(record.path(field + "At").asString()));
      }
    }
    if (record.path("out").asBoolean(false)) {
      record.put("outgoing", true).put("box", "SENT").put("serviceCentre", "").put("protocol", "");
    }
    for (String field : List.of("minor", "balance")) {
      if (record.has(field)) {
        long minor = record.path(field).asLong();
        record
            .putObject(field.equals("minor") ? "amount" : "balance")
            .put("minor", minor)
            .put("currency", "CNY")
            .put("raw", "%d.%02d".formatted(minor / 100, minor % 100));
      }
    }
  }

  /** As a phone writes it: milliseconds since 1970. */
  private static ObjectNode millis(String instant) {
    return time(instant)
        .put("raw", String.valueOf(Instant.parse(instant).toEpochMilli()))
        .put("precision", "MILLISECOND");
  }

  private static ObjectNode time(String instant) {
    ObjectNode time = EvidenceJson.mapper().createObjectNode();
    return time.put("raw", instant)
        .put("instant", instant)
        .put("precision", "SECOND")
        .put("basis", "SERVER");
  }

  @Override
  public Stream<SetAside> setAsides(int item) {
    return all(tree.path("setAsides").path(String.valueOf(item)), "setAside", SetAside.class)
        .stream();
  }

  @Override
  public List<Observation> observations() {
    return observations;
  }

  private void readObservations() {
    for (JsonNode node : tree.path("observations")) {
      ObjectNode copy = (ObjectNode) node.deepCopy();
      String kind = copy.path("observed").asString();
      if (kind.equals("bytes")) {
        String sha = copy.path("original").asString();
        copy.putObject("expected").put("sha256", sha).put("sm3", sha);
        if (!copy.path("unread").asBoolean(false)) {
          String found = copy.path("found").asString(sha);
          copy.putObject("found").put("sha256", found).put("sm3", found);
        }
      }
      observations.add(value(copy, kind, Observation.class));
    }
  }

  @Override
  public LocalDate today() {
    return LocalDate.parse(tree.path("today").asString());
  }
}
