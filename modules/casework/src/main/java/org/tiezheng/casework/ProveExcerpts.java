package org.tiezheng.casework;

import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ObjLongConsumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Record;
import org.tiezheng.present.bundle.ExcerptProver;
import org.tiezheng.seal.excerpt.ConversationKey;
import org.tiezheng.seal.excerpt.ConversationSealer;
import org.tiezheng.seal.excerpt.ConversationStatement;
import org.tiezheng.seal.excerpt.ExcerptMaker;
import org.tiezheng.seal.excerpt.OtherReadingException;
import org.tiezheng.seal.excerpt.SealedReading;
import org.tiezheng.seal.keys.CaseSecret;

/**
 * Proves lines of an item against the custody event that seals its conversations. The tree is
 * computed again from the records; if it is not the sealed one, nothing is proven.
 */
final class ProveExcerpts implements ExcerptProver {
  private final OpenCase open;
  private final int item;
  private @Nullable SealedReading computed;

  ProveExcerpts(OpenCase open, int item) {
    this.open = open;
    this.item = item;
  }

  private record Id(String platform, String conversation) {
    static Id of(ChatMessage message) {
      return new Id(message.platform(), message.conversation());
    }
  }

  @Override
  public List<Proof> prove(BitSet lines) throws IOException {
    Optional<SealConversations.Sealed> sealed = new SealConversations(open).newest(item);
    if (sealed.isEmpty()) {
      return List.of();
    }
    CaseSecret secret = open.vault().keys().caseSecret();
    SealedReading reading = computed(secret, sealed.get());
    Map<Id, ExcerptMaker> makers = new LinkedHashMap<>();
    positions(lines)
        .forEach((id, positions) ->
            makers.put(id, maker(secret, sealed.get(), reading, id, positions.build().toArray())));
    each((message, line) ->
        Optional.ofNullable(makers.get(Id.of(message))).ifPresent(m -> m.add(message, line)));
    return makers.values().stream()
        .map(maker -> new Proof(sealed.get().n(), maker.finish()))
        .toList();
  }

  private static ExcerptMaker maker(
      CaseSecret secret,
      SealConversations.Sealed sealed,
      SealedReading reading,
      Id id,
      long[] positions) {
    ConversationStatement statement =
        reading.statement(id.platform(), id.conversation()).orElseThrow(OtherReadingException::new);
    return new ExcerptMaker(
        ConversationKey.of(secret, sealed.event().sealing(), id.platform(), id.conversation()),
        reading,
        statement,
        positions);
  }

  /** All conversations of the item, sealed once more: the root must be the one in the log. */
  private SealedReading computed(CaseSecret secret, SealConversations.Sealed sealed) {
    SealedReading known = computed;
    if (known == null) {
      Reading read =
          open.vault().caseStore().readings().reading(item).orElseThrow(OtherReadingException::new);
      ConversationSealer sealer =
          new ConversationSealer(
              secret, sealed.event().sealing(), new SealConversations(open)::deposit);
      each((message, _) -> sealer.add(message));
      if (sealer.messages() == 0) {
        throw new OtherReadingException();
      }
      known = sealer.finish(read.importer(), read.version());
      computed = known;
    }
    if (!known.root().equals(sealed.event().root())) {
      throw new OtherReadingException();
    }
    return known;
  }

  /** Where the lines stand in their conversations, which come in the order of their first line. */
  private Map<Id, LongStream.Builder> positions(BitSet lines) {
    Map<Id, Long> next = new HashMap<>();
    Map<Id, LongStream.Builder> positions = new LinkedHashMap<>();
    each((message, line) -> {
      Id id = Id.of(message);
      long position = next.merge(id, 1L, Long::sum) - 1;
      if (line <= Integer.MAX_VALUE && lines.get((int) line)) {
        positions.computeIfAbsent(id, _ -> LongStream.builder()).add(position);
      }
    });
    return positions;
  }

  private void each(ObjLongConsumer<ChatMessage> taker) {
    long line = 0;
    try (Stream<Record> records = open.records(item)) {
      for (Record record : (Iterable<Record>) records::iterator) {
        if (record instanceof ChatMessage message) {
          taker.accept(message, ++line);
        }
      }
    }
  }
}
