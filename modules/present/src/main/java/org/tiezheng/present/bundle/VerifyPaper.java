package org.tiezheng.present.bundle;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.Role;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.paper.ClockStatement;
import org.tiezheng.present.paper.PaperFacts;
import org.tiezheng.present.paper.VerifyDocument;
import org.tiezheng.present.paper.VerifyRecord;
import org.tiezheng.seal.time.ClockOrigin;
import org.tiezheng.verify.Check;
import org.tiezheng.verify.DepositLine;
import org.tiezheng.verify.FileLine;
import org.tiezheng.verify.Question;
import org.tiezheng.verify.Result;
import org.tiezheng.verify.Step;
import org.tiezheng.verify.TokenLine;
import org.tiezheng.verify.VerifyOptions;
import org.tiezheng.verify.VerifyReport;
import org.tiezheng.verify.bundle.Claim;

/** Turns what a verifier found into DOC-VERIFY-REPORT. The paper lies beside the bundle. */
public final class VerifyPaper {
  private static final List<Check> SIGNERS =
      List.of(Check.LOG_KEY, Check.COSIGNATURE, Check.TIME_SERVICE);

  /** So many files that are not as listed are named at once; the rest stands in the table. */
  private static final int FAULTS = 5;

  private VerifyPaper() {}

  /**
   * The report as a paper.
   *
   * @param options what the verification was given
   * @param verified when it was made
   * @param tool program and version that verified
   */
  public static VerifyDocument of(
      VerifyReport report,
      VerifyOptions options,
      Instant verified,
      ZoneId zone,
      String tool,
      Locale locale) {
    Instant second = verified.truncatedTo(ChronoUnit.SECONDS);
    List<VerifyRecord.File> files = files(report);
    return new VerifyDocument(
        facts(report, second, zone, tool, locale),
        new VerifyRecord(
            subject(report),
            second,
            tool,
            options.logKey().isPresent(),
            report.answers().stream()
                .map(a ->
                    new VerifyRecord.Answer(a.question().title(), result(a.result()), a.sentence()))
                .toList(),
            summary(report, files),
            files,
            report.deposits().stream().map(VerifyPaper::deposit).toList(),
            report.tokens().stream().map(VerifyPaper::token).toList(),
            signers(report),
            sentences(report, s -> s.result() == Result.NOT_CHECKED && !limit(s)),
            limits(report)));
  }

  private static boolean limit(Step step) {
    return step.check().question() == Question.NOT_SHOWN;
  }

  private static String subject(VerifyReport report) {
    return report.source() + report.claim().map(c -> "（" + c.bundle().id() + "）").orElse("");
  }

  private static PaperFacts facts(
      VerifyReport report, Instant verified, ZoneId zone, String tool, Locale locale) {
    Optional<Claim.Bundle> bundle = report.claim().map(Claim::bundle);
    return new PaperFacts(
        bundle.map(Claim.Bundle::caseTitle).orElse(""),
        bundle.map(Claim.Bundle::cause).orElse(""),
        bundle.map(Claim.Bundle::caseNumber).orElse(""),
        bundle.map(Claim.Bundle::court).orElse(""),
        bundle.map(Claim.Bundle::parties).orElse(List.of()).stream()
            .flatMap(p -> party(p).stream())
            .toList(),
        bundle.map(Claim.Bundle::submitter).orElse(""),
        verified,
        zone,
        bundle.map(Claim.Bundle::id).orElse("—"),
        report.evidenceRoot().orElse("—"),
        clocks(report),
        tool,
        locale);
  }

  private static Optional<Party> party(Claim.ClaimedParty party) {
    return Arrays.stream(Role.values())
        .filter(role -> role.name().equals(party.role()))
        .findFirst()
        .map(role -> new Party(party.id(), party.name(), role, false, Optional.empty(), List.of()));
  }

  /** Third party only where the reader confirmed it from outside. */
  private static List<ClockStatement> clocks(VerifyReport report) {
    Map<String, ClockStatement> clocks = new TreeMap<>();
    for (TokenLine token : report.tokens()) {
      if (token.result() == Result.PASSED) {
        boolean third = token.clock() == ClockOrigin.THIRD_PARTY;
        ClockStatement before = clocks.get(token.service());
        Optional<Instant> newest =
            before == null
                ? token.genTime()
                : before
                    .newest()
                    .filter(t -> token.genTime().filter(t::isBefore).isEmpty())
                    .or(token::genTime);
        clocks.put(
            token.service(), new ClockStatement(token.service(), third, token.service(), newest));
      }
    }
    return List.copyOf(clocks.values());
  }

  private static VerifyRecord.Result result(Result result) {
    return VerifyRecord.Result.valueOf(result.name());
  }

  private static List<Text> summary(VerifyReport report, List<VerifyRecord.File> files) {
    List<Text> lines = new ArrayList<>();
    for (var answer : report.answers()) {
      String zh = answer.question().title().zh();
      String en = answer.question().title().en();
      boolean shown = answer.question() != Question.NOT_SHOWN;
      lines.add(
          new Text(
              zh
                  + (shown ? "（" + answer.result().label().zh() + "）" : "")
                  + "："
                  + answer.sentence().zh(),
              en
                  + (shown ? " (" + answer.result().label().en() + ")" : "")
                  + ": "
                  + answer.sentence().en()));
    }
    List<VerifyRecord.File> faults =
        files.stream().filter(file -> file.state() != VerifyRecord.FileState.OK).toList();
    for (VerifyRecord.File file : faults.subList(0, Math.min(FAULTS, faults.size()))) {
      Text state = file.state().title();
      lines.add(new Text(file.path() + "：" + state.zh(), file.path() + ": " + state.en()));
    }
    if (faults.size() > FAULTS) {
      int more = faults.size() - FAULTS;
      lines.add(
          new Text("另有 " + more + " 个文件有问题，见文件清单。", more + " more files, see the list of files."));
    }
    return lines;
  }

  private static List<Text> signers(VerifyReport report) {
    return sentences(report, step -> SIGNERS.contains(step.check()));
  }

  private static List<Text> limits(VerifyReport report) {
    List<Text> limits = sentences(report, VerifyPaper::limit);
    return limits.isEmpty()
        ? List.of(new Text("证据包无法读取，什么都没有证明。", "The bundle cannot be read: nothing is shown."))
        : limits;
  }

  private static List<Text> sentences(
      VerifyReport report, java.util.function.Predicate<Step> which) {
    return report.steps().stream().filter(which).map(Step::sentence).distinct().toList();
  }

  private static List<VerifyRecord.File> files(VerifyReport report) {
    Map<String, List<Step>> faults = new HashMap<>();
    for (Step step : report.steps()) {
      if (step.result() != Result.PASSED && step.file().isPresent()) {
        faults.computeIfAbsent(step.file().get(), _ -> new ArrayList<>()).add(step);
      }
    }
    return report.files().stream()
        .map(line -> file(line, faults.getOrDefault(line.path(), List.of())))
        .toList();
  }

  private static VerifyRecord.File file(FileLine line, List<Step> faults) {
    return new VerifyRecord.File(
        line.path(),
        state(line, faults),
        line.sha256().orElse(""),
        told(faults).stream().map(Step::sentence).distinct().toList());
  }

  /** The digest that differs says it all; what follows from it need not be told again. */
  private static List<Step> told(List<Step> faults) {
    List<Step> digest = faults.stream().filter(step -> step.check() == Check.SHA256).toList();
    return digest.isEmpty()
        ? faults.stream().filter(step -> step.check().question() == Question.BYTES).toList()
        : digest;
  }

  private static VerifyRecord.FileState state(FileLine line, List<Step> faults) {
    if (line.result() == Result.PASSED) {
      return VerifyRecord.FileState.OK;
    }
    if (faults.stream().anyMatch(step -> step.check() == Check.PRESENT)) {
      return VerifyRecord.FileState.MISSING;
    }
    if (faults.stream().anyMatch(step -> step.check() == Check.NOTHING_ELSE)) {
      return VerifyRecord.FileState.EXTRA;
    }
    if (line.sha256().isEmpty()) {
      return VerifyRecord.FileState.UNREADABLE;
    }
    if (line.result() == Result.NOT_CHECKED) {
      return VerifyRecord.FileState.NOT_CHECKED;
    }
    return faults.stream().anyMatch(s -> s.check() == Check.SHA256 || s.check() == Check.SM3)
        ? VerifyRecord.FileState.CHANGED
        : VerifyRecord.FileState.DISAGREES;
  }

  private static VerifyRecord.Deposit deposit(DepositLine line) {
    return new VerifyRecord.Deposit(
        line.deposit(),
        line.file(),
        line.index() < 0 ? "" : line.index() + " / " + line.treeSize(),
        line.time().orElse(""),
        result(line.result()));
  }

  private static VerifyRecord.TimeToken token(TokenLine line) {
    Text clock =
        line.clock() == ClockOrigin.UNKNOWN && line.statedThirdParty()
            ? new Text("证据包称为第三方，未经核验人确认", "a third party as the bundle states; not confirmed")
            : line.clock().label();
    return new VerifyRecord.TimeToken(
        line.service(),
        line.treeSize(),
        line.overBag(),
        line.genTime(),
        clock,
        result(line.result()));
  }
}
