package org.tiezheng.collect.qq.nt;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tiezheng.collect.export.Stated;
import org.tiezheng.collect.input.ProtoFields;
import org.tiezheng.collect.qq.QqContent;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.MessageContent.Media;
import org.tiezheng.evidence.MessageContent.MediaType;

/**
 * What the elements of a body say. Fields and types beyond those known stay in {@code body}, which
 * is the whole body in hexadecimal digits.
 *
 * @param system whether the app wrote it (grey tip)
 * @param quoted words of the message that it answers
 */
record Elements(
    MessageContent content, boolean system, Optional<String> quoted, Map<String, String> extra) {
  private static final int KEPT = 16 << 10;
  private static final int BODY = 40800;
  private static final int TYPE = 45002;
  private static final int WORDS = 45101;
  private static final Set<Integer> KNOWN = Set.of(45001, TYPE, WORDS, 45402, 45405, 45406);
  private static final Set<Long> PLAIN = Set.of(1L, 2L, 3L, 4L, 5L, 7L, 8L);

  static Elements of(Optional<MemorySegment> body, String messageType) {
    if (body.isEmpty()) {
      return new Elements(
          new MessageContent.Unread(messageType, ""), false, Optional.empty(), Map.of());
    }
    ProtoFields all = ProtoFields.of(body.get());
    List<ProtoFields> elements = all.messages(BODY);
    Map<String, String> extra = new TreeMap<>();
    boolean understood =
        all.whole() && !elements.isEmpty() && elements.stream().allMatch(Elements::understood);
    if (!understood) {
      extra.put("body", hex(body.get()));
    }
    if (!all.whole() || elements.stream().anyMatch(e -> !e.whole())) {
      extra.put("bodyState", "damaged");
    }
    long media = elements.stream().filter(e -> medium(e).isPresent()).count();
    if (media > 1) {
      extra.put("body", hex(body.get()));
    }
    boolean system = elements.stream().anyMatch(e -> type(e) == 8);
    Optional<String> quoted =
        elements.stream().filter(e -> type(e) == 7).findFirst().flatMap(e -> e.text(WORDS));
    return new Elements(content(elements, messageType), system, quoted, extra);
  }

  private static long type(ProtoFields element) {
    return element.number(TYPE).orElse(0L);
  }

  private static boolean understood(ProtoFields element) {
    return PLAIN.contains(type(element))
        && element.fields().stream().allMatch(f -> KNOWN.contains(f.number()));
  }

  private static MessageContent content(List<ProtoFields> elements, String messageType) {
    StringBuilder words = new StringBuilder();
    Optional<Media> medium = Optional.empty();
    Optional<MessageContent> other = Optional.empty();
    for (ProtoFields element : elements) {
      String text = element.text(WORDS).orElse("");
      if (type(element) == 1) {
        words.append(text);
      } else if (type(element) == 6) {
        words.append(text.isEmpty() ? "[表情]" : text);
      } else if (medium(element).isPresent()) {
        medium = medium.or(() -> medium(element));
      } else if (type(element) != 7 && other.isEmpty()) {
        other = Optional.of(special(type(element), text));
      }
    }
    if (medium.isPresent()) {
      Media m = medium.get();
      return new Media(
          m.type(), m.reference(), m.found(), m.claimed(), words.toString(), m.millis());
    }
    if (!words.isEmpty()) {
      return new MessageContent.Words(words.toString());
    }
    return other.orElseGet(() ->
        elements.isEmpty()
            ? new MessageContent.Unread(messageType, "")
            : new MessageContent.Words(""));
  }

  private static MessageContent special(long type, String text) {
    return switch ((int) type) {
      case 8 -> QqContent.of(text, true);
      case 9 -> new MessageContent.RedPacket(Optional.empty(), text, Optional.empty());
      case 21 -> new MessageContent.Call(text.contains("视频"), Stated.seconds(text), text);
      default -> new MessageContent.Unread("element " + type, text);
    };
  }

  private static Optional<Media> medium(ProtoFields element) {
    Optional<MediaType> type =
        switch ((int) type(element)) {
          case 2 -> Optional.of(MediaType.IMAGE);
          case 3 -> Optional.of(MediaType.FILE);
          case 4 -> Optional.of(MediaType.VOICE);
          case 5 -> Optional.of(MediaType.VIDEO);
          default -> Optional.empty();
        };
    return type.map(t ->
        Stated.media(
            t,
            element.text(45402),
            element.bytes(45406).map(Elements::md5),
            element.number(45405)));
  }

  /** Written as 32 digits, or as the 16 bytes themselves. */
  private static String md5(MemorySegment bytes) {
    byte[] all = bytes.asSlice(0, Math.min(64, bytes.byteSize())).toArray(ValueLayout.JAVA_BYTE);
    return all.length == 16
        ? HexFormat.of().formatHex(all)
        : new String(all, java.nio.charset.StandardCharsets.US_ASCII);
  }

  private static String hex(MemorySegment body) {
    byte[] kept = body.asSlice(0, Math.min(KEPT, body.byteSize())).toArray(ValueLayout.JAVA_BYTE);
    return HexFormat.of().formatHex(kept);
  }
}
