package org.tiezheng.seal.excerpt;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.seal.keys.CaseSecret;
import org.tiezheng.seal.proof.Frontier;
import org.tiezheng.seal.proof.Hash;

/**
 * Seals the conversations of an item while its messages pass in the order of the source. Of each
 * conversation as many hashes are kept as its number of messages has one-bits, so memory depends on
 * how many conversations there are and not on how many messages. Not thread-safe.
 */
public final class ConversationSealer {
  private final CaseSecret secret;
  private final Sealing sealing;
  private final UnaryOperator<String> deposits;
  private final SealedMessage form = new SealedMessage();
  private final Map<Id, Growing> growing = new HashMap<>();
  private long lines;

  private record Id(String platform, String conversation) {}

  private static final class Growing {
    final ConversationKey key;
    final Frontier tree = new Frontier();
    private final Set<String> originals = HashSet.newHashSet(1);
    private String last = "";

    Growing(ConversationKey key) {
      this.key = key;
    }

    /** Most messages come from the original of the one before. */
    void from(String original) {
      if (!original.equals(last)) {
        originals.add(original);
        last = original;
      }
    }
  }

  /**
   * @param deposits the id of the deposit of an original, by its SHA-256; empty if there is none
   */
  public ConversationSealer(CaseSecret secret, Sealing sealing, UnaryOperator<String> deposits) {
    this.secret = secret;
    this.sealing = sealing;
    this.deposits = deposits;
  }

  /** Takes the next message of the item. */
  public void add(ChatMessage message) {
    lines++;
    Growing of =
        growing.computeIfAbsent(
            new Id(message.platform(), message.conversation()),
            id ->
                new Growing(ConversationKey.of(secret, sealing, id.platform(), id.conversation())));
    long position = of.tree.size();
    Hash salt = of.key.salt(position);
    of.tree.add(Scheme.messageLeaf(salt, form.passing(message, position, lines)));
    of.from(message.provenance().original());
  }

  /** Messages so far. */
  public long messages() {
    return lines;
  }

  /**
   * What is to be sealed.
   *
   * @param importer id of the importer that read the messages
   * @param version of the importer
   * @throws IllegalStateException when there was no message
   */
  public SealedReading finish(String importer, String version) {
    if (lines == 0) {
      throw new IllegalStateException("without a message there is no conversation to seal");
    }
    return new SealedReading(
        growing.entrySet().stream()
            .map(e -> statement(e.getKey(), e.getValue(), importer, version))
            .toList(),
        lines);
  }

  private ConversationStatement statement(Id id, Growing of, String importer, String version) {
    List<String> originals =
        of.originals.stream().map(deposits).filter(d -> !d.isEmpty()).distinct().sorted().toList();
    Hash root = of.tree.root();
    return new ConversationStatement(
        sealing.item(),
        importer,
        version,
        id.platform(),
        id.conversation(),
        of.tree.size(),
        root,
        originals);
  }
}
