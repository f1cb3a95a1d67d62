package org.tiezheng.collect.wechat.android;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tiezheng.collect.input.ProtoFields;
import org.tiezheng.collect.wechat.BlobStrings;
import org.tiezheng.collect.wechat.People;
import org.tiezheng.collect.wechat.StoreTimes;
import org.tiezheng.evidence.Post.Reaction;

/**
 * What the column {@code attrBuf} of a moment says, a protocol buffer: the author's name, likes and
 * comments. Its numbers are those that open clients use for the same object
 * (AlayshChen/WeChatPlugin MMSnsObject.m), and are relied on only where the buffer states number
 * and author of its own row.
 */
record MomentDetails(String authorName, List<Reaction> reactions, Map<String, String> extra) {
  private static final Set<Integer> KNOWN = Set.of(1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12);
  private static final Set<Integer> KNOWN_OF_REACTION = Set.of(1, 2, 5, 6, 7, 9, 12);

  static MomentDetails of(Optional<MemorySegment> blob, String id, String author) {
    if (blob.filter(b -> b.byteSize() > 0).isEmpty()) {
      return new MomentDetails("", List.of(), Map.of());
    }
    ProtoFields fields = ProtoFields.of(blob.get());
    Map<String, String> extra = new TreeMap<>();
    boolean ofThisRow =
        fields.whole()
            && fields.number(1).map(Long::toUnsignedString).filter(id::equals).isPresent()
            && fields.text(2).filter(author::equals).isPresent();
    if (!ofThisRow) {
      extra.put("attrBlob", BlobStrings.hex(blob.get()));
      extra.put("attrState", fields.whole() ? "not of this row" : "damaged");
      return new MomentDetails("", List.of(), extra);
    }
    List<ProtoFields> likes = fields.messages(9);
    List<ProtoFields> comments = fields.messages(12);
    boolean known =
        known(fields, KNOWN)
            && likes.stream().allMatch(f -> known(f, KNOWN_OF_REACTION))
            && comments.stream().allMatch(f -> known(f, KNOWN_OF_REACTION));
    if (!known) {
      extra.put("attrBlob", BlobStrings.hex(blob.get()));
    }
    List<Reaction> reactions = new ArrayList<>();
    likes.forEach(f -> reactions.add(reaction(Reaction.Type.LIKE, f)));
    comments.forEach(f -> reactions.add(reaction(Reaction.Type.COMMENT, f)));
    return new MomentDetails(fields.text(3).orElse(""), reactions, extra);
  }

  private static boolean known(ProtoFields fields, Set<Integer> numbers) {
    return fields.whole() && fields.fields().stream().allMatch(f -> numbers.contains(f.number()));
  }

  private static Reaction reaction(Reaction.Type type, ProtoFields of) {
    return new Reaction(
        type,
        of.number(12)
            .filter(n -> n != 0)
            .or(() -> of.number(7).filter(n -> n != 0))
            .map(Long::toUnsignedString),
        of.text(1).map(People::key),
        of.text(2).orElse(""),
        StoreTimes.seconds(of.number(6)),
        of.text(5).orElse(""),
        of.text(9).map(People::key));
  }
}
