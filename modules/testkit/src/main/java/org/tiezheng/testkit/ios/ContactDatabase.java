package org.tiezheng.testkit.ios;

import java.util.List;
import org.tiezheng.testkit.file.SqliteFile;
import org.tiezheng.testkit.phone.PhoneContact;

/** Writes contacts into an address book of iOS. */
public final class ContactDatabase {
  private static final int PHONE = 3;
  private static final int MAIL = 4;

  private ContactDatabase() {}

  /** {@code AddressBook.sqlitedb}; the whole name is in the column Last. */
  public static void write(List<PhoneContact> contacts, SqliteFile file) {
    file.run(
        "CREATE TABLE ABPerson (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, First TEXT, Last TEXT,"
            + " Middle TEXT, Organization TEXT, Department TEXT, Note TEXT, Kind INTEGER, Nickname"
            + " TEXT, CreationDate INTEGER, ModificationDate INTEGER, DisplayName TEXT, guid TEXT)",
        "CREATE TABLE ABMultiValue (UID INTEGER PRIMARY KEY, record_id INTEGER, property INTEGER,"
            + " identifier INTEGER, label INTEGER, value TEXT, guid TEXT)",
        "CREATE TABLE ABMultiValueLabel (value TEXT, UNIQUE(value))",
        "CREATE TABLE ABMultiValueEntry (parent_id INTEGER, key INTEGER, value TEXT)",
        "CREATE TABLE ABMultiValueEntryKey (value TEXT)",
        "INSERT INTO ABMultiValueLabel VALUES ('_$!<Mobile>!$_'), ('_$!<Work>!$_')");
    file.begin();
    long id = 0;
    for (PhoneContact contact : contacts) {
      file.insert(
          "ABPerson",
          "ROWID",
          contact.id(),
          "Last",
          contact.name(),
          "Organization",
          contact.organisation(),
          "Note",
          contact.note(),
          "CreationDate",
          600_000_000 + contact.id(),
          "ModificationDate",
          700_000_000 + contact.id(),
          "guid",
          "G" + contact.id());
      for (String number : contact.numbers()) {
        value(file, ++id, contact.id(), PHONE, number);
      }
      for (String mail : contact.mails()) {
        value(file, ++id, contact.id(), MAIL, mail);
      }
    }
    file.commit();
  }

  private static void value(SqliteFile file, long id, long person, int property, String value) {
    file.insert(
        "ABMultiValue",
        "UID",
        id,
        "record_id",
        person,
        "property",
        property,
        "label",
        property == PHONE ? 1 : 2,
        "value",
        value);
  }
}
