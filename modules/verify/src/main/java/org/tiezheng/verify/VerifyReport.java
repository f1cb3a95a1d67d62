package org.tiezheng.verify;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tiezheng.verify.bundle.Claim;

/**
 * What a verification found: steps, four answers, never a single verdict. Immutable.
 *
 * @param source name of the folder, zip or file that was checked
 * @param claim what the bundle states about itself, when that can be read
 * @param evidenceRoot as computed, 64 hex digits
 * @param bagRoot SHA-256 of the tagmanifest, 64 hex digits
 * @param steps in order
 * @param files every file that is listed or present, by path bytes
 * @param deposits every deposit that was looked at
 * @param tokens every time token that was looked at
 */
public record VerifyReport(
    String source,
    Optional<Claim> claim,
    Optional<String> evidenceRoot,
    Optional<String> bagRoot,
    List<Step> steps,
    List<FileLine> files,
    List<DepositLine> deposits,
    List<TokenLine> tokens) {
  /** All that can be checked passed. */
  public static final int OK = 0;

  /** A mismatch or a failed check. */
  public static final int MISMATCH = 1;

  /** Something needed is missing or a key is unknown. */
  public static final int INCOMPLETE = 3;

  /** Not a bag, not a zip, not readable at all. */
  public static final int UNREADABLE = 4;

  public VerifyReport {
    source = VisibleText.of(source);
    steps = List.copyOf(steps);
    files = List.copyOf(files);
    deposits = List.copyOf(deposits);
    tokens = List.copyOf(tokens);
  }

  /** 0, 1, 3 or 4 as in docs/bundle-format.md section 5. */
  public int exitCode() {
    if (steps.stream().anyMatch(VerifyReport::unreadable)) {
      return UNREADABLE;
    }
    if (steps.stream().anyMatch(step -> step.result() == Result.FAILED)) {
      return MISMATCH;
    }
    return steps.stream().anyMatch(Step::incomplete) ? INCOMPLETE : OK;
  }

  private static boolean unreadable(Step step) {
    return step.check() == Check.READABLE && step.result() == Result.FAILED;
  }

  /** The four answers, in order. */
  public List<Answer> answers() {
    return ReportAnswers.of(this);
  }

  public Answer answer(Question question) {
    return ReportAnswers.answer(this, question);
  }

  /** The steps of one check. */
  public List<Step> steps(Check check) {
    return steps.stream().filter(step -> step.check() == check).toList();
  }

  /** About ten lines for a person. */
  public String summary(Locale locale) {
    return ReportSummary.of(this, locale);
  }

  /** The summary, and then every step with its result, one a line. */
  public String details(Locale locale) {
    return ReportSummary.details(this, locale);
  }

  /** The whole report as one JSON object; the same report always gives the same text. */
  public String json() {
    return ReportJson.of(this);
  }
}
