package org.tiezheng.casework;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tiezheng.evidence.Observation;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.compare.Comparison;
import org.tiezheng.examine.compare.ContentKind;
import org.tiezheng.examine.compare.Facet;
import org.tiezheng.examine.compare.Pair;
import org.tiezheng.examine.compare.Remark;
import org.tiezheng.examine.compare.Summary;
import org.tiezheng.examine.compare.Verdict;

/** A comparison in the words that a command prints. */
final class ComparedText {
  private static final int SHORT = 60;

  private final Comparison comparison;
  private final Summary summary;
  private final DateTimeFormatter times;

  ComparedText(Comparison comparison, ZoneId zone) {
    this.comparison = comparison;
    this.summary = comparison.summary();
    this.times = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
  }

  Compare.Result result(Observation.Compared observation, int first) {
    return new Compare.Result(
        lines(),
        counts(),
        findings(),
        differences(first),
        observation,
        summary.a().messages(),
        summary.b().messages(),
        summary.notes());
  }

  private List<Compare.Count> counts() {
    return Arrays.stream(Verdict.values())
        .map(
            v -> new Compare.Count(v.name(), v.mark(), v.title(), v.difference(), summary.count(v)))
        .toList();
  }

  private List<Text> lines() {
    List<Text> lines = new ArrayList<>();
    lines.add(copy("甲方副本", "A's copy", summary.a()));
    lines.add(copy("乙方副本", "B's copy", summary.b()));
    lines.add(
        new Text(
            "会话对应依据:" + summary.facing().zh(),
            "The conversations face each other by: " + summary.facing().en()));
    lines.add(
        summary
            .common()
            .map(s ->
                new Text(
                    "双方共同时段:" + span(s) + "(此外不作“没有”的判断)",
                    "Common period: " + span(s) + " (outside it nothing is called absent)"))
            .orElse(new Text("双方没有共同时段。", "There is no common period.")));
    Summary.SharedIds ids = summary.ids();
    if (ids.of() > 0) {
      lines.add(
          new Text(
              "内容相同且都有编号的 %,d 对中,编号相同 %,d 对(%.2f%%)"
                  .formatted(ids.of(), ids.equal(), 100.0 * ids.equal() / ids.of()),
              "Of %,d pairs with equal content and ids on both sides, %,d have equal ids (%.2f%%)"
                  .formatted(ids.of(), ids.equal(), 100.0 * ids.equal() / ids.of())));
    }
    for (Summary.ClockPeriod clock : summary.clocks()) {
      lines.add(
          new Text(
              "时钟差(乙减甲)%+.0f 秒,%s %s,依据 %,d 条"
                  .formatted(
                      clock.offsetSeconds(), clock.sender(), span(clock.span()), clock.messages()),
              "Clock offset (B less A) %+.0f s, %s %s, from %,d messages"
                  .formatted(
                      clock.offsetSeconds(),
                      clock.sender(),
                      span(clock.span()),
                      clock.messages())));
    }
    return lines;
  }

  private Text copy(String zh, String en, Summary.Copied copy) {
    String covers = copy.covers().map(this::span).orElse("—");
    String never = kinds(copy, true);
    String neverEn = kinds(copy, false);
    String head =
        "%d %s · %s · %s · ".formatted(copy.item(), copy.name(), copy.format(), copy.title());
    return new Text(
        zh
            + ":证据 "
            + head
            + "%,d 条 · %s%s%s"
                .formatted(
                    copy.messages(),
                    covers,
                    copy.roundedIds() ? " · 编号被舍入" : "",
                    never.isEmpty() ? "" : " · 从未出现:" + never),
        en
            + ": item "
            + head
            + "%,d messages · %s%s%s"
                .formatted(
                    copy.messages(),
                    covers,
                    copy.roundedIds() ? " · ids rounded" : "",
                    neverEn.isEmpty() ? "" : " · never shown: " + neverEn));
  }

  private static String kinds(Summary.Copied copy, boolean zh) {
    return copy.notShown().stream()
        .map(ContentKind::title)
        .map(t -> zh ? t.zh() : t.en())
        .collect(Collectors.joining(zh ? "、" : ", "));
  }

  private String span(Summary.Span span) {
    return times.format(span.from()) + " – " + times.format(span.to());
  }

  private List<Compare.Finding> findings() {
    return comparison.findings().stream()
        .map(f ->
            new Compare.Finding(f.what(), f.innocent().stream().map(Remark::sentence).toList()))
        .toList();
  }

  private List<Compare.Difference> differences(int first) {
    try (Stream<Pair> pairs = comparison.pairs()) {
      return pairs
          .filter(p -> p.verdict().difference())
          .limit(first)
          .map(p ->
              new Compare.Difference(
                  p.verdict().mark(),
                  p.verdict().title(),
                  p.a()
                      .flatMap(Pair.Entry::time)
                      .or(() -> p.b().flatMap(Pair.Entry::time))
                      .map(this::time)
                      .orElse("—"),
                  line(p.a()),
                  line(p.b()),
                  new Text(differing(p, true), differing(p, false))))
          .toList();
    }
  }

  private String time(Instant instant) {
    return times.format(instant);
  }

  private static String differing(Pair pair, boolean zh) {
    return pair.differing().stream()
        .map(Facet::title)
        .map(t -> zh ? t.zh() : t.en())
        .collect(Collectors.joining(zh ? "、" : ", "));
  }

  private static String line(Optional<Pair.Entry> entry) {
    String line = entry.map(Pair.Entry::line).orElse("—").replace('\n', ' ');
    int end = line.offsetByCodePoints(0, Math.min(SHORT, line.codePointCount(0, line.length())));
    return end < line.length() ? line.substring(0, end) + "…" : line;
  }
}
