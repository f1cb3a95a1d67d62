package org.tiezheng.casework;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.seal.excerpt.ConversationSealer;
import org.tiezheng.seal.excerpt.SealedEvent;
import org.tiezheng.seal.excerpt.SealedReading;
import org.tiezheng.seal.excerpt.Sealing;
import org.tiezheng.vault.CustodyEntry;

/**
 * Seals all conversations of an item while they are read, so that any part can be proven later on
 * without the rest (docs/excerpt-proofs.md). The root goes into the custody log right behind the
 * event of the reading, long before anybody chooses what to show.
 */
final class SealConversations {
  private final OpenCase open;

  SealConversations(OpenCase open) {
    this.open = open;
  }

  /**
   * A sealing that is in the custody log.
   *
   * @param n number of the event
   */
  record Sealed(long n, SealedEvent event) {}

  /** The records of an item as they pass. */
  final class Passing {
    private final Sealing sealing;
    private final ConversationSealer sealer;

    private Passing(Sealing sealing) throws IOException {
      this.sealing = sealing;
      sealer =
          new ConversationSealer(
              open.vault().keys().caseSecret(), sealing, SealConversations.this::deposit);
    }

    void see(Record row) {
      if (row instanceof ChatMessage message) {
        sealer.add(message);
      }
    }

    /**
     * Seals what passed, if there was a message at all.
     *
     * @param read number of the event of the reading
     */
    void seal(Reading reading, long read) throws IOException {
      if (sealer.messages() == 0) {
        return;
      }
      SealedReading sealed = sealer.finish(reading.importer(), reading.version());
      SealedEvent event =
          new SealedEvent(
              sealing,
              reading.importer() + " " + reading.version(),
              read,
              sealed.statements().size(),
              sealed.messages(),
              sealed.root());
      open.note(Event.Type.CONVERSATIONS, event.what());
    }
  }

  /** Begins with an item that is about to be read. */
  Passing begin(int item) throws IOException {
    return new Passing(Sealing.of(item, open.place().random()));
  }

  /** Id of the deposit of an original. */
  String deposit(String sha256) {
    return open.vault().caseStore().intake().originals(sha256).stream()
        .findFirst()
        .map(Original::deposit)
        .orElse("");
  }

  /** Seals items that were read before conversations were sealed; later than it could have been. */
  void ensure(Collection<Item> items) throws IOException {
    for (Item item : items) {
      Optional<Reading> reading = item.reading();
      Optional<Long> read = lastRead(item.number());
      if (reading.isPresent() && read.isPresent() && newest(item.number()).isEmpty()) {
        requireAsRead(item.number());
        Passing passing = begin(item.number());
        try (Stream<Record> records = open.records(item.number())) {
          records.forEach(passing::see);
        }
        passing.seal(reading.get(), read.get());
      }
    }
  }

  /**
   * Demands that the records are those whose digest went into the custody log when they were read:
   * what was changed since must not be sealed as if it had been read.
   *
   * @throws TiezhengException if they are not
   */
  void requireAsRead(int item) throws IOException {
    Optional<Map<String, String>> then =
        open.custody().stream()
            .map(OpenCase.CustodyLine::event)
            .filter(e -> e.kind() == Event.Type.READ)
            .filter(e -> String.valueOf(item).equals(e.what().get("item")))
            .map(Event::what)
            .reduce((_, later) -> later);
    Optional<Path> file = open.vault().caseStore().readings().recordsFile(item);
    if (file.isEmpty() || then.isEmpty()) {
      return;
    }
    String now = Digester.sha256Only().digest(file.get()).sha256();
    if (!new SaltedDigest(open)
        .has(then.get(), SaltedDigest.RECORDS, SaltedDigest.PLAIN_RECORDS, item, now)) {
      throw new TiezhengException(
          new Text(
              "证据 %d 的记录与读取时记入保管链的摘要不同,没有封存;请用 check 检查案件,再重新读取。".formatted(item),
              "The records of item %d are not those whose digest the custody log has; they are not sealed. Check the case with check, then read it again."
                  .formatted(item)));
    }
  }

  /** The sealing of the newest reading of an item. */
  Optional<Sealed> newest(int item) {
    Map<Long, Sealed> byReading = new HashMap<>();
    for (CustodyEntry entry : open.vault().caseStore().custody().entries()) {
      if (entry.event().kind() == Event.Type.CONVERSATIONS) {
        SealedEvent.of(entry.event().what())
            .filter(e -> e.sealing().item() == item)
            .ifPresent(e -> byReading.put(e.read(), new Sealed(entry.event().n(), e)));
      }
    }
    return lastRead(item).map(byReading::get);
  }

  private Optional<Long> lastRead(int item) {
    return open.vault().caseStore().custody().entries().stream()
        .map(CustodyEntry::event)
        .filter(e -> e.kind() == Event.Type.READ)
        .filter(e -> String.valueOf(item).equals(e.what().get("item")))
        .map(Event::n)
        .reduce((_, later) -> later);
  }
}
