package org.tiezheng.unlock.sqlcipher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.container.WrongSecretException;
import org.tiezheng.collect.store.Store;
import org.tiezheng.sqlite.Row;
import org.tiezheng.sqlite.Table;
import org.tiezheng.sqlite.Value;
import org.tiezheng.sqlite.Walk;
import org.tiezheng.sqlite.WriteAheadLog;
import org.tiezheng.unlock.SealedFolder;

/** Databases that SQLCipher itself encrypted, with published keys. */
@Tag("corpus")
class CipherCorpusTest {
  @ParameterizedTest
  @CsvSource({
    "message_0_v4.db, sqlcipher.4, 3",
    "MSG0_v3.db, wechat.pc3, 3",
    "msg_0_mac3.db, sqlcipher.3.raw, 3"
  })
  void storesOfWechatOpenWithTheirPublishedKeyAndAllPagesAuthenticate(
      String name, String set, int pages) throws Exception {
    SealedSource source = SealedFolder.corpus("chat/generated").source(name);
    Store store = Keys.open(source, Keys.COUNTING);
    PageCipher cipher = (PageCipher) store.unlocked().orElseThrow().decoder();
    assertThat(cipher.set().id()).isEqualTo(set);
    assertThat(store.database().damage()).isEmpty();
    assertThat(store.database().schema().tables()).isNotEmpty();
    var audit = store.unlocked().orElseThrow().audit(source.main().bytes());
    assertThat(audit.pages()).isEqualTo(pages);
    assertThat(audit.authentic()).isEqualTo(pages);
    assertThatThrownBy(() -> Keys.unlock(source, Keys.COUNTING.replace("00", "01")))
        .isInstanceOf(WrongSecretException.class);
  }

  @Test
  void aStoreOfWechatForAndroidOpensWithItsSevenCharacters() throws Exception {
    SealedSource source =
        SealedFolder.corpus("chat/chg-hou+EnMicroMsg.db-Password-Cracker").source("EnMicroMsg.db");
    Store store = Keys.open(source, "wrong", "00001ef");
    assertThat(store.unlocked().orElseThrow().keyFingerprint())
        .isEqualTo(
            SealedFolder.sha256("00001ef".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .substring(0, 8));
    assertThat(store.database().damage()).isEmpty();
    Table table = store.table("test_table").orElseThrow();
    List<Row> rows = new ArrayList<>();
    assertThat(store.database().rows(table, rows::add).damageCount()).isZero();
    assertThat(table.columns()).isNotEmpty();
    assertThatThrownBy(() -> Keys.unlock(source, "00001ee"))
        .isInstanceOf(WrongSecretException.class);
  }

  @Test
  void everyFrameOfAnEncryptedLogAuthenticatesAndShowsTheDeletedMessages() throws Exception {
    Store store =
        Keys.open(SealedFolder.corpus("chat/generated").source("wal_v4.db"), Keys.COUNTING);
    WriteAheadLog wal = store.database().wal().orElseThrow();
    assertThat(wal.frames()).isEqualTo(101);
    PageCipher cipher = (PageCipher) store.unlocked().orElseThrow().decoder();
    for (long frame = 0; frame < wal.frames(); frame++) {
      var stored =
          store.wal().orElseThrow().bytes().asSlice(wal.frame(frame).offset(), cipher.pageSize());
      assertThat(cipher.standing(wal.pageNumber(frame), stored))
          .isEqualTo(PageCipher.Standing.AUTHENTIC);
    }
    Table messages =
        store.database().schema().tables().stream()
            .filter(t -> t.name().startsWith("Msg_"))
            .findFirst()
            .orElseThrow();
    Set<Value> live = new HashSet<>();
    Walk now = store.database().rows(messages, row -> live.add(row.value("local_id")));
    assertThat(now.damageCount()).isZero();
    assertThat(live).hasSize(10);
    Set<Value> ever = new HashSet<>();
    for (var generation : wal.generations()) {
      for (int i = 0; i < generation.commits(); i++) {
        var state = wal.at(generation, generation.commit(i));
        store.database().rows(state, messages, row -> ever.add(row.value("local_id")));
      }
    }
    assertThat(ever).hasSize(50);
  }
}
