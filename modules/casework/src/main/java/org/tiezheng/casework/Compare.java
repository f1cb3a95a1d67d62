package org.tiezheng.casework;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Observation;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.examine.compare.Comparer;
import org.tiezheng.examine.compare.Comparison;
import org.tiezheng.examine.compare.Pair;
import org.tiezheng.examine.compare.Side;
import org.tiezheng.examine.compare.Summary;
import org.tiezheng.examine.compare.Verdict;
import org.tiezheng.examine.compare.report.ComparisonCsv;
import org.tiezheng.examine.compare.report.ComparisonHtml;
import org.tiezheng.examine.compare.report.ComparisonJson;

/**
 * Lays both parties' copies of a conversation side by side (双方副本比对) and notes in the custody log
 * that it was done and what it gave. Changes neither copy.
 */
public final class Compare {
  private static final int FIRST = 20;
  private static final int KEPT = 1_000;

  private final OpenCase open;

  public Compare(OpenCase open) {
    this.open = open;
  }

  /**
   * What is to be compared.
   *
   * @param mine item with the copy that is called A
   * @param theirs item with the copy that is called B; may be the same item if it holds both
   * @param conversation id or title within A; empty to find it
   * @param theirConversation id or title within B; empty to find it
   * @param out file to write, by its ending a page (.html), a table (.csv) or data (.json)
   */
  public record Request(
      int mine,
      int theirs,
      Optional<String> conversation,
      Optional<String> theirConversation,
      Optional<Path> out) {}

  /**
   * What came of it.
   *
   * @param lines what was compared and how, for a person
   * @param counts messages and pairs by verdict, the first the gravest
   * @param findings what a person has to look at, with innocent explanations
   * @param first the first differences
   * @param observation the same for rules and programs
   * @param messages of the conversation in A's copy
   * @param theirMessages in B's copy
   */
  public record Result(
      List<Text> lines,
      List<Count> counts,
      List<Finding> findings,
      List<Difference> first,
      Observation.Compared observation,
      long messages,
      long theirMessages,
      List<Text> notes) {
    /** Whether anything differs or is absent. */
    public boolean differs() {
      return counts.stream().anyMatch(c -> c.difference() && c.count() > 0);
    }
  }

  /** How many of one verdict. */
  public record Count(String verdict, String mark, Text title, boolean difference, long count) {}

  /** Something to look at. */
  public record Finding(Text what, List<Text> innocent) {}

  /** A difference, for a person. */
  public record Difference(
      String mark, Text verdict, String time, String mine, String theirs, Text differing) {}

  /**
   * Compares and, if asked, writes the result.
   *
   * @throws TiezhengException if an item holds no chat or it is unclear which conversation faces
   *     which
   */
  public Result run(Request request) throws IOException, InterruptedException {
    return run(request, Optional.empty());
  }

  /** Names of all verdicts, in the order of the counts. */
  public static List<String> verdicts() {
    return Arrays.stream(Verdict.values()).map(Verdict::name).toList();
  }

  /** As {@link #run(Request)}; every row is given as well. */
  public Result run(Request request, Consumer<ComparedRow> rows)
      throws IOException, InterruptedException {
    return run(request, Optional.of(rows));
  }

  private Result run(Request request, Optional<Consumer<ComparedRow>> rows)
      throws IOException, InterruptedException {
    request.out().ifPresent(ReportFile::requireEnding);
    new ReadItems(open, Secrets.NONE).refresh();
    Case matter = open.matter();
    Side mine = side(matter, request.mine(), request.conversation());
    Side theirs = side(matter, request.theirs(), request.theirConversation());
    open.place().watch().begins(new Text("比对双方副本", "comparing"), 0, Watch.Unit.THINGS);
    Comparison comparison = Comparer.compare(mine, theirs);
    if (request.out().isPresent()) {
      write(comparison, request.out().get());
    }
    if (rows.isPresent()) {
      try (Stream<Pair> pairs = comparison.pairs()) {
        pairs.forEach(pair -> rows.get().accept(ComparedRow.of(pair)));
      }
    }
    Observation.Compared observation = observation(comparison);
    new KeptObservations(open).compared(observation, matter, what(request, comparison));
    return new ComparedText(comparison, open.place().zone()).result(observation, FIRST);
  }

  private Side side(Case matter, int number, Optional<String> conversation) {
    Item item =
        matter
            .item(number)
            .orElseThrow(() ->
                new TiezhengException(
                    new Text("没有编号为 " + number + " 的证据。", "There is no item " + number + ".")));
    long[] seen = new long[1];
    Watch watch = open.place().watch();
    return new Side(
        number,
        item.title(),
        item.reading().map(Reading::importer).orElse(""),
        item.reading().flatMap(Reading::owner),
        conversation,
        () -> {
          Stream<Record> records = open.records(number);
          return records.peek(_ -> {
            if (++seen[0] % 1_000 == 0) {
              watch.at(seen[0]);
            }
          });
        });
  }

  private void write(Comparison comparison, Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      switch (ReportFile.ending(file)) {
        case "html" -> ComparisonHtml.write(comparison, open.place().zone(), out);
        case "csv" -> ComparisonCsv.write(comparison, out);
        default -> ComparisonJson.write(comparison, out);
      }
    }
  }

  private static Observation.Compared observation(Comparison comparison) {
    Summary summary = comparison.summary();
    Map<String, Long> counts = new TreeMap<>();
    summary.counts().forEach((verdict, n) -> counts.put(verdict.name(), n));
    try (Stream<Pair> pairs = comparison.pairs()) {
      return new Observation.Compared(
          summary.a().item(),
          summary.b().item(),
          summary.a().conversation(),
          summary.b().conversation(),
          counts,
          summary.ids().equal(),
          summary.ids().of(),
          pairs
              .filter(p -> p.verdict().difference())
              .limit(KEPT)
              .map(p ->
                  new Observation.Difference(
                      p.verdict().name(),
                      p.a().map(Pair.Entry::provenance),
                      p.b().map(Pair.Entry::provenance),
                      p.verdict().title()))
              .toList());
    }
  }

  private static Map<String, String> what(Request request, Comparison comparison) {
    Summary summary = comparison.summary();
    Map<String, String> what = new TreeMap<>();
    what.put("mine", String.valueOf(request.mine()));
    what.put("theirs", String.valueOf(request.theirs()));
    what.put("conversation", summary.a().conversation());
    what.put("theirConversation", summary.b().conversation());
    for (Verdict verdict : Verdict.values()) {
      what.put(verdict.name(), String.valueOf(summary.count(verdict)));
    }
    request
        .out()
        .ifPresent(file -> {
          try {
            what.put("outSha256", Workplace.sha256(file));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    return what;
  }
}
