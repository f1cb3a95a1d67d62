package org.tiezheng.unlock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.container.Claim;
import org.tiezheng.collect.container.Containers;
import org.tiezheng.collect.container.Containers.Recognised;
import org.tiezheng.collect.container.Fact;
import org.tiezheng.collect.container.Inner;
import org.tiezheng.collect.container.InnerBytes;
import org.tiezheng.collect.container.OpenedContainer;
import org.tiezheng.collect.container.Opening;
import org.tiezheng.collect.container.Secret;

/** The backups of real phones that mvt-project/mvt publishes for its own tests. */
@Tag("corpus")
class PhoneCorpusTest {
  private static final String MVT = "sms/mvt-project+mvt/tests/artifacts/";
  private static final String SMS = "apps/com.android.providers.telephony/d_f/000000_sms_backup";

  @Test
  void aRealUnencryptedIosBackupIsListedWholeAndItsFilesAreTheSealedOnes() throws IOException {
    SealedFolder folder = SealedFolder.corpus(MVT + "ios_backup");
    SealedSource source = folder.source("Manifest.db");
    Recognised found = Containers.load().recognise(Probe.of(source)).orElseThrow();
    Claim claim = found.claim();
    assertThat(claim.facts())
        .containsEntry(Fact.MODEL, "iPhone9,3")
        .containsEntry(Fact.OS_VERSION, "14.3")
        .containsEntry(Fact.SERIAL, "F1234567890")
        .containsEntry(Fact.BACKUP_DATE, "2021-12-03T19:33:13Z");
    assertThat(claim.locked()).isFalse();
    assertThat(folder.files().keySet()).allMatch(claim::holds);
    try (OpenedContainer backup =
            found.container().open(source, Optional.empty(), Opening.DEFAULT);
        Arena arena = Arena.ofConfined()) {
      List<Inner> all = backup.members().toList();
      assertThat(all).hasSize(3721);
      assertThat(count(all, Inner.Type.FILE)).isEqualTo(1089);
      assertThat(count(all, Inner.Type.FOLDER)).isEqualTo(2618);
      assertThat(count(all, Inner.Type.LINK)).isEqualTo(14);
      assertThat(backup.complete()).isTrue();
      assertThat(backup.notes()).isEmpty();
      Set<String> listed = new HashSet<>();
      all.forEach(m -> m.original().ifPresent(listed::add));
      // A stored file that the list does not name: nobody would see it otherwise.
      assertThat(folder.files().keySet())
          .filteredOn(name -> !claim.describes(name))
          .filteredOn(name -> !listed.contains(SealedFolder.sha256(folder.bytes(name))))
          .containsExactly("e7/e794f6ffcc3c222535f47684a63d5178da3c4500");
      assertThat(all.stream().filter(Inner::readable)).hasSize(folder.files().size() - 3);
      Inner sms = backup.find("HomeDomain/Library/SMS/sms.db").orElseThrow();
      assertThat(sms.size()).isEqualTo(278_528);
      InnerBytes bytes = backup.bytes(sms, arena);
      // The publisher shortened the database; the list still states the phone's.
      assertThat(bytes.bytes().byteSize()).isEqualTo(28_672);
      assertThat(bytes.doubt()).isPresent();
      assertThat(SealedFolder.sha256(bytes.bytes().toArray(ValueLayout.JAVA_BYTE)))
          .isEqualTo(sms.original().orElseThrow());
    }
  }

  private static long count(List<Inner> all, Inner.Type type) {
    return all.stream().filter(m -> m.type() == type).count();
  }

  @Test
  void realAndroidBackupsOpenInEveryForm() throws IOException {
    assertSms("backup.ab", "1", "", 1);
    assertSms("backup2.ab", "5", "123456", 1);
    assertSms("backup3.ab", "5", "", 1);
  }

  private static void assertSms(String name, String version, String word, int messages)
      throws IOException {
    SealedSource source = SealedFolder.corpus(MVT + "android_backup").source(name);
    Recognised found = Containers.load().recognise(Probe.of(source)).orElseThrow();
    assertThat(found.claim().facts()).containsEntry(Fact.BACKUP_VERSION, version);
    assertThat(found.claim().locked()).isEqualTo(!word.isEmpty());
    try (Secret secret = Secret.of(word.toCharArray());
        OpenedContainer backup =
            found
                .container()
                .open(
                    source,
                    word.isEmpty() ? Optional.empty() : Optional.of(secret),
                    Opening.DEFAULT);
        Arena arena = Arena.ofConfined()) {
      assertThat(backup.complete()).as(name + " " + backup.notes()).isTrue();
      Inner sms = backup.find(SMS).orElseThrow();
      byte[] packed = backup.bytes(sms, arena).bytes().toArray(ValueLayout.JAVA_BYTE);
      String json =
          new String(
              new InflaterInputStream(new ByteArrayInputStream(packed)).readAllBytes(),
              StandardCharsets.UTF_8);
      assertThat(json.split("\"address\"", -1)).as(name).hasSize(messages + 1);
    }
  }
}
