package org.tiezheng.present.bundle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.IdentityClaim;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.paper.ChatRecord;

/** Turns an item of the plan into what DOC-CHAT-FULL prints. */
final class ChatRecords {
  private final Case file;
  private final Discretion discretion;

  private final List<WithheldContainer> withheld;

  ChatRecords(BundlePlan plan, Discretion discretion) {
    this.file = plan.file();
    this.withheld = plan.withheld();
    this.discretion = discretion;
  }

  /** Whether the item is printed line by line. */
  static boolean fits(PlannedItem item) {
    Kind kind = item.item().kind();
    return (kind == Kind.CHAT || kind == Kind.SMS) && item.content().isPresent();
  }

  ChatRecord of(PlannedItem item, PlannedItem.Content content, List<Original> sources) {
    Reading reading = content.reading();
    Map<String, String> persons = persons();
    Set<String> own = own(reading);
    return new ChatRecord(
        item.item().number(),
        item.item().title(),
        application(content),
        reading.accounts().stream().filter(a -> own.contains(a.key())).toList(),
        reading.accounts().stream().filter(a -> !own.contains(a.key())).toList(),
        persons,
        sources,
        reading.importer() + " " + reading.version(),
        item.item().copyGrade(),
        content.gaps(),
        notes(item, reading),
        messages(content.records()));
  }

  /** What the reading notes, and which sources stay with their holder. */
  private List<Text> notes(PlannedItem item, Reading reading) {
    List<Text> notes = new ArrayList<>(reading.notes());
    for (WithheldContainer container : withheld) {
      if (item.item().originals().contains(container.sha256())) {
        String commitment = discretion.line(container.sha256());
        notes.add(
            new Text(
                "部分内容读自未提交的容器“"
                    + container.description()
                    + "”（持有人："
                    + container.holder()
                    + "；加盐承诺值 "
                    + commitment
                    + "）",
                "part of it was read from a container that is not handed over, "
                    + container.description()
                    + " (holder: "
                    + container.holder()
                    + "; salted commitment "
                    + commitment
                    + ")"));
      }
    }
    return notes;
  }

  private Map<String, String> persons() {
    Map<String, String> persons = new HashMap<>();
    for (IdentityClaim claim : file.identities()) {
      file.parties().stream()
          .filter(p -> p.id().equals(claim.party()))
          .map(Party::name)
          .findFirst()
          .ifPresent(name -> persons.put(claim.account(), name));
    }
    return persons;
  }

  private Set<String> own(Reading reading) {
    Set<String> own = new LinkedHashSet<>();
    reading.owner().ifPresent(own::add);
    Optional<String> self = file.self().map(Party::id);
    file.identities().stream()
        .filter(claim -> self.equals(Optional.of(claim.party())))
        .map(IdentityClaim::account)
        .forEach(own::add);
    return own;
  }

  private static String application(PlannedItem.Content content) {
    if (!content.application().isBlank()) {
      return content.application();
    }
    return content.reading().accounts().stream()
        .map(Account::platform)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private Iterable<ChatMessage> messages(Iterable<Record> records) {
    return () -> messages(records.iterator());
  }

  private Iterator<ChatMessage> messages(Iterator<Record> records) {
    Iterable<Record> once = () -> records;
    return StreamSupport.stream(once.spliterator(), false)
        .filter(ChatMessage.class::isInstance)
        .map(ChatMessage.class::cast)
        .map(discretion::message)
        .iterator();
  }
}
