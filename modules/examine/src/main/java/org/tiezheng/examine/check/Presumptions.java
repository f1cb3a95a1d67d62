package org.tiezheng.examine.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Observation;

/** G-013: the grounds of art. 94 (and a notarial deed) that the party relies on have a proof. */
final class Presumptions implements Check.OfItem {
  private static final Set<String> GROUNDS =
      Set.of(
          "unfavourable",
          "neutralPlatform",
          "ordinaryBusiness",
          "archive",
          "agreedMethod",
          "notarised");

  @Override
  public String name() {
    return "general.presumption.flags";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    Optional<String> claimed = context.answer(item, Answer.PRESUMPTION);
    if (claimed.isEmpty()) {
      return Ruling.unknown(
          "未说明是否主张推定情形",
          "nobody says whether a presumption is relied on",
          Answer.PRESUMPTION.path());
    }
    if (Context.none(claimed)) {
      return Ruling.notApplicable("不主张推定情形", "no presumption is relied on");
    }
    String label = Context.label(item);
    Map<String, String> proofs = proofs(context.answer(item, Answer.PRESUMPTION_PROOF).orElse(""));
    Places proved = new Places();
    Places bare = new Places();
    for (String ground : Context.list(claimed.get())) {
      if (!GROUNDS.contains(ground)) {
        return Ruling.fail("没有这种推定情形:" + ground, "no such ground: " + ground)
            .at(label, Answer.PRESUMPTION.path(), claimed.get());
      }
      if (ground.equals("neutralPlatform") && onlyOwn(item, context)) {
        return Ruling.fail(
                "主张中立第三方平台,但日志由当事人自己运行,时间戳也来自自有时钟:不属于中立第三方",
                "a neutral third-party platform is claimed, but the log is the party's own and so"
                    + " is the clock: that is no neutral third party")
            .at(label, "observations.deposit", "neutral: false");
      }
      String proof = proofs.getOrDefault(ground, "");
      if (ground.equals("notarised") && proof.isEmpty()) {
        proof = context.answer(item, Answer.DEED).orElse("");
      }
      (proof.isEmpty() ? bare : proved).add(label, ground, proof);
    }
    if (!bare.isEmpty()) {
      return Ruling.warn(
              "%d 种推定情形没有证明".formatted(bare.count()),
              "%d grounds are claimed without proof".formatted(bare.count()))
          .at(bare.list());
    }
    return Ruling.pass(
            "主张的推定情形均附证明(对方可举反证推翻)",
            "each ground relied on has a proof (the opponent may rebut it)")
        .at(proved.list());
  }

  private static Map<String, String> proofs(String answer) {
    Map<String, String> proofs = new HashMap<>();
    for (String part : List.of(answer.split("[;;\n]", -1))) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        proofs.put(part.substring(0, equals).strip(), part.substring(equals + 1).strip());
      }
    }
    return proofs;
  }

  /** Whether all that could make somebody neutral is our own log and our own clock. */
  private static boolean onlyOwn(Item item, Context context) {
    List<Observation.Deposit> deposits = context.deposits(item);
    return !deposits.isEmpty()
        && deposits.stream().noneMatch(Observation.Deposit::neutral)
        && context.tokens(item).stream().noneMatch(TokenState::thirdParty);
  }
}
