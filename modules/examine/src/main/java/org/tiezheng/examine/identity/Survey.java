package org.tiezheng.examine.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.Call;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Contact;
import org.tiezheng.evidence.Conversation;
import org.tiezheng.evidence.IdentityClaim.ProofKind;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Mail;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Payment;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TextMessage;
import org.tiezheng.examine.identity.Clue.Bearing;
import org.tiezheng.examine.identity.NameSeen.Kind;

/**
 * One walk over everything that was read: first the conversations, so that the numbers of transfers
 * are known, then the bills, then the papers, whose words are compared with every account by then.
 */
final class Survey {
  private static final Set<String> PLATFORMS_WITH_NICKS =
      Set.of("wechat", "qq", "wecom", "whatsapp", "telegram");

  private final IdentitySource source;
  private final Names names;
  private final Clues clues;
  private final OwnWords words;
  private final BillNames bills;
  private final Contacts contacts;
  private final Persons persons;

  Survey(IdentitySource source) {
    this.source = source;
    this.persons = new Persons(source.matter());
    this.names = new Names(source);
    this.clues = new Clues(source);
    this.words = new OwnWords(persons, clues);
    this.bills = new BillNames(persons, clues, source.matter().identities());
    this.contacts = new Contacts(persons, clues);
  }

  Names names() {
    return names;
  }

  Clues clues() {
    return clues;
  }

  void walk() {
    source.matter().accounts().forEach(this::stated);
    source.matter().identities().forEach(claim -> names.account(claim.account()));
    for (Item item : source.matter().items()) {
      item.reading().ifPresent(reading -> accounts(item, reading));
      talk(item);
    }
    for (Item item : source.matter().items()) {
      bills(item);
    }
    Papers papers = new Papers(persons, clues, names.forms());
    for (Item item : source.matter().items()) {
      try (Stream<IdentitySource.Line> lines = source.lines(item.number())) {
        papers.read(item.number(), lines);
      }
    }
  }

  /** What the person wrote among the accounts of the case file is no evidence of a name. */
  private void stated(Account account) {
    names.account(account.key());
    Clues.Place file = new Clues.Place(0, CASE_FILE, 0, Optional.empty(), "case.yaml");
    account.alias().ifPresent(a -> names.name(account.key(), Kind.ALIAS, a, file, RowState.LIVE));
  }

  private static final Provenance CASE_FILE = Provenance.of("case.yaml", new Locator.Whole());

  private void accounts(Item item, Reading reading) {
    Clues.Place place = place(item, whole(item), 0, Optional.empty(), "");
    reading.owner().ifPresent(owner -> names.owner(owner, item.number()));
    for (Account account : reading.accounts()) {
      boolean holder =
          reading.kind() == org.tiezheng.evidence.Kind.PAYMENT
              && reading.owner().equals(Optional.of(account.key()));
      account
          .alias()
          .ifPresent(a -> names.name(account.key(), Kind.ALIAS, a, place, RowState.LIVE));
      for (String name : account.names()) {
        Kind kind = holder ? Kind.HOLDER : Kind.SHOWN;
        names.name(account.key(), kind, name, place, RowState.LIVE);
        if (holder) {
          bills.holder(account.key(), name, place(item, whole(item), 0, Optional.empty(), name));
        }
      }
    }
  }

  private static Provenance whole(Item item) {
    return Provenance.of(
        item.originals().isEmpty() ? "" : item.originals().getFirst(), new Locator.Whole());
  }

  private static Clues.Place place(
      Item item, Provenance at, long line, Optional<Instant> time, String shown) {
    return new Clues.Place(item.number(), at, line, time, shown);
  }

  private void talk(Item item) {
    if (item.kind() == org.tiezheng.evidence.Kind.PAYMENT) {
      return;
    }
    Optional<String> owner = item.reading().flatMap(Reading::owner);
    long[] line = {0};
    try (Stream<Record> records = source.records(item.number())) {
      records.forEach(record -> {
        switch (record) {
          case ChatMessage m -> {
            line[0]++;
            chat(item, m, line[0], owner);
          }
          case TextMessage t -> sms(item, t);
          case Call c -> c.accounts().forEach(account -> names.account(account));
          case Contact c -> contact(item, c);
          case Conversation c -> members(item, c);
          case Mail m -> mail(item, m);
          default -> {}
        }
      });
    }
  }

  private void chat(Item item, ChatMessage m, long line, Optional<String> owner) {
    Clues.Place place = place(item, m.provenance(), line, m.time().instant(), m.line());
    m.sender()
        .ifPresent(sender -> {
          names.wrote(sender, item.number());
          names.name(sender, Kind.SHOWN, m.senderName(), place, m.state());
        });
    switch (m.content()) {
      case MessageContent.Words(String text) ->
          m.sender()
              .ifPresent(sender -> {
                words.look(sender, text, place);
                OwnWords.alias(text)
                    .ifPresent(a -> names.name(sender, Kind.ALIAS, a, place, m.state()));
              });
      case MessageContent.Transfer transfer -> bills.transfer(m, transfer, owner);
      case MessageContent.Share card when card.what().equals("名片") -> contacts.card(m, card, place);
      case MessageContent.Media media when media.type() == MessageContent.MediaType.VOICE ->
          m.sender()
              .ifPresent(sender ->
                  clues.add(
                      sender,
                      ProofKind.VOICE,
                      Bearing.OPEN,
                      Optional.empty(),
                      place,
                      new Text(
                          "此账号发过语音:声音可以辨认是谁,本程序没有听",
                          "this account sent voices: they may tell who speaks; nobody listened"
                              + " here")));
      default -> {}
    }
  }

  private void sms(Item item, TextMessage t) {
    boolean out = t.outgoing().orElse(false);
    List<String> from =
        out
            ? t.own().stream().toList()
            : t.counterparts().size() == 1 ? t.counterparts() : List.of();
    Optional<Instant> time = t.time().instant();
    Clues.Place place = place(item, t.provenance(), 0, time, t.line());
    t.accounts().forEach(names::account);
    from.stream()
        .map(Account::keyOf)
        .findFirst()
        .ifPresent(account -> {
          names.wrote(account, item.number());
          if (t.outgoing().isPresent()) {
            words.look(account, t.text(), place);
          }
        });
    if (t.counterparts().size() == 1 && !t.counterpartName().isBlank()) {
      names.name(
          Account.keyOf(t.counterparts().getFirst()),
          Kind.REMARK,
          t.counterpartName(),
          place,
          t.state());
    }
  }

  private void contact(Item item, Contact c) {
    Clues.Place place = place(item, c.provenance(), 0, c.time().instant(), c.name());
    contacts.entry(c, place);
    for (String address : c.addresses()) {
      int colon = address.indexOf(':');
      if (colon < 0 || !PLATFORMS_WITH_NICKS.contains(address.substring(0, colon))) {
        continue;
      }
      names.name(address, Kind.NICK, c.name(), place, c.state());
      names.name(address, Kind.ALIAS, c.extra().getOrDefault("alias", ""), place, c.state());
      names.name(address, Kind.REMARK, c.extra().getOrDefault("remark", ""), place, c.state());
    }
    c.numbers()
        .forEach(
            number -> names.name(Account.keyOf(number), Kind.REMARK, c.name(), place, c.state()));
  }

  private void members(Item item, Conversation c) {
    Clues.Place place = place(item, c.provenance(), 0, c.time().instant(), c.title());
    for (Conversation.Participant member : c.participants()) {
      names.name(member.account(), Kind.GROUP, member.name(), place, c.state());
      persons
          .named(member.name())
          .ifPresent(party ->
              clues.add(
                  member.account(),
                  ProofKind.ALIAS_HISTORY,
                  Bearing.NAMES,
                  Optional.of(party.id()),
                  place,
                  new Text(
                      "在群里的名称是" + party.name() + "(本人或群主所设)",
                      "its name in a group is "
                          + party.name()
                          + " (set by himself or the group's"
                          + " owner)")));
    }
  }

  private void mail(Item item, Mail m) {
    Clues.Place place = place(item, m.provenance(), 0, m.time().instant(), m.from());
    contacts.mail(m, place);
    Contacts.sender(m).ifPresent(account -> names.wrote(account, item.number()));
  }

  private void bills(Item item) {
    if (item.kind() != org.tiezheng.evidence.Kind.PAYMENT
        && item.kind() != org.tiezheng.evidence.Kind.OTHER) {
      return;
    }
    try (Stream<Record> records = source.records(item.number())) {
      records.forEach(record -> {
        if (record instanceof Payment p) {
          p.account().ifPresent(names::account);
          bills.row(
              p,
              place(
                  item,
                  p.provenance(),
                  0,
                  p.time().instant(),
                  (p.counterpart() + " " + p.counterpartAccount() + " " + p.amount().raw())
                      .strip()));
        }
      });
    }
  }
}
