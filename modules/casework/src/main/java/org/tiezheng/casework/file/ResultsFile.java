package org.tiezheng.casework.file;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.hearing.CourtResults;
import org.tiezheng.present.hearing.CourtResults.Field;
import org.tiezheng.present.hearing.CourtResults.Outcome;
import org.tiezheng.present.hearing.CourtResults.Result;
import org.tiezheng.present.hearing.HearingPlan;
import org.tiezheng.present.hearing.Showing;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What a person found in court, as a file: strict, so that a typing error is told instead of taken
 * for a result. A point without a result was not compared; nothing is equal by default.
 */
public final class ResultsFile {
  private static final int MAX_BYTES = 16 * 1024 * 1024;
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();
  private static final Map<String, Outcome> WORDS =
      Map.of(
          "same", Outcome.SAME,
          "一致", Outcome.SAME,
          "different", Outcome.DIFFERENT,
          "不一致", Outcome.DIFFERENT,
          "impossible", Outcome.IMPOSSIBLE,
          "无法核对", Outcome.IMPOSSIBLE);

  private final String name;
  private final String yaml;
  private final HearingPlan plan;

  private ResultsFile(Path file, String yaml, HearingPlan plan) {
    this.name = String.valueOf(file.getFileName());
    this.yaml = yaml;
    this.plan = plan;
  }

  private record Stated(
      @Nullable String hearing,
      @Nullable String room,
      @Nullable String clerk,
      @Nullable String present,
      @Nullable String video,
      @Nullable String videoSha256,
      @Nullable List<StatedItem> items) {}

  private record StatedItem(
      @Nullable Integer item,
      @Nullable String device,
      @Nullable String carrier,
      @Nullable String account,
      @Nullable String url,
      @Nullable String time,
      @Nullable String network,
      @Nullable List<StatedPoint> results) {}

  private record StatedPoint(
      @Nullable String point,
      @Nullable String result,
      @Nullable String difference,
      @Nullable String objection) {}

  /**
   * Reads a file that was filled in.
   *
   * @param plan whose points it speaks of
   * @throws CaseFileException when it is missing, no YAML, or states something that cannot be
   */
  public static CourtResults read(Path file, HearingPlan plan) throws IOException {
    ResultsFile results = new ResultsFile(file, content(file), plan);
    return results.read();
  }

  private static String content(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    if (!Files.isRegularFile(file)) {
      throw new CaseFileException(
          new Text("没有核对结果文件“" + file + "”。", "There is no file of results " + file + "."));
    }
    if (Files.size(file) > MAX_BYTES) {
      throw new CaseFileException(new Text(name + " 超过 16 MiB。", name + " is larger than 16 MiB."));
    }
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw new CaseFileException(
          new Text(name + " 不是 UTF-8 编码;请另存为 UTF-8。", name + " is not UTF-8; save it as UTF-8."),
          e);
    }
  }

  private CourtResults read() {
    Stated stated = parse();
    Map<Field, String> session = new EnumMap<>(Field.class);
    put(session, Field.HEARING, stated.hearing());
    put(session, Field.ROOM, stated.room());
    put(session, Field.CLERK, stated.clerk());
    put(session, Field.PRESENT, stated.present());
    put(session, Field.VIDEO, stated.video());
    put(session, Field.VIDEO_HASH, stated.videoSha256());
    requireDay(session.getOrDefault(Field.HEARING, ""));
    requireDigest(session.getOrDefault(Field.VIDEO_HASH, ""));
    Map<Integer, Map<Field, String>> items = new LinkedHashMap<>();
    Map<String, Result> points = new LinkedHashMap<>();
    Map<String, Showing.Point> known =
        plan.items().stream()
            .flatMap(s -> s.points().stream())
            .collect(Collectors.toMap(Showing.Point::id, Function.identity()));
    for (StatedItem item : stated.items() == null ? List.<StatedItem>of() : stated.items()) {
      int number = item.item() == null ? 0 : item.item();
      if (plan.items().stream().noneMatch(s -> s.item() == number)) {
        throw wrong(
            "item: " + number,
            "证据 " + number + " 不在证据目录中",
            "item " + number + " is not in the catalogue");
      }
      Map<Field, String> fields = new EnumMap<>(Field.class);
      put(fields, Field.DEVICE, item.device());
      put(fields, Field.CARRIER, item.carrier());
      put(fields, Field.ACCOUNT, item.account());
      put(fields, Field.ADDRESS, item.url());
      put(fields, Field.TIME, item.time());
      put(fields, Field.NETWORK, item.network());
      if (items.put(number, fields) != null) {
        throw wrong(
            "item: " + number, "证据 " + number + " 写了两次", "item " + number + " stands twice");
      }
      for (StatedPoint point : item.results() == null ? List.<StatedPoint>of() : item.results()) {
        point(point, number, known, points);
      }
    }
    return new CourtResults(session, items, points, List.of());
  }

  private void point(
      StatedPoint stated, int item, Map<String, Showing.Point> known, Map<String, Result> points) {
    String id = said(stated.point());
    if (!known.containsKey(id) || !id.startsWith(item + "/")) {
      throw wrong(
          id, "“" + id + "”不是证据 " + item + " 的核对项", "\"" + id + "\" is no point of item " + item);
    }
    String word = said(stated.result());
    Optional<Outcome> outcome = Optional.ofNullable(WORDS.get(word.toLowerCase(Locale.ROOT)));
    if (!word.isEmpty() && outcome.isEmpty()) {
      throw wrong(
          id,
          "“" + word + "”不是核对结果;可写 一致、不一致、无法核对,没有核对的留空",
          "\"" + word + "\" is no result; write same, different or impossible, or leave it blank");
    }
    Result result = new Result(outcome, said(stated.difference()), said(stated.objection()), "");
    if (outcome.filter(Outcome.DIFFERENT::equals).isPresent() && result.difference().isEmpty()) {
      throw wrong(
          id, "写了不一致,没有写不一致之处(difference)", "it is different, and difference does not say how");
    }
    if (outcome.filter(Outcome.SAME::equals).isPresent() && !result.difference().isEmpty()) {
      throw wrong(
          id, "写了一致,又写了不一致之处(difference)", "it is the same, and difference says how it differs");
    }
    if (points.put(id, result) != null) {
      throw wrong(id, "“" + id + "”写了两次", "\"" + id + "\" stands twice");
    }
  }

  private static String said(@Nullable String value) {
    return value == null ? "" : value.strip();
  }

  private static void put(Map<Field, String> fields, Field field, @Nullable String value) {
    String said = said(value);
    if (!said.isEmpty()) {
      fields.put(field, said);
    }
  }

  private void requireDay(String day) {
    if (day.isEmpty()) {
      return;
    }
    try {
      LocalDate.parse(day);
    } catch (DateTimeParseException e) {
      throw wrong("hearing:", "开庭日期写作 2026-12-01", "a day is written 2026-12-01");
    }
  }

  private void requireDigest(String digest) {
    if (!digest.isEmpty() && !digest.matches("[0-9a-fA-F]{64}")) {
      throw wrong(
          "videoSha256:", "videoSha256 应为 64 位十六进制", "videoSha256 has 64 hexadecimal digits");
    }
  }

  private Stated parse() {
    try {
      Stated stated = YAML.readValue(yaml, Stated.class);
      if (stated == null) {
        throw wrong("", "文件是空的", "it is empty");
      }
      return stated;
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      String why = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
      throw new CaseFileException(
          new Text(
              name + (line > 0 ? " 第 " + line + " 行" : "") + "无法读取:" + why + "。",
              name + (line > 0 ? " line " + line : "") + " cannot be read: " + why + "."),
          e);
    }
  }

  /** The line is where the words stand that are wrong. */
  private CaseFileException wrong(String words, String zh, String en) {
    List<String> lines = yaml.lines().toList();
    int line = 0;
    for (int i = 0; i < lines.size() && line == 0; i++) {
      String code = lines.get(i).strip();
      line = !words.isEmpty() && !code.startsWith("#") && code.contains(words) ? i + 1 : 0;
    }
    return new CaseFileException(
        new Text(
            name + (line > 0 ? " 第 " + line + " 行" : "") + ":" + zh + "。",
            name + (line > 0 ? " line " + line : "") + ": " + en + "."));
  }

  /** An empty file for a plan, with what each point is beside it. */
  public static String template(HearingPlan plan, Locale locale) {
    StringBuilder text = new StringBuilder();
    text.append(
        new Text(
                """
                # 当庭核对结果:逐项填写 result —— 一致、不一致、无法核对;没有核对的留空,不会当作一致。
                # 不一致的写明 difference;对方有异议的写明 objection(异议及理由)。
                # 填好后:tiezheng hearing 案件 --record 本文件 --out 文件夹
                """,
                """
                # Results of the comparison: for each point result is same, different or impossible; blank means
                # not compared and never counts as the same. What is different needs difference; objection holds
                # the other side's objection and its reason. Then: tiezheng hearing CASE --record THIS --out FOLDER
                """)
            .in(locale));
    fields(text, "", true, locale, false);
    text.append("items:\n");
    for (Showing showing : plan.items()) {
      if (showing.steps().isEmpty()) {
        continue;
      }
      text.append("  # ").append(plain(showing.listed() + " " + showing.title())).append('\n');
      text.append("  - item: ").append(showing.item()).append('\n');
      boolean page = showing.record() == org.tiezheng.present.hearing.Script.Paper.SHOW;
      fields(text, "    ", false, locale, page);
      text.append("    results:\n");
      for (Showing.Step step : showing.steps()) {
        for (int p = 0; p < step.points().size(); p++) {
          Showing.Point point = step.points().get(p);
          text.append("      # ")
              .append(plain(step.number() + "-" + (p + 1) + " " + point.what()))
              .append("\n      - {point: ")
              .append(quoted(point.id()))
              .append(", result: \"\", difference: \"\", objection: \"\"}\n");
        }
      }
    }
    return text.toString();
  }

  private static void fields(
      StringBuilder text, String indent, boolean session, Locale locale, boolean page) {
    for (Field field : Field.values()) {
      boolean ofPages = field == Field.ADDRESS || field == Field.TIME || field == Field.NETWORK;
      if (field.ofSession() == session && (page || !ofPages)) {
        text.append(indent)
            .append(field.key())
            .append(": \"\"   # ")
            .append(field.title().in(locale))
            .append('\n');
      }
    }
  }

  /** A comment: one line, and nothing that a reader of YAML refuses. */
  private static String plain(String words) {
    StringBuilder plain = new StringBuilder();
    words.codePoints().forEach(c -> plain.appendCodePoint(printable(c) ? c : ' '));
    return plain.toString();
  }

  private static String quoted(String words) {
    StringBuilder quoted = new StringBuilder("\"");
    words
        .codePoints()
        .forEach(c -> {
          if (c == '"' || c == '\\') {
            quoted.append('\\').appendCodePoint(c);
          } else if (printable(c)) {
            quoted.appendCodePoint(c);
          } else {
            quoted.append("\\U%08X".formatted(c));
          }
        });
    return quoted.append('"').toString();
  }

  /** What YAML 1.2 calls printable, without breaks of lines. */
  private static boolean printable(int c) {
    return (c >= 0x20 && c <= 0x7E)
        || (c >= 0xA0 && c <= 0xD7FF && c != 0x2028 && c != 0x2029)
        || (c >= 0xE000 && c <= 0xFFFD && c != 0xFEFF)
        || (c >= 0x10000 && c <= 0x10FFFF);
  }
}
