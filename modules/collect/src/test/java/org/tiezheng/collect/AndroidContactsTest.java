package org.tiezheng.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tiezheng.evidence.Accounting;
import org.tiezheng.evidence.Call;
import org.tiezheng.evidence.Contact;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.RowState;
import org.tiezheng.testkit.file.SqliteFile;
import org.tiezheng.testkit.phone.ContactStore;
import org.tiezheng.testkit.phone.PhoneCall;
import org.tiezheng.testkit.phone.PhoneContact;
import org.tiezheng.testkit.phone.PhoneWorld;

/** Android's address book and call log. */
class AndroidContactsTest {
  private static final PhoneWorld WORLD = PhoneWorld.random(new Random(41), 0, 300, 200);

  @TempDir private Path temp;

  @ParameterizedTest
  @EnumSource
  void everyCallIsReadAndDeletedOnesComeBackMarked(SqliteFile.Journal journal) {
    try (SqliteFile db = new SqliteFile(temp, journal)) {
      ContactStore.calls(db, WORLD.calls());
      db.checkpoint();
      db.run("DELETE FROM calls WHERE _id % 10 = 3");
      Collected read = read(db, "calllog.db", "calls.android");
      assertThat(read.reading().kind()).isEqualTo(Kind.CALLS);
      assertThat(read.reading().tables()).contains(new Accounting("calls", 270, 270, 0));
      Map<Long, PhoneCall> real =
          WORLD.calls().stream().collect(Collectors.toMap(PhoneCall::id, c -> c));
      Set<String> back = new HashSet<>();
      for (Call call : read.all(Call.class)) {
        if (call.state() == RowState.LIVE) {
          long id = call.rowId().orElseThrow();
          assertThat(id % 10).isNotEqualTo(3);
          PhoneTruth.same(call, Objects.requireNonNull(real.get(id)));
          assertThat(call.service()).isEqualTo("telephone");
          assertThat(call.extra()).containsEntry("geocoded_location", "北京");
          assertThat(call.provenance().locator()).isInstanceOf(Locator.TableRow.class);
        } else {
          assertThat(call.state()).isIn(RowState.DELETED_RECOVERED, RowState.DELETED_OR_EARLIER);
          assertThat(WORLD.calls())
              .anyMatch(c -> c.id() % 10 == 3 && call.time().raw().equals(c.date() + ""));
          back.add(call.time().raw());
        }
      }
      List<PhoneCall> left =
          WORLD.calls().stream().filter(c -> c.id() % 10 == 3 && remains(c, db)).toList();
      assertThat(left).hasSizeGreaterThan(25);
      assertThat(back).containsAll(left.stream().map(c -> c.date() + "").toList());
    }
  }

  /** Whether the number and behind it the time, in six bytes, lie in any of the files. */
  private static boolean remains(PhoneCall call, SqliteFile db) {
    String time =
        new String(
            ByteBuffer.allocate(8).putLong(call.date()).array(), 2, 6, StandardCharsets.ISO_8859_1);
    return db.files().values().stream()
        .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
        .anyMatch(bytes -> bytes.contains(call.number() + time));
  }

  @Test
  void everyContactIsReadWithItsValuesAndItsDeletionDated() {
    try (SqliteFile db = new SqliteFile(temp, SqliteFile.Journal.WAL)) {
      ContactStore.contacts(db, WORLD.contacts());
      db.checkpoint();
      db.run("UPDATE raw_contacts SET deleted=1 WHERE _id=5");
      db.run("DELETE FROM raw_contacts WHERE _id=7");
      db.insert(
          "deleted_contacts",
          Map.of("contact_id", 1007, "contact_deleted_timestamp", 1_710_000_000_000L));
      Collected read = read(db, "contacts2.db", "contacts.android");
      assertThat(read.reading().tables())
          .contains(new Accounting("raw_contacts", 199, 199, 0))
          .contains(new Accounting("deleted_contacts", 1, 1, 0));
      Map<Long, PhoneContact> real =
          WORLD.contacts().stream().collect(Collectors.toMap(PhoneContact::id, c -> c));
      List<Contact> contacts = read.all(Contact.class);
      for (Contact contact : contacts.subList(0, 199)) {
        long id = contact.rowId().orElseThrow();
        same(contact, Objects.requireNonNull(real.get(id)));
        assertThat(contact.state()).isEqualTo(id == 5 ? RowState.MARKED_DELETED : RowState.LIVE);
        assertThat(contact.time().instant())
            .contains(Instant.ofEpochMilli(1_700_000_000_000L + id));
        assertThat(contact.extra()).containsEntry("account", "138@example.cn com.xiaomi");
      }
      Contact deletion = contacts.get(199);
      assertThat(deletion.state()).isEqualTo(RowState.MARKED_DELETED);
      assertThat(deletion.rowId()).contains(1007L);
      assertThat(deletion.time().instant()).contains(Instant.ofEpochMilli(1_710_000_000_000L));
      assertThat(contacts)
          .filteredOn(c ->
              c.state() == RowState.DELETED_RECOVERED || c.state() == RowState.DELETED_OR_EARLIER)
          .singleElement()
          .satisfies(c -> same(c, Objects.requireNonNull(real.get(7L))));
    }
  }

  @Test
  void anOlderAddressBookHasTheCallsWithIt() {
    try (SqliteFile db = new SqliteFile(temp, SqliteFile.Journal.DELETE)) {
      ContactStore.contacts(db, WORLD.contacts());
      ContactStore.calls(db, WORLD.calls());
      Collected read = read(db, "contacts2.db", "contacts.android");
      assertThat(read.reading().tables())
          .contains(new Accounting("raw_contacts", 200, 200, 0))
          .contains(new Accounting("calls", 300, 300, 0));
    }
  }

  @Test
  void aWithheldNumberIsEmptyAndItsCodeIsKept() {
    try (SqliteFile db = new SqliteFile(temp, SqliteFile.Journal.DELETE)) {
      ContactStore.calls(db, List.of(new PhoneCall(1, "-2", "", 3, 1_700_000_000_000L, 0)));
      Call call = read(db, "calllog.db", "calls.android").all(Call.class).getFirst();
      assertThat(call.number()).isEmpty();
      assertThat(call.extra()).containsEntry("number", "-2");
    }
  }

  private static void same(Contact contact, PhoneContact real) {
    assertThat(contact.name()).isEqualTo(real.name());
    assertThat(contact.numbers()).isEqualTo(real.numbers());
    assertThat(contact.addresses()).isEqualTo(real.mails());
    assertThat(contact.organisation()).isEqualTo(real.organisation());
    assertThat(contact.note()).isEqualTo(real.note());
  }

  private static Collected read(SqliteFile db, String name, String importer) {
    Map<String, byte[]> files = new HashMap<>();
    db.files().forEach((ending, bytes) -> files.put(name + ending, bytes));
    SealedSource source = Collected.source(name, Objects.requireNonNull(files.get(name)), files);
    Collected read = Collected.of(Collected.recognised(source), source);
    assertThat(read.reading().importer()).isEqualTo(importer);
    assertThat(read.reading().complete()).isTrue();
    return read;
  }
}
