package org.tiezheng.examine.identity;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tiezheng.evidence.IdentityClaim.Proof;
import org.tiezheng.evidence.IdentityClaim.ProofKind;
import org.tiezheng.evidence.Text;

/**
 * When two proofs of identity are independent of each other. The measure is ours, not a norm's; it
 * is printed wherever it is applied.
 */
public final class Independence {
  /** How many independent proofs make a claim good; ours, not a norm's (SEED-WX-16). */
  public static final int ENOUGH = 2;

  private static final Set<ProofKind> OWN_WORDS =
      Set.of(
          ProofKind.SELF_NAMING,
          ProofKind.ADMISSION,
          ProofKind.MAIL_SIGNATURE,
          ProofKind.ALIAS_HISTORY);

  private Independence() {}

  /** The measure in words, for whoever reads a result. */
  public static List<Text> measure() {
    return List.of(
        new Text(
            "种类不同的依据才互相独立;同一种依据无论出现几次、在几项证据里,只算一项",
            "proofs are independent if they are of different kinds; one kind counts once, however"
                + " often and in however many items it stands"),
        new Text(
            "账号使用人自己写的(自报姓名、聊天中承认、邮件署名、自己起的名称)来自同一张嘴:无论在几项证据里,合计只算一项",
            "what the account's user wrote himself (his name, an admission, a signature, a name"
                + " that he gave the account) comes from one mouth: it counts once, in however"
                + " many items it stands"),
        new Text("依据同一证据、同一位置的,只算一项", "what rests on the same place of the same item counts once"),
        new Text(
            "提交人自己的备注和通讯录是他自己的说法,不计入",
            "remarks and address books of the one who hands them in are his own word and do not"
                + " count"),
        new Text(
            "此标准为产品阈值,非法律规定;够不够由法庭判断",
            "this measure is ours and not law; whether it suffices is for the court"));
  }

  /** Whether a proof of this kind is what the account's user said of himself. */
  static boolean ownWords(ProofKind kind) {
    return OWN_WORDS.contains(kind);
  }

  /** How many of the proofs are independent of each other. */
  public static int count(Collection<Proof> proofs) {
    Set<String> sources = new HashSet<>();
    Set<String> places = new HashSet<>();
    for (Proof proof : proofs) {
      String source = ownWords(proof.kind()) ? "own words" : proof.kind().name();
      boolean samePlace =
          !proof.where().isBlank() && places.contains(proof.item() + "\n" + proof.where().strip());
      if (proof.kind() != ProofKind.OWN_NOTE && !samePlace && sources.add(source)) {
        places.add(proof.item() + "\n" + proof.where().strip());
      }
    }
    return sources.size();
  }
}
