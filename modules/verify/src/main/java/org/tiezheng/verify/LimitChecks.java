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
    not("材料由谁制作、由谁发送。", "Who made or sent the material.");
    not("内容是否属实。", "Whether what it says is so.");
    not("材料是否完整,是否还有未提交的部分。", "Whether it is complete, or whether parts were not handed over.");
    not("存证之前发生过什么。", "What happened before the deposit.");
    not("最后一条保管事件之后是否还有其他事件。", "Whether there were custody events after the last one.");
    not("日志公钥和时间服务证书是否属于所称的人。", "Whether log key and certificates belong to whom they say.");
    if (book.count() > 1) {
      not(
          "材料包中的 " + book.count() + " 个检查点是否属于同一条只增不减的日志(未附一致性证明)。",
          "That the "
              + book.count()
              + " checkpoints in this bundle are of one append-only log (no consistency proof is"
              + " enclosed).");
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
