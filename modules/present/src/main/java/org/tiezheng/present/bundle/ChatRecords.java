package org.tiezheng.present.bundle;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
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
import org.tiezheng.evidence.ReaderNames;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.SourceNames;
import org.tiezheng.present.paper.ChatRecord;

/** Turns an item of the plan into what DOC-CHAT-FULL prints. */
final class ChatRecords {
  private final Case file;
  private final ItemWords words;
  private final Locale locale;
  private final Discretion discretion;

  ChatRecords(BundlePlan plan, Discretion discretion) {
    this.file = plan.file();
    this.words = new ItemWords(plan, discretion);
    this.locale = plan.heading().locale();
    this.discretion = discretion;
  }

  /** Whether the item is printed line by line. */
  static boolean fits(PlannedItem item) {
    Kind kind = item.item().kind();
    return (kind == Kind.CHAT || kind == Kind.SMS)
        && item.content().isPresent()
        && !PhoneRecords.fits(item);
  }

  ChatRecord of(PlannedItem item, PlannedItem.Content content, List<Original> sources) {
    Reading reading = content.reading();
    Map<String, String> persons = words.persons();
    Set<String> own = own(file, reading);
    return new ChatRecord(
        item.item().number(),
        item.item().title(),
        application(content, locale),
        reading.accounts().stream().filter(a -> own.contains(a.key())).toList(),
        reading.accounts().stream().filter(a -> !own.contains(a.key())).toList(),
        persons,
        sources,
        ReaderNames.of(reading).in(locale),
        item.item().copyGrade(),
        content.gaps(),
        words.notes(item.item(), reading),
        content.scope(),
        messages(content.records()));
  }

  /** Keys of the accounts of the party that hands in. */
  static Set<String> own(Case file, Reading reading) {
    Set<String> own = new LinkedHashSet<>();
    reading.owner().ifPresent(own::add);
    Optional<String> self = file.self().map(Party::id);
    file.identities().stream()
        .filter(claim -> self.equals(Optional.of(claim.party())))
        .map(IdentityClaim::account)
        .forEach(own::add);
    return own;
  }

  private static String application(PlannedItem.Content content, Locale locale) {
    if (!content.application().isBlank()) {
      return content.application();
    }
    return content.reading().accounts().stream()
        .map(Account::platform)
        .distinct()
        .map(platform -> SourceNames.of(platform).in(locale))
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
        .map(discretion::record)
        .iterator();
  }
}
