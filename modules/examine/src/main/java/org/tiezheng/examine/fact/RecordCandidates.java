package org.tiezheng.examine.fact;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.Amount;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Fact;
import org.tiezheng.evidence.IdentityClaim;
import org.tiezheng.evidence.Mail;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.Payment;
import org.tiezheng.evidence.Post;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TextMessage;
import org.tiezheng.examine.check.Context;

/** What one record may say of amounts, dates and parties: its own fields first, then its words. */
public final class RecordCandidates {
  private final Case matter;

  public RecordCandidates(Case matter) {
    this.matter = matter;
  }

  /**
   * The candidates of a record.
   *
   * @param ownTime whether the day of the record is a candidate for a date itself; that of a
   *     payment always is
   */
  public List<Candidate> of(Record row, boolean ownTime) {
    List<Candidate> all = new ArrayList<>();
    Optional<LocalDate> day = row.time().instant().map(Context::dayOf);
    switch (row) {
      case ChatMessage m -> {
        boolean card = card(m, all);
        if (ownTime || card) {
          day.ifPresent(d -> all.add(own(d, card)));
        }
        person(m.sender(), m.senderName(), "发送者", "sender", all);
        words(spoken(m), day, all);
      }
      case Payment p -> {
        all.add(amount(p.amount(), new Text("账单金额", "amount of the bill")));
        day.ifPresent(d -> all.add(own(d, true)));
        person(Optional.empty(), p.counterpart(), "账单对方", "counterpart of the bill", all);
        words(p.description() + "\n" + p.memo(), day, all);
      }
      case TextMessage m -> {
        if (ownTime) {
          day.ifPresent(d -> all.add(own(d, false)));
        }
        words(m.subject() + "\n" + m.text(), day, all);
      }
      case Mail m -> {
        if (ownTime) {
          day.ifPresent(d -> all.add(own(d, false)));
        }
        words(m.subject() + "\n" + m.text(), day, all);
      }
      case Post p -> {
        if (ownTime) {
          day.ifPresent(d -> all.add(own(d, false)));
        }
        person(p.author(), p.authorName(), "发布者", "author", all);
        words(p.line(), day, all);
      }
      default -> {}
    }
    return List.copyOf(all);
  }

  /** Whether the message is a card of a payment. */
  private static boolean card(ChatMessage m, List<Candidate> all) {
    return switch (m.content()) {
      case MessageContent.Transfer t -> {
        t.amount()
            .ifPresent(
                a -> all.add(amount(a, new Text("转账卡片金额(" + t.state() + ")", "transfer card"))));
        yield true;
      }
      case MessageContent.RedPacket r -> {
        r.amount().ifPresent(a -> all.add(amount(a, new Text("红包金额", "red packet"))));
        yield true;
      }
      default -> false;
    };
  }

  private static String spoken(ChatMessage m) {
    return switch (m.content()) {
      case MessageContent.Words w -> w.text();
      case MessageContent.Transfer t -> t.memo();
      case MessageContent.RedPacket r -> r.greeting();
      case MessageContent.Media media -> media.caption();
      case MessageContent.Forward f -> String.join("\n", f.lines());
      default -> "";
    };
  }

  private void words(String words, Optional<LocalDate> day, List<Candidate> all) {
    all.addAll(AmountFinder.find(words));
    all.addAll(DateFinder.find(words, day));
    for (Party party : matter.parties()) {
      if (party.name().codePointCount(0, party.name().length()) > 1
          && words.contains(party.name())) {
        all.add(
            new Candidate(
                Fact.SlotType.PARTY,
                party.name(),
                party.name(),
                new Text("文中提到姓名", "the name is mentioned")));
      }
    }
  }

  private static Candidate amount(Amount amount, Text basis) {
    return new Candidate(Fact.SlotType.AMOUNT, amount.raw(), AmountFinder.plain(amount), basis);
  }

  private static Candidate own(LocalDate day, boolean payment) {
    return new Candidate(
        Fact.SlotType.DATE,
        day.toString(),
        day.toString(),
        payment
            ? new Text("该笔款项记录的日期", "day of the record of the payment")
            : new Text("该条记录的日期", "day of the record"),
        true);
  }

  /** A party by its name, which papers print; by its id if it has none. */
  private String called(String party) {
    return matter.parties().stream()
        .filter(p -> p.id().equals(party))
        .map(Party::name)
        .filter(n -> !n.isBlank())
        .findFirst()
        .orElse(party);
  }

  /** Whose account it is rests on the identities of the case; a display name alone is no proof. */
  private void person(
      Optional<String> account, String name, String zh, String en, List<Candidate> all) {
    Optional<String> party =
        account.flatMap(key ->
            matter.identities().stream()
                .filter(c -> Account.normalKey(c.account()).equals(Account.normalKey(key)))
                .map(IdentityClaim::party)
                .findFirst());
    if (party.isPresent()) {
      all.add(
          new Candidate(
              Fact.SlotType.PARTY,
              name,
              called(party.get()),
              new Text(zh + ",账号对应 identities", en + "; the account stands in identities"),
              true));
      return;
    }
    Optional<String> named =
        name.isBlank()
            ? Optional.empty()
            : matter.parties().stream().map(Party::name).filter(name::equals).findFirst();
    if (named.isPresent()) {
      all.add(
          new Candidate(
              Fact.SlotType.PARTY,
              name,
              named.get(),
              new Text(zh + ",显示名与当事人相同", en + "; shown by the party's name"),
              true));
    } else if (!name.isBlank()) {
      all.add(
          new Candidate(
              Fact.SlotType.PARTY,
              name,
              "",
              new Text(zh + ",账号与当事人的对应未确认", en + "; whose account it is has not been stated"),
              true));
    }
  }
}
