package org.tiezheng.examine.check;

import java.util.Optional;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.Reading;

/** CHAT-001: both sides' account ids are there, and the profile pages of both are kept. */
final class ChatAccounts implements Check.OfItem {
  @Override
  public String name() {
    return "chat.accounts.present";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    if (item.reading().isEmpty()) {
      return Ruling.unknown("聊天记录未读取", "the chat was not read", "item.reading");
    }
    Reading reading = item.reading().get();
    String label = Context.label(item);
    Places accounts = new Places();
    for (Account account : reading.accounts()) {
      if (!account.id().isBlank()) {
        accounts.add(label, account.key(), String.join(" / ", account.names()));
      }
    }
    if (accounts.count() < 2) {
      return Ruling.fail(
              "记录中不足两个账号标识:只有昵称不能确定账号",
              "fewer than two account ids: display names alone identify no account")
          .at(accounts.list());
    }
    if (reading.owner().isEmpty() && !oneIsOwn(reading, context)) {
      return Ruling.warn(
              "有双方账号,但不知道哪个是己方", "both accounts are there, but not which is the" + " owner's")
          .at(accounts.list());
    }
    return context
        .answer(item, Answer.PROFILE_PAGES)
        .map(pages ->
            Ruling.pass(
                    "双方账号标识齐全,个人信息页已固定", "both account ids are there, profile pages" + " are kept")
                .at(accounts.list()))
        .orElseGet(() ->
            Ruling.unknown(
                    "双方账号标识齐全;未说明个人信息页是否固定",
                    "both account ids are there; nobody says whether profile pages are kept",
                    Answer.PROFILE_PAGES.path())
                .at(accounts.list()));
  }

  /** An export may not say whose it is; the case does, by an account that has a proof. */
  private static boolean oneIsOwn(Reading reading, Context context) {
    Optional<String> self = context.matter().self().map(Party::id);
    return reading.accounts().stream()
            .filter(account ->
                context.claims(account.key()).stream()
                    .filter(claim -> self.filter(claim.party()::equals).isPresent())
                    .anyMatch(claim -> !Proofs.existing(claim, context).isEmpty()))
            .count()
        == 1;
  }
}
