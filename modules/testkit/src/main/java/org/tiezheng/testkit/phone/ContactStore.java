package org.tiezheng.testkit.phone;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tiezheng.testkit.file.SqliteFile;

/** Writes Android's address book and call log: {@code contacts2.db} and {@code calllog.db}. */
public final class ContactStore {
  private static final List<String> TYPES =
      List.of("name", "phone_v2", "email_v2", "organization", "note", "nickname");

  private ContactStore() {}

  /** The table of calls, into an empty database or beside the address book. */
  public static void calls(SqliteFile db, List<PhoneCall> calls) {
    db.run(
        "CREATE TABLE calls(_id INTEGER PRIMARY KEY AUTOINCREMENT,number TEXT,"
            + "presentation INTEGER NOT NULL DEFAULT 1,post_dial_digits TEXT NOT NULL DEFAULT '',"
            + "date INTEGER,duration INTEGER,data_usage INTEGER,type INTEGER,"
            + "features INTEGER NOT NULL DEFAULT 0,subscription_component_name TEXT,"
            + "subscription_id TEXT,phone_account_address TEXT,new INTEGER,name TEXT,"
            + "numbertype INTEGER,countryiso TEXT,geocoded_location TEXT,is_read INTEGER)");
    for (PhoneCall call : calls) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("_id", call.id());
      row.put("number", call.number());
      row.put("date", call.date());
      row.put("duration", call.seconds());
      row.put("type", call.type());
      row.put("new", 1);
      row.put("name", call.name());
      row.put("countryiso", "CN");
      row.put("geocoded_location", "北京");
      row.put(
          "subscription_component_name",
          "com.android.phone/com.android.services.telephony.TelephonyConnectionService");
      db.insert("calls", row);
    }
    db.commit();
  }

  /** The address book, into an empty database. */
  public static void contacts(SqliteFile db, List<PhoneContact> contacts) {
    schema(db);
    for (int i = 0; i < TYPES.size(); i++) {
      db.insert(
          "mimetypes", Map.of("_id", i + 1, "mimetype", "vnd.android.cursor.item/" + TYPES.get(i)));
    }
    db.insert(
        "accounts",
        Map.of("_id", 1, "account_name", "138@example.cn", "account_type", "com.xiaomi"));
    for (PhoneContact contact : contacts) {
      long id = contact.id();
      db.insert(
          "contacts",
          Map.of(
              "_id",
              id + 1000,
              "name_raw_contact_id",
              id,
              "contact_last_updated_timestamp",
              1_700_000_000_000L + id));
      db.insert(
          "raw_contacts",
          Map.of(
              "_id", id, "account_id", 1, "contact_id", id + 1000, "display_name", contact.name()));
      values(db, contact);
    }
    db.commit();
  }

  private static void schema(SqliteFile db) {
    db.run("PRAGMA user_version=1111");
    db.run("CREATE TABLE mimetypes(_id INTEGER PRIMARY KEY AUTOINCREMENT,mimetype TEXT NOT NULL)");
    db.run(
        "CREATE TABLE accounts(_id INTEGER PRIMARY KEY AUTOINCREMENT,account_name TEXT,"
            + "account_type TEXT,data_set TEXT)");
    db.run(
        "CREATE TABLE contacts(_id INTEGER PRIMARY KEY AUTOINCREMENT,name_raw_contact_id INTEGER,"
            + "contact_last_updated_timestamp INTEGER)");
    db.run(
        "CREATE TABLE raw_contacts(_id INTEGER PRIMARY KEY AUTOINCREMENT,account_id INTEGER,"
            + "sourceid TEXT,version INTEGER NOT NULL DEFAULT 1,dirty INTEGER NOT NULL DEFAULT 0,"
            + "deleted INTEGER NOT NULL DEFAULT 0,contact_id INTEGER,display_name TEXT,"
            + "starred INTEGER NOT NULL DEFAULT 0)");
    List<String> data = new ArrayList<>();
    for (int i = 1; i <= 15; i++) {
      data.add("data" + i + " TEXT");
    }
    db.run(
        "CREATE TABLE data(_id INTEGER PRIMARY KEY AUTOINCREMENT,package_id INTEGER,"
            + "mimetype_id INTEGER NOT NULL,raw_contact_id INTEGER NOT NULL,"
            + "is_primary INTEGER NOT NULL DEFAULT 0,"
            + String.join(",", data)
            + ")");
    db.run(
        "CREATE TABLE deleted_contacts(contact_id INTEGER PRIMARY KEY,"
            + "contact_deleted_timestamp INTEGER NOT NULL DEFAULT 0)");
    db.run(
        "CREATE TRIGGER raw_contacts_deleted BEFORE DELETE ON raw_contacts BEGIN DELETE FROM data"
            + " WHERE raw_contact_id=OLD._id;END");
  }

  private static void values(SqliteFile db, PhoneContact contact) {
    value(db, contact, "name", contact.name());
    contact.numbers().forEach(number -> value(db, contact, "phone_v2", number));
    contact.mails().forEach(mail -> value(db, contact, "email_v2", mail));
    if (!contact.organisation().isEmpty()) {
      value(db, contact, "organization", contact.organisation());
    }
    if (!contact.note().isEmpty()) {
      value(db, contact, "note", contact.note());
    }
  }

  private static void value(SqliteFile db, PhoneContact contact, String type, String value) {
    db.insert(
        "data",
        Map.of(
            "mimetype_id",
            TYPES.indexOf(type) + 1,
            "raw_contact_id",
            contact.id(),
            "data1",
            value));
  }
}
