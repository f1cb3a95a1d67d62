package org.tiezheng.evidence.json;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RowState;

/**
 * How a chat message is written, member for member: of no other record does a source give millions,
 * and to ask each of them for its members one by one, as {@link LineForms} does, takes longer than
 * to write them. What is written is the same, byte for byte. Thread-safe.
 */
final class ChatLine {
  private static final byte[] CONTENT = ascii(",\"content\":");
  private static final byte[] WORDS = ascii("{\"content\":\"text\",\"text\":");
  private static final byte[] CONVERSATION = ascii(",\"conversation\":");
  private static final byte[] TITLE = ascii(",\"conversationTitle\":");
  private static final byte[] EXTRA = ascii(",\"extra\":");
  private static final byte[] NATIVE_ID = ascii(",\"nativeId\":");
  private static final byte[] NATIVE_TYPE = ascii(",\"nativeType\":");
  private static final byte[] OUTGOING = ascii(",\"outgoing\":true");
  private static final byte[] INCOMING = ascii(",\"outgoing\":false");
  private static final byte[] PLATFORM = ascii(",\"platform\":");
  private static final byte[] LOCATOR = ascii(",\"provenance\":{\"locator\":");
  private static final byte[] ROW = ascii("{\"at\":\"row\"");
  private static final byte[] OFFSET = ascii(",\"offset\":");
  private static final byte[] PAGE = ascii(",\"page\":");
  private static final byte[] ROWID = ascii(",\"rowid\":");
  private static final byte[] TABLE = ascii(",\"table\":");
  private static final byte[] WAL_FRAME = ascii(",\"walFrame\":");
  private static final byte[] MEMBERS = ascii(",\"members\":[");
  private static final byte[] ORIGINAL = ascii("],\"original\":");
  private static final byte[] QUOTED = ascii("},\"quoted\":");
  private static final byte[] QUOTES = ascii(",\"quotes\":");
  private static final byte[] SENDER = ascii(",\"sender\":");
  private static final byte[] SENDER_NAME = ascii(",\"senderName\":");
  private static final byte[] SEQUENCE = ascii(",\"sequence\":{");
  private static final byte[] LOCAL = ascii(",\"local\":");
  private static final byte[] SERVER = ascii(",\"server\":");
  private static final byte[] SORT = ascii(",\"sort\":");
  private static final byte[] INSTANT = ascii(",\"instant\":");
  private static final Map<RowState, byte[]> STATES =
      ready(RowState.class, ",\"state\":\"%s\",\"time\":{");
  private static final Map<RecordedTime.Basis, byte[]> BASES =
      ready(RecordedTime.Basis.class, "\"basis\":\"%s\"");
  private static final Map<RecordedTime.Precision, byte[]> PRECISIONS =
      ready(RecordedTime.Precision.class, ",\"precision\":\"%s\",\"raw\":");

  private ChatLine() {}

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
   * Writes the members between the braces.
   *
   * @param out has what tells the kind of the record
   */
  static void members(ChatMessage message, LineBuffer out) {
    out.add(CONTENT);
    content(message.content(), out);
    again(CONVERSATION, message.conversation(), out);
    again(TITLE, message.conversationTitle(), out);
    out.add(EXTRA);
    LineForms.map(message.extra(), out);
    text(NATIVE_ID, message.nativeId(), out);
    again(NATIVE_TYPE, message.nativeType(), out);
    message.outgoing().ifPresent(own -> out.add(own ? OUTGOING : INCOMING));
    again(PLATFORM, message.platform(), out);
    provenance(message.provenance(), out);
    if (message.quoted().isPresent()) {
      out.add(QUOTED);
      LineForms.writeKnown(message.quoted().get(), out);
    } else {
      out.add('}');
    }
    text(QUOTES, message.quotes(), out);
    message.sender().ifPresent(sender -> again(SENDER, sender, out));
    again(SENDER_NAME, message.senderName(), out);
    if (message.sequence().isPresent()) {
      sequence(message.sequence().get(), out);
    }
    out.add(requireNonNull(STATES.get(message.state())));
    time(message.time(), out);
    out.add('}');
  }

  private static void content(MessageContent content, LineBuffer out) {
    if (content instanceof MessageContent.Words words) {
      out.add(WORDS);
      out.string(words.text());
      out.add('}');
    } else {
      LineForms.writeKnown(content, out);
    }
  }

  /** All but the brace at its end. */
  private static void provenance(Provenance provenance, LineBuffer out) {
    out.add(LOCATOR);
    if (provenance.locator() instanceof Locator.TableRow row) {
      out.add(ROW);
      number(OFFSET, row.offset(), out);
      number(PAGE, row.page(), out);
      out.add(ROWID);
      out.number(row.rowid());
      again(TABLE, row.table(), out);
      number(WAL_FRAME, row.walFrame(), out);
      out.add('}');
    } else {
      LineForms.writeKnown(provenance.locator(), out);
    }
    out.add(MEMBERS);
    List<String> members = provenance.members();
    for (int i = 0; i < members.size(); i++) {
      if (i > 0) {
        out.add(',');
      }
      out.string(members.get(i));
    }
    again(ORIGINAL, provenance.original(), out);
  }

  private static void sequence(ChatMessage.Sequence sequence, LineBuffer out) {
    out.add(SEQUENCE);
    boolean first = member(LOCAL, sequence.local(), true, out);
    first = member(SERVER, sequence.server(), first, out);
    member(SORT, sequence.sort(), first, out);
    out.add('}');
  }

  /** Whether the next member would still be the first, which has no comma before it. */
  private static boolean member(
      byte[] name, Optional<String> value, boolean first, LineBuffer out) {
    if (value.isEmpty()) {
      return first;
    }
    out.add(name, first ? 1 : 0);
    out.string(value.get());
    return false;
  }

  private static void time(RecordedTime time, LineBuffer out) {
    out.add(requireNonNull(BASES.get(time.basis())));
    if (time.instant().isPresent()) {
      out.add(INSTANT);
      out.instant(time.instant().get());
    }
    out.add(requireNonNull(PRECISIONS.get(time.precision())));
    out.string(time.raw());
  }

  private static void number(byte[] name, Optional<Long> value, LineBuffer out) {
    if (value.isPresent()) {
      out.add(name);
      out.number(value.get());
    }
  }

  private static void text(byte[] name, Optional<String> value, LineBuffer out) {
    if (value.isPresent()) {
      text(name, value.get(), out);
    }
  }

  /** Of what line after line has. */
  private static void again(byte[] name, String value, LineBuffer out) {
    out.add(name);
    out.again(value);
  }

  private static void text(byte[] name, String value, LineBuffer out) {
    out.add(name);
    out.string(value);
  }
}
