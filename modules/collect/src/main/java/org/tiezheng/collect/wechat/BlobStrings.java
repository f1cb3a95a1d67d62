package org.tiezheng.collect.wechat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.collect.input.ProtoFields;

/**
 * The strings in a protocol buffer whose schema is not published, each with the numbers of the
 * fields that lead to it. Whether bytes are a string or a message inside is not written down
 * anywhere; what begins with a tag below the blank and can be read as fields to its end is taken
 * for a message.
 *
 * @param messages all messages, the outermost first
 */
public record BlobStrings(List<Message> messages) {
  private static final int DEEPEST = 8;
  private static final int MOST = 1_000;
  private static final int MOST_CHARS = 64 << 10;
  private static final int KEPT = 16 << 10;

  /**
   * One message.
   *
   * @param path numbers of the fields that lead to it, such as {@code 8.5}; empty for the outermost
   * @param strings that stand directly in it, with their field numbers
   */
  public record Message(String path, int depth, List<Found> strings) {
    /** The addresses among its strings. */
    public List<String> addresses() {
      return strings.stream().map(Found::text).filter(BlobStrings::isAddress).toList();
    }

    /** The first string that is no address. */
    public Optional<String> words() {
      return strings.stream().map(Found::text).filter(t -> !isAddress(t)).findFirst();
    }
  }

  /** A string. */
  public record Found(int field, String text) {}

  /** The strings of one buffer. */
  public static BlobStrings of(MemorySegment blob) {
    Walk walk = new Walk();
    walk.message(ProtoFields.of(blob), "", 0);
    return new BlobStrings(walk.messages);
  }

  /** All strings in the order of the bytes of each message. */
  public List<String> all() {
    return messages.stream().flatMap(m -> m.strings().stream()).map(Found::text).toList();
  }

  /** The strings by the path of their fields below a name; those of the same path in lines. */
  public Map<String, String> byPath(String name) {
    Map<String, String> all = new LinkedHashMap<>();
    for (Message message : messages) {
      String prefix = name + "." + (message.path().isEmpty() ? "" : message.path() + ".");
      message
          .strings()
          .forEach(s -> all.merge(prefix + s.field(), s.text(), (a, b) -> a + "\n" + b));
    }
    return all;
  }

  /** The beginning of the bytes in hexadecimal digits. */
  public static String hex(MemorySegment blob) {
    return HexFormat.of()
        .formatHex(blob.asSlice(0, Math.min(KEPT, blob.byteSize())).toArray(ValueLayout.JAVA_BYTE));
  }

  private static boolean isAddress(String text) {
    return text.startsWith("http://") || text.startsWith("https://");
  }

  /** Collects until there are too many. */
  private static final class Walk {
    private final List<Message> messages = new ArrayList<>();
    private int left = MOST;

    void message(ProtoFields fields, String path, int depth) {
      List<Found> strings = new ArrayList<>();
      messages.add(new Message(path, depth, strings));
      for (ProtoFields.Field field : fields.fields()) {
        if (left <= 0) {
          return;
        }
        field
            .bytes()
            .ifPresent(bytes -> {
              left--;
              Optional<ProtoFields> inner = inner(bytes, depth);
              if (inner.isPresent()) {
                String below = path.isEmpty() ? "" + field.number() : path + "." + field.number();
                message(inner.get(), below, depth + 1);
              } else {
                text(bytes).ifPresent(text -> strings.add(new Found(field.number(), text)));
              }
            });
      }
    }

    private static Optional<ProtoFields> inner(MemorySegment bytes, int depth) {
      byte first = bytes.byteSize() > 1 ? bytes.get(ValueLayout.JAVA_BYTE, 0) : 0;
      if (first == 0 || depth >= DEEPEST) {
        return Optional.empty();
      }
      return (first > 0 && first < ' ') || text(bytes).isEmpty()
          ? Optional.of(ProtoFields.of(bytes)).filter(f -> f.whole() && !f.fields().isEmpty())
          : Optional.empty();
    }

    private static Optional<String> text(MemorySegment bytes) {
      if (bytes.byteSize() == 0 || bytes.byteSize() > MOST_CHARS) {
        return Optional.empty();
      }
      try {
        ByteBuffer in = ByteBuffer.wrap(bytes.toArray(ValueLayout.JAVA_BYTE));
        String text = StandardCharsets.UTF_8.newDecoder().decode(in).toString();
        return Optional.of(text)
            .filter(t -> t.chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\t' && c != '\r'));
      } catch (CharacterCodingException e) {
        return Optional.empty();
      }
    }
  }
}
