package org.tiezheng.testkit.ios;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.tiezheng.testkit.file.SqliteFile;
import org.tiezheng.testkit.phone.PhoneCall;

/** Writes calls into a call history of iOS, newer (Core Data) or older. */
public final class CallDatabase {
  private static final double EPOCH = Instant.parse("2001-01-01T00:00:00Z").getEpochSecond();

  private CallDatabase() {}

  /** {@code CallHistory.storedata}; every second address is kept as bytes, as iOS 8 does. */
  public static void modern(List<PhoneCall> calls, SqliteFile file) {
    file.run(
        "CREATE TABLE ZCALLRECORD (Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER,"
            + " ZANSWERED INTEGER, ZCALLTYPE INTEGER, ZORIGINATED INTEGER, ZREAD INTEGER, ZDATE"
            + " TIMESTAMP, ZDURATION FLOAT, ZADDRESS VARCHAR, ZISO_COUNTRY_CODE VARCHAR, ZNAME"
            + " VARCHAR, ZSERVICE_PROVIDER VARCHAR, ZUNIQUE_ID VARCHAR)",
        "CREATE TABLE ZHANDLE (Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZTYPE"
            + " INTEGER, ZNORMALIZEDVALUE VARCHAR, ZVALUE VARCHAR)",
        "CREATE TABLE Z_2REMOTEPARTICIPANTHANDLES (Z_2REMOTEPARTICIPANTCALLS INTEGER,"
            + " Z_4REMOTEPARTICIPANTHANDLES INTEGER, PRIMARY KEY (Z_2REMOTEPARTICIPANTCALLS,"
            + " Z_4REMOTEPARTICIPANTHANDLES))",
        "CREATE TABLE Z_PRIMARYKEY (Z_ENT INTEGER PRIMARY KEY, Z_NAME VARCHAR, Z_SUPER INTEGER,"
            + " Z_MAX INTEGER)");
    file.begin();
    for (PhoneCall call : calls) {
      boolean joined = call.id() % 3 == 0;
      boolean bytes = call.id() % 2 == 0;
      file.insert(
          "ZCALLRECORD",
          "Z_PK",
          call.id(),
          "Z_ENT",
          2,
          "ZANSWERED",
          call.type() == 1 ? 1 : 0,
          "ZORIGINATED",
          call.type() == 2 ? 1 : 0,
          "ZCALLTYPE",
          1,
          "ZDATE",
          call.date() / 1000.0 - EPOCH,
          "ZDURATION",
          call.seconds() + 0.25,
          "ZADDRESS",
          joined
              ? SqliteFile.ABSENT
              : bytes ? call.number().getBytes(StandardCharsets.UTF_8) : call.number(),
          "ZNAME",
          call.name(),
          "ZSERVICE_PROVIDER",
          "com.apple.Telephony",
          "ZUNIQUE_ID",
          "U" + call.id());
      if (joined) {
        file.insert("ZHANDLE", "Z_PK", call.id(), "ZVALUE", call.number());
        file.insert(
            "Z_2REMOTEPARTICIPANTHANDLES",
            "Z_2REMOTEPARTICIPANTCALLS",
            call.id(),
            "Z_4REMOTEPARTICIPANTHANDLES",
            call.id());
      }
    }
    file.insert(
        "Z_PRIMARYKEY", "Z_ENT", 2, "Z_NAME", "CallRecord", "Z_MAX", calls.getLast().id() + 7);
    file.commit();
  }

  /** {@code call_history.db} of iOS 7: whole seconds since 1970. */
  public static void old(List<PhoneCall> calls, SqliteFile file) {
    file.run(
        "CREATE TABLE call (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, address TEXT, date INTEGER,"
            + " duration INTEGER, flags INTEGER, id INTEGER, name TEXT, country_code TEXT,"
            + " network_code TEXT, read INTEGER, answered INTEGER)");
    file.begin();
    for (PhoneCall call : calls) {
      file.insert(
          "call",
          "ROWID",
          call.id(),
          "address",
          call.number(),
          "date",
          call.date() / 1000,
          "duration",
          call.seconds(),
          "flags",
          call.type() == 2 ? 5 : 4,
          "name",
          call.name(),
          "country_code",
          "460",
          "answered",
          call.type() == 1 ? 1 : 0);
    }
    file.commit();
  }
}
