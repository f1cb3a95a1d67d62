package org.tiezheng.present.bundle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.tiezheng.evidence.Acquisition;
import org.tiezheng.evidence.Call;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.ReaderNames;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TextMessage;
import org.tiezheng.present.paper.PhoneExcerpt;

/** Turns an item of the plan into what DOC-SMS-EXCERPT prints. */
final class PhoneRecords {
  /** Names that every phone has: they tell nothing of whose it is. */
  private static final Set<String> COMMON =
      Set.of(
          "mmssms.db",
          "sms.db",
          "chat.db",
          "calllog.db",
          "contacts2.db",
          "CallHistory.storedata",
          "AddressBook.sqlitedb",
          "Manifest.db",
          "backup.ab");

  private final ItemWords words;
  private final Discretion discretion;
  private final Locale locale;

  PhoneRecords(BundlePlan plan, Discretion discretion) {
    this.words = new ItemWords(plan, discretion);
    this.discretion = discretion;
    this.locale = plan.heading().locale();
  }

  /** Whether the item was read as messages or calls of a phone. */
  static boolean fits(PlannedItem item) {
    return item.content()
        .map(PlannedItem.Content::reading)
        .map(Reading::kind)
        .filter(kind -> kind == Kind.SMS || kind == Kind.CALLS)
        .isPresent();
  }

  PhoneExcerpt of(PlannedItem planned, PlannedItem.Content content, List<Original> sources) {
    Item item = planned.item();
    Reading reading = content.reading();
    return new PhoneExcerpt(
        item.number(),
        item.title(),
        reading.kind(),
        device(item, content.circumstances()),
        own(item, reading),
        words.persons(),
        files(item, content.circumstances(), sources),
        sources,
        ReaderNames.of(reading).in(locale),
        item.copyGrade(),
        content.circumstances().acquisitions(),
        content.gaps(),
        notes(item, content),
        () -> rows(content.records()));
  }

  private List<Text> notes(Item item, PlannedItem.Content content) {
    List<Text> notes = new ArrayList<>(words.notes(item, content.reading()));
    if (content.scope().narrowed()) {
      notes.addFirst(content.scope().sentence());
    }
    return notes;
  }

  /** What a person says of the phone goes before what the taking found. */
  private static PhoneExcerpt.Device device(Item item, PlannedItem.Circumstances circumstances) {
    List<Map<String, String>> known = new ArrayList<>();
    known.add(item.carrier());
    known.add(item.attributes());
    circumstances.acquisitions().stream().map(Acquisition::device).forEach(known::add);
    String made =
        Stream.of(first(known, "make"), first(known, "model"))
            .flatMap(Optional::stream)
            .reduce((make, model) -> make + " " + model)
            .orElse("");
    return new PhoneExcerpt.Device(
        first(known, "device").orElse(made),
        first(known, "imei"),
        first(known, "serial").orElse(""),
        first(known, "holder").orElse(""));
  }

  private static Optional<String> first(List<Map<String, String>> known, String name) {
    return known.stream()
        .map(map -> map.getOrDefault(name, "").strip())
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  private static List<String> own(Item item, Reading reading) {
    String stated = item.attributes().getOrDefault("ownNumber", "");
    if (!stated.isBlank()) {
      return Stream.of(stated.split("[,\uFF0C\u3001;\uFF1B]", -1))
          .map(String::strip)
          .filter(n -> !n.isEmpty())
          .toList();
    }
    return reading.owner().map(key -> key.substring(key.indexOf(':') + 1)).stream().toList();
  }

  /** By the digest or, for what stays, by the commitment that the rows carry in its place. */
  private Map<String, String> files(
      Item item, PlannedItem.Circumstances circumstances, List<Original> sources) {
    Map<String, String> files = new HashMap<>();
    sources.forEach(o -> files.put(o.digests().sha256(), o.name()));
    for (WithheldContainer container : words.withheld(item)) {
      String found = circumstances.fileNames().getOrDefault(container.sha256(), "");
      String leaf = Discretion.leaf(found);
      boolean common = COMMON.contains(leaf.replaceFirst("-(wal|journal|shm)$", ""));
      files.put(
          discretion.line(container.sha256()), common ? leaf : "“" + container.description() + "”");
    }
    return files;
  }

  private Iterator<Record> rows(Iterable<Record> records) {
    return StreamSupport.stream(records.spliterator(), false)
        .filter(r -> r instanceof TextMessage || r instanceof Call)
        .map(discretion::record)
        .iterator();
  }
}
