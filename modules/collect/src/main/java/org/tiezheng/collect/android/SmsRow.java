package org.tiezheng.collect.android;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RecordedTime.Basis;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.TextMessage;
import org.tiezheng.evidence.TextMessage.Box;

/**
 * A row of the table {@code sms}, in whichever form it comes: from the database, from the backup
 * that Android makes of it, or from a program that writes the same columns as XML.
 *
 * <p>Of a received message {@code date} is when this phone stored it and {@code date_sent} the time
 * stamp of the service centre; of any other, {@code date} is when it was written or sent.
 */
public final class SmsRow {
  private static final Set<String> PLACED =
      Set.of(
          "_id",
          "thread_id",
          "address",
          "contact_name",
          "date",
          "subject",
          "body",
          "service_center",
          "creator",
          "protocol",
          "self_phone");

  private SmsRow() {}

  /** The message to or from one number. */
  public static TextMessage message(
      Provenance provenance, Columns row, Optional<Long> rowId, boolean spam, RowState state) {
    return message(provenance, row, List.of(), rowId, spam, state);
  }

  /**
   * The message.
   *
   * @param recipients the numbers of the conversation, if the source lists them
   * @param spam whether the row stands in a table of unwanted messages
   */
  public static TextMessage message(
      Provenance provenance,
      Columns row,
      List<String> recipients,
      Optional<Long> rowId,
      boolean spam,
      RowState state) {
    String type = row.get("type");
    Optional<Boolean> outgoing = SmsBox.outgoing(type);
    boolean received = !outgoing.orElse(!(spam && type.isEmpty()));
    Set<String> placed = new HashSet<>(PLACED);
    Optional<RecordedTime> date = PhoneTime.of(row.get("date"), Basis.DEVICE);
    Optional<RecordedTime> sent =
        received ? PhoneTime.of(row.get("date_sent"), Basis.SERVER) : date;
    if (received && sent.isPresent()) {
      placed.add("date_sent");
    }
    if (SmsBox.of(type) != Box.UNKNOWN && !spam) {
      placed.add("type");
    }
    if (date.isEmpty()) {
      placed.remove("date");
    }
    Map<String, String> extra = row.without(placed);
    List<String> address = row.find("address").map(List::of).orElse(recipients);
    if (!recipients.isEmpty() && !recipients.equals(address)) {
      extra.put("recipients", String.join(", ", recipients));
    }
    return new TextMessage(
        provenance,
        "SMS",
        row.find("self_phone"),
        address,
        PhoneAccounts.name(row.get("contact_name")).orElse(""),
        outgoing.or(() -> spam && type.isEmpty() ? Optional.of(false) : Optional.empty()),
        spam ? Box.SPAM : SmsBox.of(type),
        row.get("thread_id"),
        rowId.or(() -> row.number("_id")),
        sent,
        received ? date : Optional.empty(),
        row.get("subject"),
        row.get("body"),
        List.of(),
        Optional.empty(),
        row.find("service_center"),
        row.find("creator"),
        row.find("protocol"),
        List.of(),
        state,
        extra);
  }

  /** Whether a row has anything that makes it a message. */
  public static boolean saysSomething(Columns row) {
    Map<String, String> values = row.values();
    return values.containsKey("address")
        || values.containsKey("body")
        || values.containsKey("date");
  }
}
