package org.tiezheng.verify;

import java.util.Optional;
import org.tiezheng.seal.time.ClockOrigin;
import org.tiezheng.verify.bundle.Claim;

/** What is never shown by a verification, said every time. */
final class LimitChecks {
  private final StepList steps;

  LimitChecks(StepList steps) {
    this.steps = steps;
  }

  void run(Optional<Claim> claim, CheckpointBook book, TimeChecks times) {
    always();
    not("最后一条保管事件之后是否还有其他事件。", "Whether there were custody events after the last one.");
    if (book.count() > 1) {
      int count = book.count();
      not(
          "材料包中的 " + count + " 个检查点是否属于同一条只增不减的日志(未附一致性证明)。",
          "That the " + count + " checkpoints in this bundle are of one append-only log.");
    }
    claim.ifPresent(this::operator);
    boolean thirdParty =
        times.lines().stream()
            .anyMatch(
                line -> line.result() == Result.PASSED && line.clock() == ClockOrigin.THIRD_PARTY);
    if (!thirdParty) {
      not("没有经外部确认的第三方时间。", "No third party's time was confirmed from outside.");
    }
  }

  /** What holds for every verification, of a receipt alone too. */
  void always() {
    not("材料由谁制作、由谁发送。", "Who made or sent the material.");
    not("内容是否属实。", "Whether what it says is so.");
    not("材料是否完整,是否还有未提交的部分。", "Whether it is complete, or parts were not handed over.");
    not("存证之前发生过什么。", "What happened before the deposit.");
    not("日志公钥和时间服务证书是否属于所称的人。", "Whether keys and certificates belong to whom they say.");
  }

  private void operator(Claim claim) {
    String operator = claim.log().operator();
    if (claim.log().neutral()) {
      not(
          "材料包自称日志由中立方(" + operator + ")运行,未从外部确认。",
          "The bundle says that a neutral party ("
              + operator
              + ") runs the log; nobody confirmed it.");
    } else {
      not(
          "日志由 " + operator + " 自行运行,不是中立第三方存证。",
          "The log is run by " + operator + ": this is no deposit with a neutral third party.");
    }
  }

  private void not(String zh, String en) {
    steps.note(Check.LIMIT, zh, en);
  }
}
