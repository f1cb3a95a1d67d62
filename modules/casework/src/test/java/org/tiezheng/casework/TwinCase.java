package org.tiezheng.casework;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tiezheng.casework.twins.Defect;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.Observation;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Record;
import org.tiezheng.examine.Examination;
import org.tiezheng.examine.rule.RulePack;
import org.tiezheng.testkit.chat.render.Rendered;
import org.tiezheng.testkit.golden.GoldenCase;

/**
 * The golden case, or a twin of it, collected as its owner would: contract and photos on the day
 * after the loan, everything else when the debtor had not paid. Observations are made once, so that
 * twins of the statement alone need no second measuring.
 */
final class TwinCase {
  static final LocalDate TODAY = LocalDate.of(2025, 1, 20);

  private static final Instant EARLY = Instant.parse("2024-03-11T13:00:00Z");
  private static final Instant LATE = Instant.parse("2025-01-16T02:00:00Z");
  private static final Set<String> AT_ONCE = Set.of("合同", "照片");
  private static final Pattern LINE = Pattern.compile("\\{\\{([^}]*)\\}\\}");

  private final Path folder;
  private final String statement;
  private final List<Observation> observations;

  private TwinCase(Path folder, String statement, List<Observation> observations) {
    this.folder = folder;
    this.statement = statement;
    this.observations = List.copyOf(observations);
  }

  /**
   * Collects a case.
   *
   * @param folders which of the owner's folders are collected
   * @param forger changes the files before they are collected
   * @param stated changes what is stated of them
   */
  static TwinCase collect(
      Path folder,
      GoldenCase files,
      Set<String> folders,
      Defect.Forger forger,
      UnaryOperator<String> stated)
      throws Exception {
    String yaml = stated.apply(files.caseYaml());
    Path evidence = Files.createDirectories(folder.resolve("evidence"));
    Rendered store = files.writeTo(evidence, folders);
    forger.change(files, evidence, store);
    Files.createDirectories(folder.resolve("case"));
    new NewCase(place(folder, EARLY))
        .open(folder.resolve("case"), LINE.matcher(yaml).replaceAll("1"));
    for (boolean early : List.of(true, false)) {
      List<Path> taken =
          folders.stream()
              .filter(name -> AT_ONCE.contains(name) == early)
              .map(evidence::resolve)
              .sorted()
              .toList();
      if (!taken.isEmpty()) {
        try (OpenCase open =
            OpenCase.forWriting(folder.resolve("case"), place(folder, early ? EARLY : LATE))) {
          new Collect(open).run(new Collect.Request(taken, "林海", "复制", Map.of()));
        }
      }
    }
    String statement = numbered(folder, yaml);
    Files.writeString(folder.resolve("case/case.yaml"), statement);
    return measured(folder, statement);
  }

  private static TwinCase measured(Path folder, String statement) throws Exception {
    try (OpenCase open = OpenCase.forWriting(folder.resolve("case"), place(folder, LATE))) {
      List<Observation> seen = new ArrayList<>(new Observe(open, open.matter()).all());
      seen.addAll(outsideTokens(open.originals()));
      return new TwinCase(folder, statement, seen);
    }
  }

  /** The same case measured again, after something was done to it. */
  TwinCase again() throws Exception {
    return measured(folder, statement);
  }

  static Workplace place(Path folder, Instant now) {
    return Places.at(folder, Clock.fixed(now, ZoneId.of("Asia/Shanghai")));
  }

  OpenCase open() throws IOException {
    return OpenCase.forWriting(folder.resolve("case"), place(folder, LATE));
  }

  Path folder() {
    return folder;
  }

  String statement() {
    return statement;
  }

  /** The numbers of lines are put in as a person looks them up: by the words of the line. */
  private static String numbered(Path folder, String yaml) throws IOException {
    List<String> lines;
    try (OpenCase open = OpenCase.forReading(folder.resolve("case"), place(folder, LATE));
        Stream<Record> records = open.records(4)) {
      lines =
          records.filter(ChatMessage.class::isInstance).map(r -> ((ChatMessage) r).line()).toList();
    }
    return LINE.matcher(yaml).replaceAll(match -> String.valueOf(line(lines, match)));
  }

  private static int line(List<String> lines, MatchResult match) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(match.group(1))) {
        return i + 1;
      }
    }
    return 1;
  }

  /**
   * Tokens of an outside time service over every original, as a careful owner has them made. Tests
   * ask no service, so what checking them would show is stated: sound, with the state of revocation
   * and the service's licence unknown.
   */
  private static List<Observation> outsideTokens(List<Original> originals) {
    return originals.stream()
        .map(o ->
            (Observation)
                new Observation.Token(
                    o.digests().sha256(),
                    "outside-tsa",
                    Observation.Clock.THIRD_PARTY,
                    Set.of("pdf", "docx", "jpg").contains(ending(o.name())) ? EARLY : LATE,
                    "1.2.3.4",
                    "1",
                    "SHA-256",
                    List.of(),
                    List.of("REVOCATION"),
                    Optional.empty()))
        .toList();
  }

  private static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** Every rule on the case as stated. */
  List<Finding> examine() throws IOException {
    return examine(statement, TODAY, List.of());
  }

  /**
   * Every rule on the case with another statement or more observations.
   *
   * @param further what else was observed, such as of a bundle
   */
  List<Finding> examine(String stated, LocalDate today, List<Observation> further)
      throws IOException {
    Files.writeString(folder.resolve("case/case.yaml"), stated);
    try (OpenCase open = OpenCase.forReading(folder.resolve("case"), place(folder, LATE))) {
      List<Observation> all = new ArrayList<>(observations);
      all.addAll(further);
      return Examination.run(RulePack.shipped(), new CaseDossier(open, open.matter(), all, today));
    } finally {
      Files.writeString(folder.resolve("case/case.yaml"), statement);
    }
  }
}
