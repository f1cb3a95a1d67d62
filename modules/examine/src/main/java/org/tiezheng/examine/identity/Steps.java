package org.tiezheng.examine.identity;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.IdentityClaim;
import org.tiezheng.evidence.IdentityClaim.ProofKind;
import org.tiezheng.evidence.Text;

/** What would help next, by platform and by what is there already; the cheapest first. */
final class Steps {
  private static final Set<String> SEARCHED_BY_PHONE = Set.of("wechat", "qq", "alipay", "wecom");
  private static final Set<String> WITH_PROFILE =
      Set.of("wechat", "qq", "alipay", "wecom", "whatsapp", "telegram");
  private static final Set<String> VOICED = Set.of("wechat", "qq", "wecom", "whatsapp", "telegram");

  private final boolean lawyer;

  Steps(Case matter) {
    this.lawyer = matter.attributes().containsKey("lawyer1.name");
  }

  List<NextStep> of(
      String account,
      boolean own,
      Status status,
      List<IdentityClaim> claims,
      List<Clue> clues,
      List<AccountStanding.Against> against,
      boolean owner) {
    List<NextStep> steps = new ArrayList<>();
    Set<ProofKind> has = EnumSet.noneOf(ProofKind.class);
    claims.forEach(claim -> claim.proofs().forEach(proof -> has.add(proof.kind())));
    String platform = account.substring(0, Math.max(0, account.indexOf(':')));
    if (against.stream().anyMatch(a -> a.explained().isEmpty())) {
      add(
          steps,
          "逐条看清矛盾之处,说明原因(identities 的 explained),或改正所主张的人、期间",
          "look at each contradiction and explain it (explained, under identities), or correct the"
              + " person or the period",
          Optional.of("DOC-STATEMENT"),
          "SEED-CHAT-08");
    }
    if (own) {
      ofOwn(steps, platform, has);
      return steps;
    }
    if (status == Status.ADMITTED || status == Status.TWO_PROOFS) {
      if (WITH_PROFILE.contains(platform) && !has.contains(ProofKind.PROFILE_PAGE)) {
        profile(steps);
      }
      return steps;
    }
    if (claims.isEmpty() && owner) {
      add(
          steps,
          "这是取得来源所用的账号:是不是己方的?是的话用 who --account 和 --for 写明",
          "a source belongs to this account: is it your own? If so, say it with who --account and"
              + " --for",
          Optional.empty(),
          "SEED-PROT-01");
    } else if (claims.isEmpty()) {
      add(
          steps,
          "写明这个账号是谁的(who --confirm,或 case.yaml 的 identities)",
          "say whose account it is (who --confirm, or identities in case.yaml)",
          Optional.empty(),
          "SEED-CHAT-07");
    }
    if (clues.stream().anyMatch(clue -> clue.bearing() != Clue.Bearing.DENIES)) {
      add(
          steps,
          "核对下列线索,属实的用 who --confirm 确认",
          "check the clues and confirm those that hold with who --confirm",
          Optional.empty(),
          "SEED-WX-16");
    }
    ofOther(steps, platform, has, clues);
    return steps;
  }

  private static void ofOwn(List<NextStep> steps, String platform, Set<ProofKind> has) {
    if (platform.equals("alipay")) {
      add(
          steps,
          "录制登录本人支付宝,显示账户和身份认证页",
          "film the login to the own Alipay account with its page of identity",
          Optional.empty(),
          "SEED-GD-24");
    } else if (WITH_PROFILE.contains(platform)) {
      add(
          steps,
          "录制在终端登录本人账号的过程(登录即证明持有)",
          "film the login to the own account",
          Optional.empty(),
          "SEED-PROT-01");
    }
    if (WITH_PROFILE.contains(platform) && !has.contains(ProofKind.PROFILE_PAGE)) {
      profile(steps);
    }
  }

  private static void profile(List<NextStep> steps) {
    add(
        steps,
        "固定双方个人信息页(备注、昵称、账号、号码、头像)",
        "record the profile pages of both sides: remark, nickname, id, number, picture",
        Optional.of("DOC-PROFILE"),
        "SEED-PROT-02");
  }

  private void ofOther(
      List<NextStep> steps, String platform, Set<ProofKind> has, List<Clue> clues) {
    if (WITH_PROFILE.contains(platform) && !has.contains(ProofKind.PROFILE_PAGE)) {
      profile(steps);
    }
    if (SEARCHED_BY_PHONE.contains(platform) && !has.contains(ProofKind.PHONE_SEARCH)) {
      add(
          steps,
          "在“添加朋友”里按对方手机号搜索并录屏,防止日后解绑",
          "search for the other side by telephone number and film it, before the number is unbound",
          Optional.empty(),
          "SEED-WXC-09");
    }
    boolean voices = clues.stream().anyMatch(clue -> clue.kind() == ProofKind.VOICE);
    if (VOICED.contains(platform) && !has.contains(ProofKind.VOICE)) {
      add(
          steps,
          voices ? "听账号发过的语音,辨认说话人;有争议的申请声纹鉴定" : "请对方发一条语音,任何内容都可以",
          voices
              ? "listen to the voices that the account sent; if disputed, apply for a comparison of"
                  + " voices"
              : "have the other side send a voice message, whatever it says",
          voices ? Optional.of("DOC-APPRAISAL") : Optional.empty(),
          voices ? "SEED-WX-04" : "SEED-WXC-08");
    }
    if (platform.equals("email")) {
      add(
          steps,
          "找载有此邮箱的名片、合同;单位邮箱另查域名备案",
          "find a business card or contract with this address; for a firm's address, who registered"
              + " the domain",
          Optional.empty(),
          "SEED-EML-08");
    } else if (!has.contains(ProofKind.CONTRACT_CONTACT)
        && !has.contains(ProofKind.BUSINESS_CARD)) {
      add(
          steps,
          "找写有此账号或号码的合同、名片、送达地址确认书",
          "find a contract, card or confirmation of address that bears this account or number",
          Optional.empty(),
          "SEED-WX-16");
    }
    if (!has.contains(ProofKind.OPERATOR_RECORD)) {
      operator(steps, platform);
    }
    add(
        steps,
        "庭前或庭上请对方说明账号是否为其所有(承认的填 identities 的 admitted)",
        "have the other side say before the court whether the account is his (then admitted, under"
            + " identities)",
        Optional.empty(),
        "SEED-CHAT-07");
  }

  private void operator(List<NextStep> steps, String platform) {
    boolean mayEnquire = platform.equals("phone") || platform.equals("email");
    if (mayEnquire) {
      add(
          steps,
          "申请法院向运营商或邮件服务商查询登记人",
          "apply that the court ask the operator or provider who is registered",
          Optional.of("DOC-ENQUIRY"),
          platform.equals("phone") ? "SEED-SMS-12" : "SEED-EML-12");
    } else if (lawyer) {
      add(
          steps,
          "由代理律师申请调查令,向平台调取实名登记信息",
          "have the lawyer apply for an investigation order for the platform's real-name record",
          Optional.of("DOC-INV-ORDER"),
          "SEED-PAY-01");
    } else {
      add(
          steps,
          "书面申请法院向平台调取实名登记信息(案件没有律师,不能申请调查令)",
          "apply in writing that the court collect the platform's real-name record (without a"
              + " lawyer no investigation order)",
          Optional.of("DOC-COURT-COLLECT"),
          "SEED-WX-13");
    }
  }

  private static void add(
      List<NextStep> steps, String zh, String en, Optional<String> doc, String source) {
    steps.add(new NextStep(new Text(zh, en), doc, source));
  }
}
