package org.tiezheng.casework;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tiezheng.casework.RecoveredStore.FoundRow;
import org.tiezheng.casework.RecoveredStore.Sign;
import org.tiezheng.evidence.Text;
import org.tiezheng.sqlite.ByteKind;
import org.tiezheng.sqlite.Database;
import org.tiezheng.sqlite.Place;
import org.tiezheng.sqlite.Sentence;
import org.tiezheng.sqlite.Table;
import org.tiezheng.sqlite.Value;
import org.tiezheng.sqlite.history.ChangeKind;
import org.tiezheng.sqlite.recover.Certainty;
import org.tiezheng.sqlite.recover.RecoveredRow;
import org.tiezheng.sqlite.recover.RecoverySink;
import org.tiezheng.sqlite.recover.RowState;
import org.tiezheng.sqlite.report.CsvRows;
import org.tiezheng.sqlite.report.ExaminedFile;
import org.tiezheng.sqlite.report.Findings;
import org.tiezheng.sqlite.report.JsonRows;
import org.tiezheng.sqlite.report.JudgeReport;
import org.tiezheng.sqlite.report.Language;
import org.tiezheng.sqlite.report.ReportOptions;

/** Looks for deleted rows in one opened database and writes down what was found. */
final class RecoverStore {
  private static final Text SEARCHING = new Text("查找已删除的行", "looking for deleted rows");
  private static final int FIRST = 20;
  private static final int VALUES_CHARS = 100;

  private final Database database;
  private final List<ExaminedFile> files;
  private final Locale locale;
  private final Watch watch;

  /**
   * @param files the main file first, then its logs
   */
  RecoverStore(Database database, List<ExaminedFile> files, Workplace place) {
    this.database = database;
    this.files = files;
    this.locale = place.locale();
    this.watch = place.watch();
  }

  /**
   * Searches, and writes as it goes.
   *
   * @param lines takes every row as a line of JSON
   * @param report the report to write; the table of all rows lies beside it
   */
  RecoveredStore run(int item, Optional<Appendable> lines, Optional<Path> report)
      throws IOException {
    Map<String, Map<String, Long>> tables = new TreeMap<>();
    List<RecoverySink> sinks = new ArrayList<>();
    sinks.add(counting(tables));
    lines.ifPresent(out -> sinks.add(new JsonRows(out)));
    if (report.isEmpty()) {
      return result(item, Findings.gather(database, ReportOptions.USUAL, sinks), tables, report);
    }
    Path table = table(report.get());
    Findings findings;
    try (BufferedWriter csv = Files.newBufferedWriter(table, StandardCharsets.UTF_8)) {
      sinks.add(new CsvRows(csv));
      findings = Findings.gather(database, ReportOptions.USUAL, sinks);
    }
    try (BufferedWriter html = Files.newBufferedWriter(report.get(), StandardCharsets.UTF_8)) {
      String name = String.valueOf(table.getFileName());
      JudgeReport.write(findings, files, name, language(), html);
    }
    return result(item, findings, tables, report);
  }

  private RecoverySink counting(Map<String, Map<String, Long>> tables) {
    return new RecoverySink() {
      private boolean begun;

      @Override
      public void row(RecoveredRow row) {
        tables
            .computeIfAbsent(row.state().name(), _ -> new TreeMap<>())
            .merge(row.table().name(), 1L, Long::sum);
      }

      @Override
      public void progress(long done, long total) {
        if (!begun) {
          begun = true;
          watch.begins(SEARCHING, total, Watch.Unit.THINGS);
        }
        watch.at(done);
      }
    };
  }

  private static Path table(Path report) {
    String name = String.valueOf(report.getFileName());
    int dot = name.lastIndexOf('.');
    return report.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".csv");
  }

  private Language language() {
    return locale.getLanguage().equals("zh") ? Language.ZH : Language.EN;
  }

  private RecoveredStore result(
      int item, Findings findings, Map<String, Map<String, Long>> tables, Optional<Path> report) {
    Map<String, Long> rows = new TreeMap<>();
    findings.recovery().rows().forEach((state, count) -> rows.put(state.name(), count));
    Map<String, Long> history = new TreeMap<>();
    for (ChangeKind kind : ChangeKind.values()) {
      history.put(kind.name(), findings.history().count(kind));
    }
    Map<String, Long> bytes = new TreeMap<>();
    for (ByteKind.Use use : ByteKind.Use.values()) {
      bytes.put(use.name(), findings.bytes().bytes(use));
      findings
          .logBytes()
          .forEach(log -> bytes.put(log.file().name() + "." + use.name(), log.bytes(use)));
    }
    return new RecoveredStore(
        item,
        files.getFirst().name(),
        files.getFirst().sha256(),
        files.getFirst().size(),
        rows,
        tables,
        findings.recovery().ofUnknownTables(),
        findings.recovery().indexEntries(),
        findings.recovery().indexEntriesWithoutRow(),
        first(findings),
        history,
        findings.absence().signals().stream()
            .map(s ->
                new Sign(
                    s.id().name(),
                    s.table(),
                    s.count(),
                    text(s.weight().meaning()),
                    text(s.what()),
                    s.innocent().stream().map(RecoverStore::text).toList()))
            .toList(),
        bytes,
        findings.damage().stream().limit(FIRST).map(d -> text(d.what())).toList(),
        report,
        report.map(RecoverStore::table));
  }

  private static List<FoundRow> first(Findings findings) {
    List<FoundRow> first = new ArrayList<>();
    for (RowState state : RowState.values()) {
      findings.rows(state).stream().limit(FIRST).map(RecoverStore::row).forEach(first::add);
    }
    findings.ofUnknownTables().stream().limit(FIRST).map(RecoverStore::row).forEach(first::add);
    return first;
  }

  private static FoundRow row(RecoveredRow row) {
    Place place = row.source().place();
    String frame = place.frame().isPresent() ? " #" + (place.frame().getAsLong() + 1) : "";
    Sentence substrate = row.source().substrate().meaning();
    return new FoundRow(
        row.state().name(),
        Stream.concat(Stream.of(row.table()), row.alternatives().stream())
            .map(Table::name)
            .collect(Collectors.joining(" | ")),
        row.rowid().isPresent() ? Optional.of(row.rowid().getAsLong()) : Optional.empty(),
        new Text(
            "%s,%s%s 第 %d 页,偏移 %d"
                .formatted(substrate.zh(), place.file(), frame, place.page(), place.offset()),
            "%s, %s%s page %d, offset %d"
                .formatted(substrate.en(), place.file(), frame, place.page(), place.offset())),
        (int) Math.floor(row.confidence() * 100),
        values(row));
  }

  /** What was stored in the row: no default of a column that it was stored without. */
  private static String values(RecoveredRow row) {
    StringBuilder values = new StringBuilder();
    for (int i = 0; i < row.values().size(); i++) {
      Value value = row.values().get(i);
      Certainty certainty = row.certainty().get(i);
      if (value instanceof Value.Null
          || certainty == Certainty.DEFAULT
          || values.length() > VALUES_CHARS) {
        continue;
      }
      values.append(values.isEmpty() ? "" : " | ");
      values.append(shown(value)).append(certainty == Certainty.PARTIAL ? "…" : "");
    }
    int most = Math.min(values.length(), VALUES_CHARS);
    boolean half = most > 0 && Character.isHighSurrogate(values.charAt(most - 1));
    return values.substring(0, half ? most - 1 : most);
  }

  private static String shown(Value value) {
    return switch (value) {
      case Value.Null _ -> "";
      case Value.Int number -> Long.toString(number.value());
      case Value.Real number -> Double.toString(number.value());
      case Value.Text text -> text.text().replaceAll("\\s+", " ");
      case Value.Blob blob -> "[" + blob.bytes().byteSize() + " B]";
    };
  }

  private static Text text(Sentence sentence) {
    return new Text(sentence.zh(), sentence.en());
  }
}
