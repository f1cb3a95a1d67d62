package org.tiezheng.examine.identity;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Contact;
import org.tiezheng.evidence.IdentityClaim.ProofKind;
import org.tiezheng.evidence.Mail;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.identity.Clue.Bearing;

/** What address books, business cards in chats, and the heads and ends of mails say of accounts. */
final class Contacts {
  /** Accounts whose owners choose the name that others see. */
  private static final Set<String> SELF_NAMED =
      Set.of("wechat", "qq", "wecom", "whatsapp", "telegram");

  private static final Pattern ADDRESS = Pattern.compile("[^\\s<>,;\"]+@[^\\s<>,;\"]+");
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 -]{6,18}[0-9]");
  private static final Pattern QUOTED =
      Pattern.compile(
          "(?m)^(?:>|-{2,}\\s*(?:原始邮件|Original Message)|发件人[::]|From:|On .{5,80} wrote:).*");
  private static final int SIGNATURE_LINES = 8;

  private final Persons persons;
  private final Clues clues;

  Contacts(Persons persons, Clues clues) {
    this.persons = persons;
    this.clues = clues;
  }

  /** Looks at an entry of an address book. */
  void entry(Contact contact, Clues.Place place) {
    List<String> accounts = accounts(contact);
    for (String account : accounts) {
      boolean selfNamed = SELF_NAMED.contains(platform(account));
      persons
          .named(contact.name())
          .ifPresent(party -> {
            if (selfNamed) {
              clues.add(
                  account,
                  ProofKind.ALIAS_HISTORY,
                  Bearing.NAMES,
                  Optional.of(party.id()),
                  place,
                  new Text(
                      "昵称就是" + party.name() + "(谁都可以这样起名)",
                      "its nickname is " + party.name() + " (anybody may choose it)"));
            } else {
              note(account, party, place);
            }
          });
      persons.named(contact.note()).ifPresent(party -> note(account, party, place));
    }
  }

  private void note(String account, Party party, Clues.Place place) {
    clues.add(
        account,
        ProofKind.OWN_NOTE,
        Bearing.NAMES,
        Optional.of(party.id()),
        place,
        new Text(
            "来源主人的通讯录或备注写作" + party.name() + "(是持有人自己的说法)",
            "the source's owner notes it as " + party.name() + " (his own word)"));
  }

  private static List<String> accounts(Contact contact) {
    return Stream.concat(
            contact.numbers().stream().map(Account::keyOf),
            contact.addresses().stream()
                .map(a -> a.matches("[a-z]+:.+") ? Account.normalKey(a) : Account.keyOf(a)))
        .distinct()
        .toList();
  }

  private static String platform(String account) {
    return account.substring(0, Math.max(0, account.indexOf(':')));
  }

  /** Looks at a card that somebody sent in a chat. */
  void card(ChatMessage message, MessageContent.Share card, Clues.Place place) {
    Optional<Party> party = persons.named(card.title());
    if (!card.target().isBlank()) {
      String account = message.platform() + ":" + card.target().strip();
      boolean own = message.sender().map(account::equals).orElse(false);
      String zh = own ? "账号本人发出的名片" : "他人发来的名片";
      String en = own ? "a card that the account sent of itself" : "a card that another sent";
      clues.add(
          account,
          ProofKind.BUSINESS_CARD,
          party.isPresent() ? Bearing.NAMES : Bearing.OPEN,
          party.map(Party::id),
          place,
          new Text(zh + "写作“" + card.title() + "”", en + " calls it \"" + card.title() + "\""));
    }
    // A card of an address book carries numbers among its words.
    PHONE
        .matcher(card.title())
        .results()
        .map(MatchResult::group)
        .distinct()
        .forEach(number ->
            clues.add(
                Account.keyOf(number),
                ProofKind.BUSINESS_CARD,
                party.isPresent() ? Bearing.NAMES : Bearing.OPEN,
                party.map(Party::id),
                place,
                new Text("聊天中发来的名片上有此号码", "a card that was sent in a chat bears this number")));
  }

  /** Looks at the names in the head of a mail and at its end. */
  void mail(Mail mail, Clues.Place place) {
    field(mail.from(), place, true);
    Stream.concat(mail.to().stream(), mail.cc().stream()).forEach(f -> field(f, place, false));
    sender(mail).ifPresent(account -> signature(account, mail.text(), place));
  }

  /** The key of the address that a mail is from. */
  static Optional<String> sender(Mail mail) {
    return ADDRESS
        .matcher(mail.from())
        .results()
        .reduce((_, last) -> last)
        .map(m -> "email:" + m.group().toLowerCase(Locale.ROOT));
  }

  private void field(String field, Clues.Place place, boolean from) {
    Optional<MatchResult> address = ADDRESS.matcher(field).results().reduce((_, last) -> last);
    if (address.isEmpty()) {
      return;
    }
    String account = "email:" + address.get().group().toLowerCase(Locale.ROOT);
    persons
        .named(field.substring(0, address.get().start()).replaceAll("[\"<]", " "))
        .ifPresent(party -> {
          if (from) {
            clues.add(
                account,
                ProofKind.MAIL_SIGNATURE,
                Bearing.NAMES,
                Optional.of(party.id()),
                place,
                new Text(
                    "发件人一栏的名字是" + party.name() + "(由发件人自己设定)",
                    "the name in the From field is " + party.name() + " (the sender sets it)"));
          } else {
            clues.add(
                account,
                ProofKind.OWN_NOTE,
                Bearing.NAMES,
                Optional.of(party.id()),
                place,
                new Text(
                    "发件人把此收件地址写作" + party.name() + "(是发件人的说法)",
                    "the sender writes this receiver as " + party.name() + " (the sender's word)"));
          }
        });
  }

  private void signature(String account, String text, Clues.Place place) {
    String own = QUOTED.split(text, 2)[0];
    List<String> lines = own.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    List<String> end = lines.subList(Math.max(0, lines.size() - SIGNATURE_LINES), lines.size());
    Optional<Party> party = end.stream().flatMap(line -> persons.named(line).stream()).findFirst();
    party.ifPresent(p -> {
      boolean numbered = persons.numberIn(String.join("\n", end)).filter(p::equals).isPresent();
      clues.add(
          account,
          ProofKind.MAIL_SIGNATURE,
          Bearing.NAMES,
          Optional.of(p.id()),
          place,
          new Text(
              "邮件落款是" + p.name() + (numbered ? ",并写有案件文件载明的电话" : ""),
              "the mail ends with the name "
                  + p.name()
                  + (numbered ? " and the number that the case file states" : "")));
    });
  }
}
