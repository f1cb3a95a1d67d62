package org.tiezheng.collect.wechat.android;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tiezheng.collect.input.ProtoFields;
import org.tiezheng.collect.wechat.BlobStrings;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.MessageContent.Media;
import org.tiezheng.evidence.MessageContent.MediaType;

/**
 * What the column "content" of a moment says, a protocol buffer. Its schema is not published; that
 * field 1 is the number, 2 the author, 4 the time and 5 the words follows from patent CN107402951A
 * and an open script, and is relied on only where the buffer states the author and the number or
 * the time of its own row. Every other string is kept with the path of its fields.
 */
record MomentBlob(List<MessageContent> contents, Map<String, String> extra) {
  private static final int WORDS = 5;

  static MomentBlob of(
      Optional<MemorySegment> blob, String id, String author, long time, String type) {
    if (blob.isEmpty()) {
      return new MomentBlob(List.of(), Map.of());
    }
    ProtoFields fields = ProtoFields.of(blob.get());
    BlobStrings strings = BlobStrings.of(blob.get());
    Map<String, String> extra = new TreeMap<>();
    boolean ofThisRow =
        fields.whole()
            && fields.text(2).filter(author::equals).isPresent()
            && (fields.text(1).filter(id::equals).isPresent()
                || fields.number(4).filter(t -> t == time).isPresent());
    if (!ofThisRow) {
      extra.put("contentBlob", BlobStrings.hex(blob.get()));
      extra.put("contentState", fields.whole() ? "not of this row" : "damaged");
      return new MomentBlob(
          List.of(new MessageContent.Unread("moment", String.join("\n", strings.all()))), extra);
    }
    extra.putAll(strings.byPath("content"));
    return new MomentBlob(contents(fields, strings, type), extra);
  }

  private static List<MessageContent> contents(
      ProtoFields fields, BlobStrings strings, String type) {
    List<MessageContent> contents = new ArrayList<>();
    fields.text(WORDS).ifPresent(words -> contents.add(new MessageContent.Words(words)));
    boolean pictures = type.equals("1") || type.equals("2") || type.equals("15");
    for (BlobStrings.Message message : strings.messages()) {
      List<String> addresses = message.addresses();
      if (addresses.isEmpty() || message.depth() == 0) {
        continue;
      }
      if (message.depth() > 1) {
        contents.add(media(type.equals("15"), addresses.getFirst()));
      } else if (!pictures) {
        contents.add(
            new MessageContent.Share("链接", message.words().orElse(""), addresses.getFirst()));
      }
    }
    return contents;
  }

  private static Media media(boolean video, String address) {
    return new Media(
        video ? MediaType.VIDEO : MediaType.IMAGE,
        Optional.of(address),
        Optional.empty(),
        Optional.empty(),
        "",
        Optional.empty());
  }
}
