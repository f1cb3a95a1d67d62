package org.tiezheng.examine.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.Call;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Contact;
import org.tiezheng.evidence.Conversation;
import org.tiezheng.evidence.DocumentProperties;
import org.tiezheng.evidence.FileEntry;
import org.tiezheng.evidence.FileFacts;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Mail;
import org.tiezheng.evidence.Payment;
import org.tiezheng.evidence.Photo;
import org.tiezheng.evidence.Post;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.Selection;
import org.tiezheng.evidence.TextMessage;

/** G-009: the persons in the item are tied to parties, each with a proof. */
final class PersonsLinked implements Check.OfItem {
  private static final int MOST_ACCOUNTS = 5_000;

  @Override
  public String name() {
    return "general.persons.linked";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    Set<String> accounts = accounts(item, context);
    if (accounts.isEmpty()) {
      return byAnswer(item, context);
    }
    Places linked = new Places();
    Places loose = new Places();
    for (String account : accounts) {
      boolean proved =
          context.claims(account).stream()
              .filter(claim -> known(claim.party(), context))
              .anyMatch(claim -> !Proofs.existing(claim, context).isEmpty());
      (proved ? linked : loose).add(Context.label(item), "account", account);
    }
    if (loose.isEmpty()) {
      return Ruling.pass(
              "%d 个账号均有身份依据".formatted(linked.count()),
              "each of %d accounts is tied to a person with a proof".formatted(linked.count()))
          .at(linked.list());
    }
    if (linked.isEmpty()) {
      return Ruling.fail("没有一个账号有身份依据:不知道是谁", "no account is tied to a person with a proof")
          .at(loose.list());
    }
    return Ruling.warn(
            "%d 个账号没有身份依据".formatted(loose.count()),
            "%d accounts are tied to nobody with a proof".formatted(loose.count()))
        .at(loose.list());
  }

  private static Ruling byAnswer(Item item, Context context) {
    Optional<String> persons = context.answer(item, Answer.PERSONS);
    if (persons.isEmpty()) {
      return Ruling.unknown(
          "材料没有账号,也没有说明其中的人是谁",
          "it names no account, and nobody says who is in it",
          "item.reading.accounts",
          Answer.PERSONS.path());
    }
    String label = Context.label(item);
    if (Context.none(persons)) {
      return Ruling.notApplicable("材料中没有人", "nobody is in it");
    }
    List<String> ids = Context.list(persons.get());
    List<String> strangers = ids.stream().filter(id -> !known(id, context)).toList();
    if (!strangers.isEmpty()) {
      return Ruling.fail("所列的人不是案件中的人:" + strangers, "not persons of the case: " + strangers)
          .at(label, Answer.PERSONS.path(), persons.get());
    }
    return context
        .answer(item, Answer.PERSONS_PROOF)
        .map(proof ->
            Ruling.pass("人物及其身份依据已说明", "persons and the proof of who they are are stated")
                .at(label, Answer.PERSONS_PROOF.path(), proof))
        .orElseGet(() ->
            Ruling.fail("说明了人物,但没有身份依据", "persons are stated, but no proof of who they are")
                .at(label, Answer.PERSONS.path(), persons.get()));
  }

  private static Set<String> accounts(Item item, Context context) {
    Set<String> accounts = new TreeSet<>();
    if (!item.selection().orElse(Selection.NONE).narrows()) {
      item.reading()
          .ifPresent(r -> r.accounts().forEach(a -> accounts.add(Account.normalKey(a.key()))));
    }
    Predicate<Record> goes = ChosenTalk.of(item, context);
    try (Stream<Record> records = context.records(item)) {
      records
          .filter(goes)
          .takeWhile(_ -> accounts.size() < MOST_ACCOUNTS)
          .forEach(record -> accounts.addAll(accounts(record)));
    }
    return accounts;
  }

  private static List<String> accounts(Record record) {
    return switch (record) {
      case ChatMessage message -> message.accounts();
      case Mail mail -> MailAddresses.keys(mail);
      case Payment payment -> payment.account().stream().toList();
      case TextMessage message -> message.accounts();
      case Call call -> call.accounts();
      case Conversation conversation ->
          conversation.participants().stream().map(Conversation.Participant::account).toList();
      case Post post -> post.accounts();
      case Contact _, Photo _, DocumentProperties _, FileEntry _, FileFacts _ -> List.of();
    };
  }

  private static boolean known(String party, Context context) {
    return context.matter().parties().stream().anyMatch(p -> p.id().equals(party));
  }
}
