package org.tiezheng.collect.android;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tiezheng.collect.Limits;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TextMessage;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** One telephony backup being read: every element of the array becomes a record or is set aside. */
final class TelephonyBackupReading {
  private final ReadingSession session;
  private final Limits limits;
  private String table = "sms";

  TelephonyBackupReading(ReadingSession session, Limits limits) {
    this.session = session;
    this.limits = limits;
  }

  /** The table of the rows last met. */
  String table() {
    return table;
  }

  void rows(JsonParser json, Function<Locator, Provenance> at) {
    long index = 0;
    for (JsonToken token = json.nextToken();
        token != JsonToken.END_ARRAY;
        token = json.nextToken()) {
      if (token == null) {
        session.broke(table, new Text("文件中途中断", "the file breaks off"));
        return;
      }
      long from = json.currentTokenLocation().getByteOffset();
      if (token != JsonToken.START_OBJECT) {
        json.skipChildren();
        aside(place(json, index, from, at), "不是 JSON 对象", "not a JSON object", "");
      } else {
        JsonObject object = JsonObject.read(json, limits.fields());
        row(object, place(json, index, from, at));
      }
      index++;
    }
  }

  void notes() {
    session.note(
        new Text(
            "此备份只含当时仍在的短信,没有行号和会话号,看不出删除",
            "this backup has only the messages that were there, without row and thread ids: what"
                + " was deleted cannot be seen in it"));
  }

  private static Provenance place(
      JsonParser json, long index, long from, Function<Locator, Provenance> at) {
    long to = json.currentLocation().getByteOffset();
    return at.apply(new Locator.Element("/" + index, from, to - from));
  }

  private void row(JsonObject object, Provenance place) {
    Columns columns = object.columns();
    boolean mms = columns.values().containsKey("msg_box") || columns.values().containsKey("m_type");
    table = mms ? "mms" : "sms";
    if (!mms && !SmsRow.saysSomething(columns)) {
      aside(
          place,
          "号码、时间、内容均无",
          "has neither a number nor a time nor a text",
          columns.values().toString());
      return;
    }
    session.seen(table);
    TextMessage message = mms ? mms(object, place) : sms(object, place);
    PhoneAccounts.of(session, message);
    session.record(table, message);
  }

  private static TextMessage sms(JsonObject object, Provenance place) {
    List<String> recipients = object.lists().getOrDefault("recipients", List.of());
    return SmsRow.message(
        place, object.columns(), recipients, Optional.empty(), false, RowState.LIVE);
  }

  private static TextMessage mms(JsonObject object, Provenance place) {
    MmsRow row = new MmsRow(object.columns());
    object.rows().getOrDefault("mms_addresses", List.of()).forEach(row::address);
    object.lists().getOrDefault("recipients", List.of()).forEach(row::party);
    object.columns().find("mms_body").ifPresent(row::text);
    object
        .lists()
        .forEach((name, values) -> {
          if (!name.equals("recipients") && !values.isEmpty()) {
            row.extra(name, String.join(", ", values));
          }
        });
    return row.message(place, Optional.empty(), false, RowState.LIVE);
  }

  private void aside(Provenance place, String zh, String en, String raw) {
    session.seen(table);
    session.setAside(table, place, new Text(zh, en), raw);
  }
}
