package org.tiezheng.collect.android;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.evidence.Call;
import org.tiezheng.evidence.Call.Way;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RecordedTime.Basis;
import org.tiezheng.evidence.RowState;

/** A row of the table {@code calls} (android.provider.CallLog), in whichever form it comes. */
public final class CallRow {
  private static final Set<String> PLACED =
      Set.of("_id", "number", "name", "contact_name", "date", "duration");

  private CallRow() {}

  /** The call. */
  public static Call call(
      Provenance provenance, Columns row, Optional<Long> rowId, RowState state) {
    Optional<RecordedTime> date = PhoneTime.of(row.get("date"), Basis.DEVICE);
    Optional<Long> seconds = row.number("duration").filter(s -> s >= 0);
    Set<String> placed = new HashSet<>(PLACED);
    if (date.isEmpty()) {
      placed.remove("date");
    }
    if (seconds.isEmpty()) {
      placed.remove("duration");
    }
    Way way = way(row.get("type"));
    if (way != Way.UNKNOWN) {
      placed.add("type");
    }
    String number = row.get("number");
    // -1, -2 and -3 stand for an unknown, a withheld number and a pay phone.
    boolean withheld = number.matches("-[1-3]");
    if (withheld) {
      placed.remove("number");
    }
    Map<String, String> extra = row.without(placed);
    if (row.get("type").equals("7")) {
      extra.put("type", "7");
    }
    return new Call(
        provenance,
        service(row.get("subscription_component_name")),
        row.find("phone_account_address").filter(own -> own.matches("\\+?[0-9]{5,15}")),
        withheld ? "" : number,
        row.find("contact_name").or(() -> row.find("name")).flatMap(PhoneAccounts::name).orElse(""),
        way,
        rowId.or(() -> row.number("_id")),
        date.orElseGet(RecordedTime::none),
        seconds,
        state,
        extra);
  }

  /** Whether a row has anything that makes it a call. */
  public static boolean saysSomething(Columns row) {
    return row.find("number").isPresent() || row.find("date").isPresent();
  }

  /** The program that made the call, if it was not the telephone. */
  private static String service(String component) {
    String program = component.substring(0, Math.max(0, component.indexOf('/')));
    boolean phone =
        program.isEmpty()
            || program.equals("com.android.phone")
            || program.equals("com.android.server.telecom")
            || program.contains(".telephony");
    return phone ? "telephone" : program;
  }

  /** 7 is a call of this phone that was answered on another device of the same person. */
  private static Way way(String type) {
    return switch (type.strip()) {
      case "1", "7" -> Way.INCOMING;
      case "2" -> Way.OUTGOING;
      case "3" -> Way.MISSED;
      case "4" -> Way.VOICEMAIL;
      case "5" -> Way.REJECTED;
      case "6" -> Way.BLOCKED;
      default -> Way.UNKNOWN;
    };
  }
}
