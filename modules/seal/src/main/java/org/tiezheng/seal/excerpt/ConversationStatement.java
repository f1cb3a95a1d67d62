package org.tiezheng.seal.excerpt;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.tiezheng.seal.proof.Hash;

/**
 * What is sealed about one conversation (docs/excerpt-proofs.md section 3). It speaks about a
 * reading: what this version of this importer made of the originals.
 *
 * @param item number of the item in the case
 * @param importer id of the importer
 * @param version of the importer
 * @param platform that the conversation is of
 * @param conversation its id within the source
 * @param messages how many there are, at least one
 * @param root of the tree of salted message commitments
 * @param originals ids of the deposits of the files that the messages were read from, ascending;
 *     ids and no digests, which would let anybody test guesses at a short file
 */
public record ConversationStatement(
    int item,
    String importer,
    String version,
    String platform,
    String conversation,
    long messages,
    Hash root,
    List<String> originals) {
  public ConversationStatement {
    if (messages < 1 || messages > CanonicalText.MOST_EXACT) {
      throw new IllegalArgumentException("a conversation has at least one message");
    }
    originals = List.copyOf(originals);
  }

  /** The JCS text. */
  public String text() {
    CanonicalText out =
        new CanonicalText()
            .raw("{\"conversation\":")
            .string(conversation)
            .raw(",\"importer\":")
            .string(importer)
            .raw(",\"item\":")
            .number(item)
            .raw(",\"messages\":")
            .number(messages)
            .raw(",\"originals\":[");
    for (int i = 0; i < originals.size(); i++) {
      out.raw(i == 0 ? "" : ",").string(originals.get(i));
    }
    return out.raw("],\"platform\":")
        .string(platform)
        .raw(",\"root\":\"" + root.hex() + "\",\"v\":1,\"version\":")
        .string(version)
        .raw("}")
        .toString();
  }

  /** Its leaf in the tree of all conversations of the item. */
  Hash leaf() {
    return Scheme.statementLeaf(text().getBytes(StandardCharsets.UTF_8));
  }
}
