package org.tiezheng.collect.android;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RecordedTime.Basis;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.TextMessage;
import org.tiezheng.evidence.TextMessage.Attachment;
import org.tiezheng.evidence.TextMessage.Box;

/**
 * A row of the table {@code pdu} with its addresses and parts, in whichever form it comes.
 *
 * <p>Of a received message {@code date} is when this phone stored it and {@code date_sent} the date
 * in its header; both count seconds.
 */
public final class MmsRow {
  private static final Set<String> PLACED =
      Set.of(
          "_id", "thread_id", "contact_name", "date", "sub", "creator", "self_phone", "mms_body");

  /** The media type of the layout of an MMS, which says nothing by itself. */
  private static final String LAYOUT = "application/smil";

  private final Columns pdu;
  private final MmsAddresses addresses = new MmsAddresses();
  private final StringJoiner text = new StringJoiner("\n");
  private final List<Attachment> attachments = new ArrayList<>();
  private final Map<String, String> more = new java.util.TreeMap<>();

  public MmsRow(Columns pdu) {
    this.pdu = pdu;
  }

  /** A row of {@code addr}; its {@code type} is the header field of the PDU. */
  public void address(Columns addr) {
    addresses.add(addr.get("type"), addr.get("address"));
  }

  /** Somebody that the message concerns, where the source does not say in which header field. */
  public void party(String address) {
    addresses.party(address);
  }

  /**
   * A row of {@code part}.
   *
   * @param size of the content in bytes, if it is known
   * @param sha256 of the content, if it came with the source
   */
  public void part(Columns part, Optional<Long> size, Optional<String> sha256) {
    String type = part.get("ct");
    if (type.equals(LAYOUT)) {
      part.find("text").ifPresent(smil -> more.put("smil", smil));
    } else if (part.find("text").isPresent() || (type.equals("text/plain") && size.isEmpty())) {
      part.find("text").ifPresent(text::add);
    } else {
      attachments.add(new Attachment(name(part), type, size, sha256));
    }
  }

  /** Text of the message that the source keeps beside its parts. */
  public void text(String words) {
    text.add(words);
  }

  /** A field that has no place in the record. */
  public void extra(String name, String value) {
    more.merge(name, value, (known, other) -> known + ", " + other);
  }

  /**
   * The message.
   *
   * @param rowId of the row in {@code pdu}
   * @param spam whether it stands in a table of unwanted messages
   */
  public TextMessage message(
      Provenance provenance, Optional<Long> rowId, boolean spam, RowState state) {
    String number = pdu.get("msg_box");
    Optional<Boolean> outgoing = SmsBox.outgoing(number);
    boolean received = outgoing.isPresent() && !outgoing.get();
    Set<String> placed = new HashSet<>(PLACED);
    Optional<RecordedTime> date = PhoneTime.of(pdu.get("date"), Basis.DEVICE);
    Optional<RecordedTime> sent =
        received ? PhoneTime.of(pdu.get("date_sent"), Basis.SERVER) : date;
    if (received && sent.isPresent()) {
      placed.add("date_sent");
    }
    if (date.isEmpty()) {
      placed.remove("date");
    }
    if (SmsBox.of(number) != Box.UNKNOWN && !spam) {
      placed.add("msg_box");
    }
    Map<String, String> extra = pdu.without(placed);
    extra.putAll(more);
    addresses.roles().forEach(extra::put);
    return new TextMessage(
        provenance,
        "MMS",
        pdu.find("self_phone").or(() -> addresses.own(outgoing)),
        addresses.counterparts(outgoing),
        PhoneAccounts.name(pdu.get("contact_name")).orElse(""),
        outgoing,
        spam ? Box.SPAM : SmsBox.of(number),
        pdu.get("thread_id"),
        rowId.or(() -> pdu.number("_id")),
        sent,
        received ? date : Optional.empty(),
        pdu.find("sub").map(s -> HeaderText.of(s, pdu.get("sub_cs"))).orElse(""),
        text.toString(),
        attachments,
        Optional.empty(),
        Optional.empty(),
        pdu.find("creator"),
        Optional.empty(),
        List.of(),
        state,
        extra);
  }

  private static String name(Columns part) {
    for (String column : List.of("cl", "name", "fn", "cid", "_data")) {
      Optional<String> name = part.find(column);
      if (name.isPresent()) {
        return HeaderText.of(name.get(), "106");
      }
    }
    return "";
  }
}
