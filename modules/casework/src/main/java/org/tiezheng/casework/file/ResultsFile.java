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
  private final ResultsForm form;
  private final HearingPlan plan;

  private ResultsFile(Path file, String yaml, ResultsForm form) {
    this.name = String.valueOf(file.getFileName());
    this.yaml = yaml;
    this.form = form;
    this.plan = form.plan();
  }

  private record Stated(
      @Nullable String bundle,
      @Nullable String plan,
      @Nullable String language,
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
      @Nullable String digest,
      @Nullable String result,
      @Nullable String difference,
      @Nullable String objection) {}

  /**
   * Reads a file that was filled in.
   *
   * @param form that would be written now: what was filled in must be for the same bundle and the
   *     same points, because a page of one bundle is not that page of the next
   * @throws CaseFileException when it is missing, no YAML, written for another bundle or plan, or
   *     states something that cannot be
   */
  public static CourtResults read(Path file, ResultsForm form) throws IOException {
    ResultsFile results = new ResultsFile(file, content(file), form);
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
    requireSameForm(stated);
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
    if (!said(stated.digest()).equals(known.get(id).digest())) {
      throw wrong(
          id,
          "“" + id + "”的摘要(digest)与现在的位置和内容不符,这一行可能取自别的文件;" + ResultsForm.AGAIN.zh(),
          "digest of \""
              + id
              + "\" does not fit its place and words now, so the line may come from"
              + " another file; "
              + ResultsForm.AGAIN.en());
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

  /** Before any point is read: ids of points mean something within one plan of one bundle only. */
  private void requireSameForm(Stated stated) {
    if (stated.bundle() == null || stated.plan() == null) {
      throw wrong(
          "",
          "没有写明证据包(bundle)和核对项摘要(plan),不能确定是为哪个证据包填写的;" + ResultsForm.AGAIN.zh(),
          "it does not name bundle and plan, so nobody can tell for which bundle it was filled in; "
              + ResultsForm.AGAIN.en());
    }
    requireBundle(said(stated.bundle()));
    requireLanguage(said(stated.language()));
    if (!said(stated.plan()).equals(plan.digest())) {
      throw wrong(
          "plan:",
          "核对项(plan)在写出文件后已有变化(案件文件、读取的数据或出示步骤变了);用过 --script 的请加上同一文件,否则" + ResultsForm.AGAIN.zh(),
          "the plan has changed since it was written (case file, data or display script); name the"
              + " same --script if there was one, else "
              + ResultsForm.AGAIN.en());
    }
  }

  private void requireBundle(String bundle) {
    if (!bundle.equals(form.bundle())) {
      Text then = ResultsForm.named(bundle);
      Text now = ResultsForm.named(form.bundle());
      throw wrong(
          "bundle:",
          "填写时%s,现在%s,同一页、行不一定是同一内容;%s".formatted(then.zh(), now.zh(), ResultsForm.AGAIN.zh()),
          "it was filled in for %s and now there is %s, whose pages and lines may be others; %s"
              .formatted(then.en(), now.en(), ResultsForm.AGAIN.en()));
    }
  }

  /** Words of points are compared by their digests, so they must be in the same language. */
  private void requireLanguage(String language) {
    if (!language.equals(form.language())) {
      throw wrong(
          "language:",
          "文件的语言是“%s”,现在用的是“%s”,逐项内容无法比对;请用写出文件时的语言(--lang %s)再执行"
              .formatted(language, form.language(), form.otherLanguage()),
          "it is in \"%s\" and the command runs in \"%s\", so the words of the points cannot be compared; run it again with --lang %s"
              .formatted(language, form.language(), form.otherLanguage()));
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
}
