package org.tiezheng.examine;

import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tiezheng.evidence.json.EvidenceJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Records that a fixture writes once and means many times: checks that first learn what is usual in
 * a copy need more rows than a person would write. {@code repeat} says how many, {@code step} how
 * many seconds apart; native id and line rise by one, and the app's numbers are made of them. In
 * texts {@code <s>} stands for the seconds of the row, {@code <e>} for a day later, {@code <d>} for
 * its day, {@code <i>} for its number. {@code but} gives fields of single rows, by their number
 * from 0, after all else was made.
 */
final class RepeatedRecords {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT).withZone(ZoneOffset.ofHours(8));

  private RepeatedRecords() {}

  static List<JsonNode> of(JsonNode records) {
    List<JsonNode> all = new ArrayList<>();
    for (JsonNode record : records) {
      if (record.has("repeat")) {
        for (int i = 0; i < record.path("repeat").asInt(); i++) {
          all.add(row(record, i));
        }
      } else {
        all.add(record);
      }
    }
    return all;
  }

  private static JsonNode row(JsonNode pattern, int i) {
    Instant at =
        Instant.parse(pattern.path("at").asString())
            .plusSeconds((long) i * pattern.path("step").asInt(60));
    long seconds = at.getEpochSecond();
    ObjectNode once = (ObjectNode) pattern.deepCopy();
    once.remove(List.of("repeat", "step", "but"));
    String text =
        EvidenceJson.mapper()
            .writeValueAsString(once)
            .replace("<s>", Long.toString(seconds))
            .replace("<e>", Long.toString(seconds + 86_400))
            .replace("<d>", DAY.format(at))
            .replace("<i>", Integer.toString(i + 10));
    ObjectNode row = (ObjectNode) EvidenceJson.mapper().readTree(text);
    row.put("at", at.toString()).put("line", i + 1);
    if (row.has("nativeId")) {
      BigInteger first = new BigInteger(row.path("nativeId").asString());
      row.put("nativeId", first.add(BigInteger.valueOf(i)).toString());
      row.putObject("sequence")
          .put("local", Integer.toString(i + 1))
          .put("sort", Long.toString(seconds * 1000 + i % 10));
    }
    pattern
        .path("but")
        .path(Integer.toString(i))
        .properties()
        .forEach(p -> row.set(p.getKey(), p.getValue()));
    return row;
  }
}
