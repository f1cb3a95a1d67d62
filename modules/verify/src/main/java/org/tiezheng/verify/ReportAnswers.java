package org.tiezheng.verify;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.tiezheng.evidence.Text;
import org.tiezheng.seal.time.ClockOrigin;
import org.tiezheng.verify.bundle.BundleLayout;

/** Draws the four answers from the steps. */
final class ReportAnswers {
  private static final Text NOTHING = new Text("未检查。", "Not checked.");

  private ReportAnswers() {}

  static List<Answer> of(VerifyReport report) {
    return Arrays.stream(Question.values()).map(question -> answer(report, question)).toList();
  }

  static Answer answer(VerifyReport report, Question question) {
    List<Step> steps =
        report.steps().stream().filter(step -> step.check().question() == question).toList();
    Result result = result(steps);
    return new Answer(question, result, sentence(report, question, result, steps), steps);
  }

  private static Result result(List<Step> steps) {
    if (steps.stream().anyMatch(step -> step.result() == Result.FAILED)) {
      return Result.FAILED;
    }
    boolean any = steps.stream().anyMatch(step -> step.result() == Result.PASSED);
    return any && steps.stream().noneMatch(Step::incomplete) ? Result.PASSED : Result.NOT_CHECKED;
  }

  private static Text sentence(
      VerifyReport report, Question question, Result result, List<Step> steps) {
    if (question == Question.NOT_SHOWN) {
      return new Text(
          "本次验证不能证明作者、内容真实、是否完整以及存证之前发生的事。",
          "This verification does not show who wrote it, whether it is so, whether it is complete,"
              + " or what happened before the deposit.");
    }
    return switch (result) {
      case FAILED -> first(steps, step -> step.result() == Result.FAILED, "未通过", "failed");
      case NOT_CHECKED -> first(steps, Step::incomplete, "不完整", "incomplete");
      case PASSED -> passed(report, question);
    };
  }

  private static Text first(List<Step> steps, Predicate<Step> which, String zh, String en) {
    List<Step> found = steps.stream().filter(which).toList();
    if (found.isEmpty()) {
      return NOTHING;
    }
    Text sentence = found.getFirst().sentence();
    int more = found.size() - 1;
    if (more == 0) {
      return sentence;
    }
    return new Text(
        sentence.zh() + "(另有 " + more + " 处" + zh + ")",
        sentence.en() + " (and " + more + " more " + en + ")");
  }

  private static Text passed(VerifyReport report, Question question) {
    if (question == Question.BYTES) {
      int files = report.files().size();
      return new Text(
          files + " 个文件与清单一致,没有多余文件。",
          files + " files agree with the manifests; there is no other file.");
    }
    if (question == Question.LOG) {
      int deposits = report.deposits().size();
      Text proofs = proofs(report);
      return new Text(
          deposits + " 笔存证都在已签名的日志检查点之下" + proofs.zh() + "。",
          deposits + " deposits lie under signed checkpoints of the log" + proofs.en() + ".");
    }
    return overBag(report).map(token -> time(token, report)).orElse(NOTHING);
  }

  /** How many files prove lines of key versions; nothing where there is none. */
  private static Text proofs(VerifyReport report) {
    long proofs =
        report.steps().stream()
            .filter(step -> step.check() == Check.EXCERPT && step.result() == Result.PASSED)
            .filter(
                step -> step.file().filter(f -> f.startsWith(BundleLayout.EXCERPTS)).isPresent())
            .count();
    return proofs == 0
        ? new Text("", "")
        : new Text(
            ";重点版的 " + proofs + " 份逐字证明成立",
            proofs == 1
                ? "; the proof of one key version holds, word for word"
                : "; " + proofs + " proofs of key versions hold, word for word");
  }

  /** What a token shows hangs on bytes and log: without them only the checkpoint existed then. */
  private static Text time(TokenLine token, VerifyReport report) {
    String time = token.genTime().map(Instant::toString).orElse("");
    Text clock = clock(token);
    boolean tied =
        answer(report, Question.BYTES).result() == Result.PASSED
            && answer(report, Question.LOG).result() == Result.PASSED;
    String zh = tied ? "全部内容不晚于 " : "以上两项未全部通过,仅能说日志检查点不晚于 ";
    String en =
        tied
            ? "Everything existed not later than "
            : "The two answers above did not both pass; only the log's checkpoint existed not later"
                + " than ";
    return new Text(
        zh + time + " 存在(" + token.service() + ":" + clock.zh() + ")。",
        en + time + " (" + token.service() + ": " + clock.en() + ").");
  }

  /** A third party's token over the bag before an own one. */
  private static Optional<TokenLine> overBag(VerifyReport report) {
    return report.tokens().stream()
        .filter(token -> token.result() == Result.PASSED && token.overBag())
        .min(Comparator.comparing(token -> token.clock() != ClockOrigin.THIRD_PARTY));
  }

  static Text clock(TokenLine token) {
    return switch (token.clock()) {
      case OWN, THIRD_PARTY -> token.clock().label();
      case UNKNOWN ->
          token.statedThirdParty()
              ? new Text(
                  "材料包自称第三方,未从外部确认",
                  "a third party by the bundle's own statement, not confirmed from outside")
              : token.clock().label();
    };
  }
}
