package org.tiezheng.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tiezheng.evidence.Accounting;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.TextMessage;
import org.tiezheng.testkit.phone.PhoneText;
import org.tiezheng.testkit.phone.PhoneWorld;
import org.tiezheng.testkit.phone.TelephonyBackup;

/** Messages in Android's own backup. */
class TelephonyBackupTest {
  private static final PhoneWorld WORLD = PhoneWorld.random(new Random(9), 300, 0, 0);

  @Test
  void everySmsIsReadPackedAndUnpacked() {
    List<PhoneText> real = WORLD.texts().stream().filter(t -> t.mms().isEmpty()).toList();
    byte[] json = TelephonyBackup.sms(WORLD.texts());
    Collected packed = Collected.of("000000_sms_backup", TelephonyBackup.packed(json));
    Collected plain = Collected.of("sms.json", json);
    for (Collected read : List.of(packed, plain)) {
      assertThat(read.reading().importer()).isEqualTo("sms.android.backup");
      assertThat(read.reading().tables())
          .containsExactly(new Accounting("sms", real.size(), real.size(), 0));
      List<TextMessage> messages = read.all(TextMessage.class);
      for (int i = 0; i < real.size(); i++) {
        TextMessage message = messages.get(i);
        PhoneTruth.same(message, without(real.get(i)));
        Locator.Element place = (Locator.Element) message.provenance().locator();
        assertThat(place.pointer()).isEqualTo("/" + i);
        String bytes =
            new String(json, (int) place.offset(), (int) place.length(), StandardCharsets.UTF_8);
        assertThat(bytes).startsWith("{\"address\"").endsWith("}");
      }
    }
    assertThat(packed.records().getFirst().provenance().members()).containsExactly("zlib");
  }

  @Test
  void everyMmsIsRead() {
    List<PhoneText> real = WORLD.texts().stream().filter(t -> t.mms().isPresent()).toList();
    Collected read =
        Collected.of(
            "000000_mms_backup", TelephonyBackup.packed(TelephonyBackup.mms(WORLD.texts())));
    List<TextMessage> messages = read.all(TextMessage.class);
    assertThat(messages).hasSameSizeAs(real);
    for (int i = 0; i < real.size(); i++) {
      PhoneTruth.same(messages.get(i), without(real.get(i)));
    }
  }

  /** The backup has neither service centres nor attachments. */
  private static PhoneText without(PhoneText text) {
    return new PhoneText(
        text.id(),
        text.thread(),
        text.number(),
        text.name(),
        text.type(),
        text.date(),
        text.sent(),
        text.text(),
        Optional.empty(),
        text.mms().map(m -> new PhoneText.Mms(m.own(), m.subject(), List.of())));
  }

  @Test
  void aFileThatBreaksOffIsIncomplete() {
    byte[] packed = TelephonyBackup.packed(TelephonyBackup.sms(WORLD.texts()));
    Collected read = Collected.of("000000_sms_backup", Arrays.copyOf(packed, packed.length / 2));
    assertThat(read.reading().complete()).isFalse();
    assertThat(read.records()).isNotEmpty();
  }

  @Test
  void aBombIsNotUnpacked() {
    byte[] json = new byte[40 << 20];
    Arrays.fill(json, (byte) ' ');
    json[0] = '[';
    SealedSource source =
        Collected.source("000000_sms_backup", TelephonyBackup.packed(json)).with(Limits.SMALL);
    Collected read = Collected.of(Collected.recognised(source), source);
    assertThat(read.reading().complete()).isFalse();
    assertThat(read.reading().notes()).anyMatch(n -> n.en().contains("zip bomb"));
  }

  @Test
  @Tag("corpus")
  void theBackupsOfARealPhoneAreRead() {
    Path folder =
        Collected.corpus("sms/mvt-project+mvt/tests/artifacts/android_backup")
            .resolve("apps/com.android.providers.telephony/d_f");
    Path sms = folder.resolve("000000_sms_backup");
    TextMessage draft =
        Collected.of("000000_sms_backup", Collected.bytes(sms)).all(TextMessage.class).getFirst();
    assertThat(draft.text()).isEqualTo("Hi this is a test message to https://google.com/");
    assertThat(draft.box()).isEqualTo(TextMessage.Box.QUEUED);
    assertThat(draft.counterparts()).containsExactly("06543219");
    Path mms = folder.resolve("000001_mms_backup");
    TextMessage message =
        Collected.of("000001_mms_backup", Collected.bytes(mms)).all(TextMessage.class).getFirst();
    assertThat(message.own()).contains("+23456789");
    assertThat(message.counterparts()).containsExactly("+12345678");
    assertThat(message.time().instant()).contains(Instant.ofEpochSecond(1579531789));
    assertThat(message.text()).startsWith("Very suspicious MMS");
  }
}
