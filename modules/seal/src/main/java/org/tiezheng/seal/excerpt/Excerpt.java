package org.tiezheng.seal.excerpt;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tiezheng.seal.proof.Hash;

/**
 * Shown messages of a sealed conversation with what proves them: the file of docs/excerpt-proofs.md
 * section 4. Whether it proves anything is for {@link ExcerptCheck} to say. Immutable.
 *
 * @param place of the statement among those of its item
 * @param shown in the order of their positions
 * @param nodes roots of the omitted subtrees, from left to right
 */
public record Excerpt(
    ConversationStatement statement, SealedPlace place, List<Shown> shown, List<Hash> nodes) {
  /** A larger file is not read by a checker: far above every excerpt that papers show. */
  public static final int MOST_BYTES = 64 << 20;

  public Excerpt {
    shown = List.copyOf(shown);
    nodes = List.copyOf(nodes);
  }

  /**
   * A shown message.
   *
   * @param position within the conversation, from 0
   * @param line among all chat messages of the item, from 1
   * @param message its canonical text
   * @param salt that hides it as long as it is not shown
   */
  public record Shown(long position, long line, String message, Hash salt) {
    Hash leaf() {
      return Scheme.messageLeaf(salt.bytes(), message.getBytes(StandardCharsets.UTF_8));
    }
  }

  long[] positions() {
    return shown.stream().mapToLong(Shown::position).toArray();
  }

  /** What is not shown; the positions must ascend. */
  public List<OmittedRange> omitted() {
    return OmittedRange.between(statement.messages(), positions());
  }

  /** The root that messages and nodes lead to; empty when their number does not fit. */
  Optional<Hash> messagesRoot() {
    long[] positions = positions();
    return PartialTree.fits(statement.messages(), positions)
        ? new PartialTree(statement.messages(), positions)
            .root(shown.stream().map(Shown::leaf).toList(), nodes)
        : Optional.empty();
  }

  /**
   * The bytes of the file: JCS.
   *
   * @param event number of the custody event in which the root is sealed
   */
  public byte[] encode(long event) {
    CanonicalText out = new CanonicalText();
    out.raw("{\"event\":").number(event);
    out.raw(",\"format\":\"" + Scheme.NAME + "\",\"nodes\":");
    hashes(out, nodes);
    out.raw(",\"omitted\":[");
    String before = "";
    for (OmittedRange range : omitted()) {
      out.raw(before + "{\"count\":").number(range.count());
      out.raw(",\"first\":").number(range.first()).raw("}");
      before = ",";
    }
    out.raw("],\"place\":{\"conversations\":").number(place.conversations());
    out.raw(",\"index\":").number(place.index()).raw(",\"nodes\":");
    hashes(out, place.nodes());
    out.raw("},\"shown\":[");
    before = "";
    for (Shown each : shown) {
      out.raw(before + "{\"message\":" + each.message());
      out.raw(",\"salt\":\"" + each.salt().hex() + "\"}");
      before = ",";
    }
    return out.raw("],\"statement\":" + statement.text() + "}").utf8();
  }

  private static void hashes(CanonicalText out, List<Hash> hashes) {
    List<String> texts = new ArrayList<>();
    hashes.forEach(h -> texts.add("\"" + h.hex() + "\""));
    out.raw("[" + String.join(",", texts) + "]");
  }
}
