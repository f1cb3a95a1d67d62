package org.tiezheng.examine.identity;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.IdentityClaim;
import org.tiezheng.evidence.IdentityClaim.ProofKind;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.Payment;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.identity.Clue.Bearing;

/**
 * Names that the makers of bills state: of the other side of a row, whose account the row or the
 * transfer with its number names, and of the holder. WeChat Pay and QQ Wallet write nicknames and
 * remarks there, which name nobody.
 */
final class BillNames {
  private static final Set<String> NICKNAMES = Set.of("wechatpay", "qqpay");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{8,32}");
  private static final int MOST = 200_000;
  private static final Optional<Boolean> NO = Optional.of(false);

  private final Persons persons;
  private final Clues clues;
  private final Map<String, String> accounts = new HashMap<>();

  private final Map<String, Set<String>> claimed = new HashMap<>();

  BillNames(Persons persons, Clues clues, List<IdentityClaim> claims) {
    this.persons = persons;
    this.clues = clues;
    claims.forEach(claim ->
        claimed
            .computeIfAbsent(Account.normalKey(claim.account()), _ -> new HashSet<>())
            .add(claim.party()));
  }

  /** Keeps whose account stands on the other side of a transfer, by its numbers. */
  void transfer(ChatMessage message, MessageContent.Transfer transfer, Optional<String> owner) {
    Optional<String> other = other(message, transfer, owner);
    if (other.isEmpty() || accounts.size() >= MOST) {
      return;
    }
    transfer.transactionId().ifPresent(id -> accounts.putIfAbsent(id, other.get()));
    transfer.transferId().ifPresent(id -> accounts.putIfAbsent(id, other.get()));
  }

  private static Optional<String> other(
      ChatMessage message, MessageContent.Transfer transfer, Optional<String> owner) {
    Optional<String> named =
        transfer
            .payer()
            .filter(a -> owner.isPresent() && !owner.get().equals(a))
            .or(() -> transfer.receiver().filter(a -> owner.isPresent() && !owner.get().equals(a)));
    if (named.isPresent() || message.sender().isEmpty()) {
      return named;
    }
    String sender = message.sender().get();
    if (owner.isPresent() ? !owner.get().equals(sender) : message.outgoing().equals(NO)) {
      // A sender who is not the owner is the other side, whichever way the money goes.
      return Optional.of(sender);
    }
    // A talk between two bears the account of the other as its id.
    return message.conversation().contains("@")
        ? Optional.empty()
        : Optional.of(message.platform() + ":" + message.conversation());
  }

  /** Looks at a row of a bill. */
  void row(Payment payment, Clues.Place place) {
    if (NICKNAMES.contains(payment.provider())) {
      return;
    }
    String written = payment.counterpart();
    Optional<String> joined =
        Optional.ofNullable(accounts.get(payment.orderId().strip()))
            .or(() -> Optional.ofNullable(accounts.get(payment.merchantOrderId().strip())));
    joined.ifPresent(account -> named(account, written, place, true));
    account(payment).ifPresent(account -> named(account, written, place, false));
  }

  /** The account of the other side, where the row does not hide a part of it. */
  private static Optional<String> account(Payment payment) {
    String written = payment.counterpartAccount().replaceAll("[\\s-]", "");
    if (payment.provider().equals("alipay")) {
      return written.indexOf('*') < 0 && (written.contains("@") || written.matches("[0-9]{11,16}"))
          ? Optional.of("alipay:" + written.toLowerCase(Locale.ROOT))
          : Optional.empty();
    }
    return NUMBER.matcher(written).matches() ? Optional.of("bank:" + written) : Optional.empty();
  }

  private void named(String account, String written, Clues.Place place, boolean joined) {
    String by = joined ? "与聊天转账单号相同的账单行写明的对方姓名" : "账单行写明此账户的姓名";
    String how =
        joined
            ? "the bill's row with the number of a transfer of the chat states the other side as "
            : "a row of a bill states the holder of this account as ";
    Optional<Party> party = persons.named(written);
    if (party.isPresent()) {
      add(
          account,
          Bearing.NAMES,
          party,
          place,
          by + "是" + party.get().name(),
          how + party.get().name());
    } else if (Persons.masked(written)) {
      masked(account, written, place, by, how);
    } else if (Persons.readsAsName(written)) {
      add(
          account,
          Bearing.ANOTHER_NAME,
          Optional.empty(),
          place,
          by + "是“" + written.strip() + "”,不是案件当事人",
          how + written.strip() + ", who is no party of the case");
    }
  }

  /** Part of the name is hidden: it can exclude a party, and never names one. */
  private void masked(String account, String written, Clues.Place place, String by, String how) {
    String plain = Persons.plain(written);
    Set<String> meant = claimed.getOrDefault(Account.normalKey(account), Set.of());
    for (Party party : persons.all()) {
      boolean fits = Persons.fits(written, party.name());
      if (!fits && !meant.contains(party.id())) {
        continue;
      }
      add(
          account,
          fits ? Bearing.OPEN : Bearing.DENIES,
          Optional.of(party),
          place,
          by
              + "部分遮盖为“"
              + plain
              + "”,"
              + (fits ? "与" + party.name() + "相符,不排除他人" : "与" + party.name() + "不符"),
          how
              + plain
              + ", partly hidden: "
              + (fits
                  ? "it fits " + party.name() + " and others"
                  : "it does not fit " + party.name()));
    }
  }

  /** Looks at the holder that the maker of a bill states. */
  void holder(String account, String written, Clues.Place place) {
    String provider = account.substring(0, Math.max(0, account.indexOf(':')));
    if (NICKNAMES.contains(provider)) {
      return;
    }
    Optional<Party> party = persons.named(written);
    if (party.isPresent()) {
      add(
          account,
          Bearing.NAMES,
          party,
          place,
          "账单载明的户名是" + party.get().name(),
          "the bill states its holder as " + party.get().name());
    } else if (Persons.readsAsName(written) && !Persons.masked(written)) {
      add(
          account,
          Bearing.ANOTHER_NAME,
          Optional.empty(),
          place,
          "账单载明的户名是“" + written.strip() + "”,不是案件当事人",
          "the bill states its holder as " + written.strip() + ", who is no party of the case");
    }
  }

  private void add(
      String account,
      Bearing bearing,
      Optional<Party> party,
      Clues.Place place,
      String zh,
      String en) {
    clues.add(
        account,
        ProofKind.REAL_NAME_RECEIPT,
        bearing,
        party.map(Party::id),
        place,
        new Text(zh, en));
  }
}
