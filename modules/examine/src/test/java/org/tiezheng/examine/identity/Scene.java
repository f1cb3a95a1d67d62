package org.tiezheng.examine.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.Amount;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Contact;
import org.tiezheng.evidence.CopyGrade;
import org.tiezheng.evidence.IdentityClaim;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.Payment;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.Role;
import org.tiezheng.evidence.RowState;

/** A small case that a test writes record by record: item 1 a chat, 2 a bill, 3 a contract. */
final class Scene implements IdentitySource {
  static final String OTHER = "wechat:wxid_other";
  static final String MINE = "wechat:wxid_me";

  private final List<Party> parties =
      new ArrayList<>(
          List.of(
              party("me", "林岚", true, "13800000001"),
              party("other", "周启明", false, "13900000002"),
              party("third", "王明", false, "13700000003")));
  private final List<IdentityClaim> claims = new ArrayList<>();
  private final Map<Integer, List<Record>> records = new HashMap<>();
  private final List<Line> paper = new ArrayList<>();
  private final Map<String, String> attributes = new HashMap<>();
  private List<Account> billAccounts = List.of();
  private int row;

  static Party party(String id, String name, boolean self, String phone) {
    return new Party(
        id, name, self ? Role.PLAINTIFF : Role.DEFENDANT, self, Optional.empty(), List.of(phone));
  }

  Scene claim(IdentityClaim claim) {
    claims.add(claim);
    return this;
  }

  Scene claim(String account, String party, IdentityClaim.Proof... proofs) {
    return claim(new IdentityClaim(account, party, List.of(proofs)));
  }

  Scene attribute(String name, String value) {
    attributes.put(name, value);
    return this;
  }

  private Provenance at(int item) {
    return Provenance.of(
        String.valueOf(item).repeat(64),
        new Locator.TableRow("t", ++row, Optional.empty(), Optional.empty(), Optional.empty()));
  }

  static RecordedTime time(String instant) {
    return new RecordedTime(
        instant,
        Optional.of(Instant.parse(instant)),
        RecordedTime.Precision.SECOND,
        RecordedTime.Basis.SERVER);
  }

  private Scene add(int item, Record record) {
    records.computeIfAbsent(item, _ -> new ArrayList<>()).add(record);
    return this;
  }

  Scene said(String account, String words) {
    return said(account, words, "2024-03-01T08:00:00Z");
  }

  Scene said(String account, String words, String when) {
    return message(account, new MessageContent.Words(words), when);
  }

  Scene message(String account, MessageContent content, String when) {
    return add(
        1,
        new ChatMessage(
            at(1),
            "wechat",
            "wxid_other",
            "会话",
            Optional.empty(),
            Optional.empty(),
            Optional.of(account),
            account.equals(MINE) ? "岚岚" : "启明星",
            Optional.of(account.equals(MINE)),
            time(when),
            "1",
            content,
            Optional.empty(),
            Optional.empty(),
            RowState.LIVE,
            Map.of()));
  }

  Scene card(String from, String title, String target) {
    return message(from, new MessageContent.Share("名片", title, target), "2024-03-01T08:00:00Z");
  }

  Scene voice(String from) {
    return message(
        from,
        new MessageContent.Media(
            MessageContent.MediaType.VOICE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "",
            Optional.of(3000L)),
        "2024-03-01T08:00:00Z");
  }

  /** A transfer from the owner to the other side, with the number of its transaction. */
  Scene transfer(String number, String when) {
    return message(
        MINE,
        new MessageContent.Transfer(
            Optional.of("t" + number),
            Optional.of(number),
            Optional.of(MINE),
            Optional.of(OTHER),
            Optional.empty(),
            "",
            "发起"),
        when);
  }

  /** A transfer whose card names neither payer nor receiver. */
  Scene transferOf(String sender, String number) {
    return message(
        sender,
        new MessageContent.Transfer(
            Optional.empty(),
            Optional.of(number),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "",
            "发起"),
        "2024-03-01T08:00:00Z");
  }

  Scene bill(String provider, String counterpart, String account, String order, String when) {
    return add(
        2,
        new Payment(
            at(2),
            provider,
            Optional.of(provider + ":13800000001"),
            time(when),
            "转账",
            counterpart,
            account,
            "",
            Payment.Direction.OUT,
            new Amount(500_000, "CNY", "5000.00"),
            Optional.empty(),
            "",
            "",
            order,
            "",
            "",
            Map.of()));
  }

  Scene holder(String account, String name) {
    int colon = account.indexOf(':');
    billAccounts =
        List.of(
            new Account(
                account.substring(0, colon),
                account.substring(colon + 1),
                Optional.empty(),
                List.of(name)));
    return this;
  }

  Scene contact(String account, String nick, String remark, String alias, RowState state) {
    return add(
        1,
        new Contact(
            at(1),
            nick,
            List.of(),
            List.of(account),
            "",
            remark,
            Optional.empty(),
            RecordedTime.none(),
            state,
            Map.of("alias", alias, "remark", remark)));
  }

  Scene paper(String... lines) {
    for (String line : lines) {
      paper.add(new Line(Provenance.of("3".repeat(64), new Locator.Whole()), 1, line));
    }
    return this;
  }

  IdentityReport report() {
    return Identities.of(this);
  }

  AccountStanding standing(String account) {
    return report().accounts().stream()
        .filter(a -> a.account().equals(account))
        .findFirst()
        .orElseThrow(() -> new AssertionError("not listed: " + account));
  }

  @Override
  public Case matter() {
    return new Case(
        "c",
        "t",
        "",
        "",
        "",
        List.of(),
        Optional.empty(),
        Optional.empty(),
        0,
        parties,
        List.of(),
        claims,
        List.of(),
        List.of(),
        List.of(
            item(1, Kind.CHAT, List.of(), Optional.of(MINE)),
            item(
                2, Kind.PAYMENT, billAccounts, billAccounts.stream().map(Account::key).findFirst()),
            item(3, Kind.DOCUMENT, List.of(), Optional.empty())),
        Map.of(),
        attributes);
  }

  private static Item item(int number, Kind kind, List<Account> accounts, Optional<String> owner) {
    return new Item(
        number,
        "证据" + number,
        kind,
        kind.usualCategory(),
        CopyGrade.DUPLICATE,
        List.of(String.valueOf(number).repeat(64)),
        true,
        "",
        "",
        "",
        Optional.of(
            new Reading("t", "1", kind, List.of(), accounts, owner, List.of(), List.of(), "")),
        Map.of(),
        Map.of());
  }

  @Override
  public Stream<Record> records(int item) {
    return records.getOrDefault(item, List.of()).stream();
  }

  @Override
  public Stream<Line> lines(int item) {
    return item == 3 ? paper.stream() : Stream.empty();
  }

  @Override
  public String name(String sha256) {
    return "file" + sha256.charAt(0);
  }
}
