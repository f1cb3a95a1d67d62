package org.tiezheng.evidence;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The claim that an account belongs to a party, with its proofs. Fewer than two independent proofs
 * is a weak claim (rules G-009, CHAT-002).
 *
 * @param account {@link Account#key()}
 * @param party {@link Party#id()}
 * @param admitted where the other side admitted in the proceedings whose account it is; a statement
 *     in a chat is a proof, not this
 * @param explained what the person says to that which speaks against the claim
 * @param from first day on which the party had the account, if it changed hands
 * @param until last day on which the party had it
 */
public record IdentityClaim(
    String account,
    String party,
    List<Proof> proofs,
    Optional<String> admitted,
    Optional<String> explained,
    Optional<LocalDate> from,
    Optional<LocalDate> until) {
  public IdentityClaim {
    proofs = List.copyOf(proofs);
  }

  /** A claim for all time that nobody admitted and nothing speaks against. */
  public IdentityClaim(String account, String party, List<Proof> proofs) {
    this(
        account,
        party,
        proofs,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Whether both claims speak of some day. */
  public boolean overlaps(IdentityClaim other) {
    return !before(other) && !other.before(this);
  }

  private boolean before(IdentityClaim other) {
    return until.flatMap(end -> other.from.map(end::isBefore)).orElse(false);
  }

  /** Whether the claim speaks of a day. */
  public boolean covers(LocalDate day) {
    return from.map(first -> !day.isBefore(first)).orElse(true)
        && until.map(last -> !day.isAfter(last)).orElse(true);
  }

  /** What kind of fact ties an account to a person. */
  public enum ProofKind {
    PHONE_SEARCH("手机号搜索", "search by telephone number"),
    REAL_NAME_RECEIPT("实名收付款", "payment that shows the real name"),
    SELF_NAMING("自报姓名", "naming himself"),
    CONTRACT_CONTACT("合同等文件载明", "contract or paper that names the account"),
    BUSINESS_CARD("名片", "business card"),
    VOICE("声音", "voice"),
    PROFILE_PAGE("个人信息页", "profile page"),
    ADMISSION("聊天中承认", "admission in a conversation"),
    OPERATOR_RECORD("平台或运营商的实名记录", "real-name record of the platform or operator"),
    /** Name in the header of a mail, or at the end of its text. */
    MAIL_SIGNATURE("邮件署名", "name in the head or at the end of a mail"),
    /** The name that the account shows, or showed, on its own choice. */
    ALIAS_HISTORY("账号自己用过的名称", "name that the account gave itself"),
    /** A remark or an entry of an address book: the word of the one who hands it in. */
    OWN_NOTE("持有人自己的备注、通讯录", "the holder's own remark or address book"),
    OTHER("其他", "other");

    private final Text title;

    ProofKind(String zh, String en) {
      title = new Text(zh, en);
    }

    /** As a person calls it. */
    public Text title() {
      return title;
    }
  }

  /**
   * One proof.
   *
   * @param item number of the item that shows it
   * @param where line, page or sentence within the item
   */
  public record Proof(ProofKind kind, int item, String where) {}
}
