package org.tiezheng.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiezheng.evidence.Accounting;
import org.tiezheng.evidence.Call;
import org.tiezheng.evidence.Call.Way;
import org.tiezheng.evidence.Contact;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.RowState;
import org.tiezheng.testkit.file.SqliteFile;
import org.tiezheng.testkit.ios.CallDatabase;
import org.tiezheng.testkit.ios.ContactDatabase;
import org.tiezheng.testkit.phone.PhoneCall;
import org.tiezheng.testkit.phone.PhoneContact;
import org.tiezheng.testkit.phone.PhoneWorld;

/** Call histories and address books of iOS, against what was written into them. */
class IosCallsAndContactsTest {
  private static final PhoneWorld WORLD = PhoneWorld.random(new Random(9), 1, 900, 400);

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyCallOfACoreDataHistoryComesBack(boolean wal) {
    try (SqliteFile file = SqliteFile.create(wal)) {
      CallDatabase.modern(WORLD.calls(), file);
      SqliteFile.Bytes files = file.bytes();
      SealedSource source = Collected.source("x", files.main(), files.beside("x"));
      Collected read = Collected.of(Collected.recognised(source), source);
      assertThat(read.reading().importer()).isEqualTo("calls.ios");
      assertThat(read.reading().kind()).isEqualTo(Kind.CALLS);
      assertThat(read.reading().complete()).isTrue();
      same(read.all(Call.class), true);
      long max = WORLD.calls().getLast().id() + 7;
      assertThat(read.reading().statements())
          .contains(new Reading.Statement("Z_MAX.CallRecord", Long.toString(max)));
    }
  }

  @Test
  void everyCallOfAnOlderHistoryComesBack() {
    try (SqliteFile file = SqliteFile.create(false)) {
      CallDatabase.old(WORLD.calls(), file);
      Collected read = Collected.of("call_history.db", file.bytes().main());
      assertThat(read.reading().importer()).isEqualTo("calls.ios");
      assertThat(read.reading().complete()).isTrue();
      same(read.all(Call.class), false);
    }
  }

  private static void same(List<Call> calls, boolean modern) {
    assertThat(calls).hasSameSizeAs(WORLD.calls());
    for (int i = 0; i < calls.size(); i++) {
      Call read = calls.get(i);
      PhoneCall truth = WORLD.calls().get(i);
      assertThat(read.rowId()).contains(truth.id());
      assertThat(read.number()).isEqualTo(truth.number());
      assertThat(read.name()).isEqualTo(truth.name());
      assertThat(read.seconds()).contains(truth.seconds());
      assertThat(read.time().instant())
          .contains(Instant.ofEpochMilli(modern ? truth.date() : truth.date() / 1000 * 1000));
      assertThat(read.way())
          .isEqualTo(
              switch (truth.type()) {
                case 1 -> Way.INCOMING;
                case 2 -> Way.OUTGOING;
                default -> Way.MISSED;
              });
      assertThat(read.state()).isEqualTo(RowState.LIVE);
    }
  }

  @Test
  @Tag("SEED-SMS-09")
  void callsThatWereDeletedComeBackCountedApart() {
    try (SqliteFile file = SqliteFile.create(false)) {
      CallDatabase.modern(WORLD.calls(), file);
      file.run("DELETE FROM ZCALLRECORD WHERE Z_PK % 31 = 4");
      Collected read = Collected.of("x", file.bytes().main());
      List<Call> recovered =
          read.all(Call.class).stream()
              .filter(call ->
                  call.state() == RowState.DELETED_RECOVERED
                      || call.state() == RowState.DELETED_OR_EARLIER)
              .toList();
      long deleted = WORLD.calls().stream().filter(call -> call.id() % 31 == 4).count();
      System.out.println("recovered iOS calls " + recovered.size() + " of " + deleted);
      assertThat((long) recovered.size()).isBetween(deleted * 9 / 10, deleted);
      for (Call call : recovered) {
        String unique = call.extra().getOrDefault("ZUNIQUE_ID", "");
        Optional<PhoneCall> truth =
            WORLD.calls().stream().filter(c -> ("U" + c.id()).equals(unique)).findFirst();
        assertThat(truth).isPresent();
        assertThat(truth.get().id() % 31).isEqualTo(4);
        assertThat(call.time().instant()).contains(Instant.ofEpochMilli(truth.get().date()));
      }
      assertThat(read.reading().tables())
          .contains(
              new Accounting("ZCALLRECORD (recovered)", recovered.size(), recovered.size(), 0));
    }
  }

  @Test
  void everyContactComesBackAndValuesWithoutAPersonAreSetAside() {
    try (SqliteFile file = SqliteFile.create(false)) {
      ContactDatabase.write(WORLD.contacts(), file);
      file.run(
          "INSERT INTO ABMultiValue(UID,record_id,property,value) VALUES"
              + " (100000,99999,3,'+8613600136000')",
          "INSERT INTO ABMultiValue(UID,record_id,property) VALUES (100001,1,5)",
          "INSERT INTO ABMultiValueEntryKey(ROWID,value) VALUES (3,'City')",
          "INSERT INTO ABMultiValueEntry VALUES (100001,3,'北京')");
      Collected read = Collected.of("x", file.bytes().main());
      assertThat(read.reading().importer()).isEqualTo("contacts.ios");
      assertThat(read.reading().kind()).isEqualTo(Kind.CONTACTS);
      assertThat(read.reading().complete()).isTrue();
      List<Contact> contacts = read.all(Contact.class);
      assertThat(contacts).hasSameSizeAs(WORLD.contacts());
      for (int i = 0; i < contacts.size(); i++) {
        Contact found = contacts.get(i);
        PhoneContact truth = WORLD.contacts().get(i);
        assertThat(found.name()).isEqualTo(truth.name());
        assertThat(found.numbers()).isEqualTo(truth.numbers());
        assertThat(found.addresses()).isEqualTo(truth.mails());
        assertThat(found.organisation()).isEqualTo(truth.organisation());
        assertThat(found.note()).isEqualTo(truth.note());
        assertThat(found.time().instant())
            .contains(Instant.ofEpochSecond(978_307_200L + 700_000_000 + truth.id()));
        assertThat(found.extra())
            .containsEntry("number.0.label", "_$!<Mobile>!$_")
            .containsEntry("guid", "G" + truth.id());
      }
      assertThat(contacts.getFirst().extra().get("value.0")).contains("City=北京");
      assertThat(read.aside()).hasSize(1);
      assertThat(read.aside().getFirst().raw()).contains("+8613600136000");
    }
  }

  @Test
  void namesAreJoinedAsThePhoneShowsThem() {
    try (SqliteFile file = SqliteFile.create(false)) {
      ContactDatabase.write(List.of(), file);
      file.run(
          "INSERT INTO ABPerson(First,Last) VALUES ('三','张'), ('Karl','Müller')",
          "INSERT INTO ABPerson(Organization) VALUES ('某公司')");
      assertThat(Collected.of("x", file.bytes().main()).all(Contact.class))
          .extracting(Contact::name)
          .containsExactly("张三", "Karl Müller", "某公司");
    }
  }
}
