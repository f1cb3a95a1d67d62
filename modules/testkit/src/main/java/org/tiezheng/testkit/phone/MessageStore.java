package org.tiezheng.testkit.phone;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.tiezheng.testkit.file.SqliteFile;

/** Writes {@code mmssms.db} as generations of Android and their vendors have written it. */
public final class MessageStore {
  /** Whose provider writes. */
  public enum Provider {
    /** Android 4.2: no creator, no subscription. */
    JELLY_BEAN(""),
    /** Android 10: creator, subscription, row ids that are never used again. */
    MODERN(",sub_id INTEGER DEFAULT -1,creator TEXT"),
    /** Samsung: columns of its own, unwanted messages in tables of their own. */
    SAMSUNG(
        ",sub_id INTEGER DEFAULT -1,creator TEXT,deletable INTEGER DEFAULT 0,hidden INTEGER"
            + " DEFAULT 0,group_id INTEGER,app_id INTEGER DEFAULT 0,sim_slot INTEGER DEFAULT 0"),
    /** MIUI: marks what the user deleted. */
    MIUI(
        ",sim_id INTEGER DEFAULT 0,creator TEXT,deleted INTEGER DEFAULT 0,block_type INTEGER"
            + " DEFAULT 0,bind_id INTEGER DEFAULT 0,source TEXT");

    private final String columns;

    Provider(String columns) {
      this.columns = columns;
    }
  }

  private static final String SMS =
      "(_id INTEGER PRIMARY KEY%s,thread_id INTEGER,address TEXT,person INTEGER,date INTEGER,"
          + "date_sent INTEGER DEFAULT 0,protocol INTEGER,read INTEGER DEFAULT 0,"
          + "status INTEGER DEFAULT -1,type INTEGER,reply_path_present INTEGER,subject TEXT,"
          + "body TEXT,service_center TEXT,locked INTEGER DEFAULT 0,error_code INTEGER DEFAULT 0,"
          + "seen INTEGER DEFAULT 0%s)";

  private final Provider provider;
  private final SqliteFile db;
  private final Map<String, byte[]> parts = new HashMap<>();

  private MessageStore(Provider provider, SqliteFile db) {
    this.provider = provider;
    this.db = db;
  }

  /** The table that a text stands in, apart from which provider writes. */
  public static String table(PhoneText text, Provider provider) {
    boolean spam = provider == Provider.SAMSUNG && text.number().equals("10086") && text.received();
    return text.mms().isPresent() ? "pdu" : spam ? "spam_sms" : "sms";
  }

  /**
   * Writes the texts, and then deletes some as the provider does.
   *
   * @param folder empty
   * @param deleted ids of texts
   * @return the files by their names from the provider's folder on
   */
  public static Map<String, byte[]> write(
      Path folder,
      PhoneWorld world,
      Provider provider,
      SqliteFile.Journal journal,
      Set<Long> deleted) {
    try (SqliteFile db = new SqliteFile(folder, journal)) {
      MessageStore store = fill(db, world, provider);
      db.checkpoint();
      world.texts().stream()
          .filter(text -> deleted.contains(text.id()))
          .forEach(
              text -> db.run("DELETE FROM " + table(text, provider) + " WHERE _id=" + text.id()));
      db.commit();
      Map<String, byte[]> files = new LinkedHashMap<>(store.parts);
      db.files().forEach((ending, bytes) -> files.put("databases/mmssms.db" + ending, bytes));
      return files;
    }
  }

  /** Writes the texts into an empty database and leaves it open. */
  public static MessageStore fill(SqliteFile db, PhoneWorld world, Provider provider) {
    MessageStore store = new MessageStore(provider, db);
    store.schema();
    store.threads(world);
    world.texts().forEach(store::text);
    db.commit();
    return store;
  }

  private void schema() {
    String auto = provider == Provider.JELLY_BEAN ? "" : " AUTOINCREMENT";
    db.run("PRAGMA user_version=" + (provider == Provider.JELLY_BEAN ? 55 : 67));
    db.run("CREATE TABLE android_metadata(locale TEXT)");
    db.run("INSERT INTO android_metadata VALUES('zh_CN')");
    db.run("CREATE TABLE sms" + SMS.formatted(auto, provider.columns));
    if (provider == Provider.SAMSUNG) {
      db.run("CREATE TABLE spam_sms" + SMS.formatted(" AUTOINCREMENT", ",link_url TEXT"));
    }
    db.run(
        "CREATE TABLE pdu(_id INTEGER PRIMARY KEY"
            + auto
            + ",thread_id INTEGER,date INTEGER,"
            + "date_sent INTEGER DEFAULT 0,msg_box INTEGER,read INTEGER DEFAULT 0,m_id TEXT,"
            + "sub TEXT,sub_cs INTEGER,ct_t TEXT,ct_l TEXT,m_type INTEGER,v INTEGER,tr_id TEXT,"
            + "text_only INTEGER DEFAULT 0)");
    db.run(
        "CREATE TABLE addr(_id INTEGER PRIMARY KEY,msg_id INTEGER,contact_id INTEGER,"
            + "address TEXT,type INTEGER,charset INTEGER)");
    db.run(
        "CREATE TABLE part(_id INTEGER PRIMARY KEY AUTOINCREMENT,mid INTEGER,seq INTEGER"
            + " DEFAULT 0,ct TEXT,name TEXT,chset INTEGER,cd TEXT,fn TEXT,cid TEXT,cl TEXT,"
            + "ctt_s INTEGER,ctt_t TEXT,_data TEXT,text TEXT)");
    db.run(
        "CREATE TABLE raw(_id INTEGER PRIMARY KEY,date INTEGER,reference_number INTEGER,"
            + "count INTEGER,sequence INTEGER,destination_port INTEGER,address TEXT,pdu TEXT)");
    db.run("CREATE TABLE canonical_addresses(_id INTEGER PRIMARY KEY AUTOINCREMENT,address TEXT)");
    db.run(
        "CREATE TABLE threads(_id INTEGER PRIMARY KEY AUTOINCREMENT,date INTEGER DEFAULT 0,"
            + "message_count INTEGER DEFAULT 0,recipient_ids TEXT,snippet TEXT)");
    db.run("CREATE TABLE sr_pending(reference_number INTEGER,action TEXT,data TEXT)");
    db.run("CREATE INDEX typeThreadIdIndex ON sms(type,thread_id)");
    db.run(
        "CREATE TRIGGER part_cleanup DELETE ON pdu BEGIN DELETE FROM part WHERE mid=old._id;"
            + "DELETE FROM addr WHERE msg_id=old._id;END");
  }

  private void threads(PhoneWorld world) {
    Set<Long> known = new LinkedHashSet<>();
    for (PhoneText text : world.texts()) {
      if (known.add(text.thread())) {
        db.insert("canonical_addresses", Map.of("_id", text.thread(), "address", text.number()));
        db.insert(
            "threads", Map.of("_id", text.thread(), "recipient_ids", Long.toString(text.thread())));
      }
    }
  }

  private void text(PhoneText text) {
    if (text.mms().isPresent()) {
      mms(text, text.mms().get());
      return;
    }
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("_id", text.id());
    row.put("thread_id", text.thread());
    // A draft names nobody itself.
    if (text.type() != 3) {
      row.put("address", text.number());
    }
    row.put("date", text.date());
    row.put("date_sent", text.sent());
    row.put("type", text.type());
    row.put("body", text.text());
    row.put("read", 1);
    row.put("status", text.type() == 2 ? 0 : -1);
    text.serviceCentre().ifPresent(centre -> row.put("service_center", centre));
    if (text.received()) {
      row.put("protocol", 0);
    }
    String table = table(text, provider);
    if (provider != Provider.JELLY_BEAN && table.equals("sms")) {
      row.put("creator", "com.android.mms");
    }
    db.insert(table, row);
  }

  private void mms(PhoneText text, PhoneText.Mms mms) {
    Map<String, Object> pdu = new LinkedHashMap<>();
    pdu.put("_id", text.id());
    pdu.put("thread_id", text.thread());
    pdu.put("date", text.date() / 1000);
    pdu.put("date_sent", text.sent() / 1000);
    pdu.put("msg_box", text.type());
    pdu.put("m_type", text.received() ? 132 : 128);
    if (!mms.subject().isEmpty()) {
      pdu.put("sub", bytesAsCharacters(mms.subject()));
      pdu.put("sub_cs", 106);
    }
    db.insert("pdu", pdu);
    address(text.id(), 137, text.received() ? text.number() : "insert-address-token");
    address(text.id(), 151, text.received() ? mms.own() : text.number());
    db.insert(
        "part", Map.of("mid", text.id(), "seq", -1, "ct", "application/smil", "text", "<s/>"));
    db.insert(
        "part", Map.of("mid", text.id(), "ct", "text/plain", "chset", 106, "text", text.text()));
    for (PhoneFile file : mms.files()) {
      String name = "PART_" + text.date() + "_" + parts.size() + ".jpg";
      parts.put("app_parts/" + name, file.bytes());
      db.insert(
          "part",
          Map.of(
              "mid",
              text.id(),
              "ct",
              file.type(),
              "cl",
              bytesAsCharacters(file.name()),
              "_data",
              "/data/user_de/0/com.android.providers.telephony/app_parts/" + name));
    }
  }

  private void address(long message, int type, String address) {
    db.insert("addr", Map.of("msg_id", message, "type", type, "address", address, "charset", 106));
  }

  /** As Android stores header fields: each byte of the UTF-8 as one character. */
  private static String bytesAsCharacters(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
