package org.tiezheng.verify;

import java.util.Locale;
import java.util.StringJoiner;
import org.tiezheng.evidence.Text;

/** The plain text that a person reads first. */
final class ReportSummary {
  private static final int EXAMPLES = 3;

  private ReportSummary() {}

  static String of(VerifyReport report, Locale locale) {
    StringJoiner out = new StringJoiner("\n", "", "\n");
    out.add(new Text("验证对象:", "Checked: ").in(locale) + report.source());
    for (Answer answer : report.answers()) {
      String mark = answer.question() == Question.NOT_SHOWN ? "—" : label(answer, locale);
      out.add(
          answer.question().title().in(locale) + " [" + mark + "] " + answer.sentence().in(locale));
    }
    report.steps().stream()
        .filter(step -> step.result() == Result.FAILED || step.incomplete())
        .limit(EXAMPLES)
        .forEach(step -> out.add("  ! " + step.sentence().in(locale)));
    long open =
        report.steps().stream()
            .filter(step -> step.result() == Result.NOT_CHECKED && !step.incomplete())
            .filter(step -> step.check() != Check.LIMIT)
            .count();
    out.add(
        new Text(
                "另有 " + open + " 项未检查,见详细报告。",
                open + " further points were not checked, see the details.")
            .in(locale));
    return out.toString();
  }

  static String details(VerifyReport report, Locale locale) {
    StringJoiner out = new StringJoiner("\n", of(report, locale) + "\n", "\n");
    for (Answer answer : report.answers()) {
      out.add(answer.question().title().in(locale));
      for (Step step : answer.steps()) {
        String mark =
            answer.question() == Question.NOT_SHOWN ? "—" : step.result().label().in(locale);
        out.add("  [" + mark + "] " + step.sentence().in(locale));
      }
    }
    return out.toString();
  }

  private static String label(Answer answer, Locale locale) {
    return answer.result().label().in(locale);
  }
}
