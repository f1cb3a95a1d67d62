package org.tiezheng.seal.excerpt;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.MessageContent.Media.Claimed;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RecordedTime.Basis;
import org.tiezheng.evidence.RecordedTime.Precision;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.json.EvidenceJson;

/**
 * The canonical form of a message (docs/excerpt-proofs.md section 1): everything that a paper shows
 * of it, with its position; not its place in the original and not the raw extra fields, in which
 * something else may stand. Not thread-safe.
 */
final class SealedMessage {
  private static final byte[] CONTENT = ascii("{\"content\":");
  private static final byte[] WORDS = ascii("{\"content\":\"text\",\"text\":");
  private static final byte[] CAPTION = ascii("{\"caption\":");
  private static final byte[] CLAIMED = ascii(",\"claimed\":{");
  private static final byte[] BYTES = ascii("\"bytes\":");
  private static final byte[] MD5 = ascii("\"md5\":");
  private static final byte[] MEDIA = ascii(",\"content\":\"media\"");
  private static final byte[] FOUND = ascii(",\"found\":");
  private static final byte[] MILLIS = ascii(",\"millis\":");
  private static final byte[] REFERENCE = ascii(",\"reference\":");
  private static final byte[] TITLE = ascii(",\"conversationTitle\":");
  private static final byte[] LINE = ascii(",\"line\":");
  private static final byte[] NATIVE_ID = ascii(",\"nativeId\":");
  private static final byte[] NATIVE_TYPE = ascii(",\"nativeType\":");
  private static final byte[] OUTGOING = ascii(",\"outgoing\":true");
  private static final byte[] INCOMING = ascii(",\"outgoing\":false");
  private static final byte[] POSITION = ascii(",\"position\":");
  private static final byte[] QUOTED = ascii(",\"quoted\":");
  private static final byte[] QUOTES = ascii(",\"quotes\":");
  private static final byte[] SENDER = ascii(",\"sender\":");
  private static final byte[] SENDER_NAME = ascii(",\"senderName\":");
  private static final byte[] SEQUENCE = ascii(",\"sequence\":{");
  private static final byte[] LOCAL = ascii("\"local\":");
  private static final byte[] SERVER = ascii("\"server\":");
  private static final byte[] SORT = ascii("\"sort\":");
  private static final byte[] INSTANT = ascii(",\"instant\":");
  private static final byte[] COMMA = ascii(",");
  private static final byte[] END = ascii("}");
  private static final Map<MessageContent.MediaType, byte[]> MEDIA_TYPES =
      ready(MessageContent.MediaType.class, ",\"type\":\"%s\"}");
  private static final Map<RowState, byte[]> STATES =
      ready(RowState.class, ",\"state\":\"%s\",\"time\":");
  private static final Map<Basis, byte[]> BASES = ready(Basis.class, "{\"basis\":\"%s\"");
  private static final Map<Precision, byte[]> PRECISIONS =
      ready(Precision.class, ",\"precision\":\"%s\",\"raw\":");

  private final CanonicalText out = new CanonicalText();

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static <E extends Enum<E>> Map<E, byte[]> ready(Class<E> type, String form) {
    Map<E, byte[]> all = new EnumMap<>(type);
    for (E constant : type.getEnumConstants()) {
      all.put(constant, ascii(form.formatted(constant.name())));
    }
    return all;
  }

  /**
   * The bytes that are committed to.
   *
   * @param position within its conversation, from 0
   * @param line among all chat messages of its item, from 1
   */
  byte[] form(ChatMessage message, long position, long line) {
    write(message, position, line);
    return out.utf8();
  }

  /** The same as text. */
  String text(ChatMessage message, long position, long line) {
    write(message, position, line);
    return out.toString();
  }

  /** The same bytes where they lie: until the next message is formed. */
  ByteBuffer passing(ChatMessage message, long position, long line) {
    write(message, position, line);
    return out.passing();
  }

  private void write(ChatMessage message, long position, long line) {
    out.clear();
    out.raw(CONTENT);
    content(message.content());
    out.raw(TITLE).again(message.conversationTitle());
    out.raw(LINE).number(line);
    text(NATIVE_ID, message.nativeId());
    out.raw(NATIVE_TYPE).string(message.nativeType());
    message.outgoing().ifPresent(o -> out.raw(o ? OUTGOING : INCOMING));
    out.raw(POSITION).number(position);
    message.quoted().ifPresent(q -> out.raw(QUOTED).value(EvidenceJson.mapper().valueToTree(q)));
    text(QUOTES, message.quotes());
    message.sender().ifPresent(s -> out.raw(SENDER).again(s));
    out.raw(SENDER_NAME).again(message.senderName());
    message.sequence().ifPresent(this::sequence);
    out.raw(requireNonNull(STATES.get(message.state())));
    time(message.time());
    out.raw(END);
  }

  /** Most messages are words, most others pictures; these need no tree. */
  private void content(MessageContent content) {
    if (content instanceof MessageContent.Words words) {
      out.raw(WORDS).string(words.text()).raw(END);
    } else if (content instanceof MessageContent.Media media && isExact(media)) {
      media(media);
    } else {
      out.value(EvidenceJson.mapper().valueToTree(content));
    }
  }

  /** A number beyond what every reader takes exactly is for the tree. */
  private static boolean isExact(MessageContent.Media media) {
    return isExact(media.millis()) && isExact(media.claimed().flatMap(Claimed::bytes));
  }

  private static boolean isExact(Optional<Long> number) {
    return number.isEmpty()
        || (number.get() <= CanonicalText.MOST_EXACT && number.get() >= -CanonicalText.MOST_EXACT);
  }

  private void media(MessageContent.Media media) {
    out.raw(CAPTION).string(media.caption());
    media.claimed().ifPresent(this::claimed);
    out.raw(MEDIA);
    text(FOUND, media.found());
    media.millis().ifPresent(n -> out.raw(MILLIS).number(n));
    text(REFERENCE, media.reference());
    out.raw(requireNonNull(MEDIA_TYPES.get(media.type())));
  }

  private void claimed(Claimed claimed) {
    out.raw(CLAIMED);
    boolean number = claimed.bytes().isPresent();
    claimed.bytes().ifPresent(n -> out.raw(BYTES).number(n));
    member(MD5, claimed.md5(), !number);
    out.raw(END);
  }

  private void sequence(ChatMessage.Sequence sequence) {
    out.raw(SEQUENCE);
    boolean first = member(LOCAL, sequence.local(), true);
    first = member(SERVER, sequence.server(), first);
    member(SORT, sequence.sort(), first);
    out.raw(END);
  }

  /** Whether the next member would still be the first. */
  private boolean member(byte[] name, Optional<String> value, boolean first) {
    if (value.isEmpty()) {
      return first;
    }
    if (!first) {
      out.raw(COMMA);
    }
    out.raw(name).string(value.get());
    return false;
  }

  private void time(RecordedTime time) {
    out.raw(requireNonNull(BASES.get(time.basis())));
    time.instant().ifPresent(t -> out.raw(INSTANT).instant(t));
    out.raw(requireNonNull(PRECISIONS.get(time.precision())));
    out.string(time.raw()).raw(END);
  }

  private void text(byte[] name, Optional<String> value) {
    value.ifPresent(v -> out.raw(name).string(v));
  }
}
