package org.tiezheng.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Call;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.TextMessage;
import org.tiezheng.testkit.phone.PhoneCall;
import org.tiezheng.testkit.phone.PhoneFile;
import org.tiezheng.testkit.phone.PhoneText;

/** Compares what was read with what the phone really held, field by field. */
final class PhoneTruth {
  private static final List<TextMessage.Box> BOXES =
      List.of(
          TextMessage.Box.INBOX,
          TextMessage.Box.SENT,
          TextMessage.Box.DRAFT,
          TextMessage.Box.OUTBOX,
          TextMessage.Box.FAILED,
          TextMessage.Box.QUEUED);

  private PhoneTruth() {}

  static void same(TextMessage read, PhoneText real) {
    assertThat(read.service()).isEqualTo(real.mms().isPresent() ? "MMS" : "SMS");
    assertThat(read.counterparts()).containsExactly(real.number());
    assertThat(read.text()).isEqualTo(real.text());
    assertThat(read.outgoing()).contains(!real.received());
    assertThat(read.box()).isEqualTo(BOXES.get(real.type() - 1));
    assertThat(instant(read.time())).isEqualTo(Instant.ofEpochMilli(real.date()));
    if (real.received()) {
      assertThat(read.sent().map(PhoneTruth::instant)).contains(Instant.ofEpochMilli(real.sent()));
      assertThat(read.sent().map(RecordedTime::basis)).contains(RecordedTime.Basis.SERVER);
      assertThat(read.received().map(RecordedTime::basis)).contains(RecordedTime.Basis.DEVICE);
    } else {
      assertThat(read.received()).isEmpty();
    }
    assertThat(read.serviceCentre()).isEqualTo(real.serviceCentre());
    assertThat(read.own())
        .isEqualTo(real.received() ? real.mms().map(PhoneText.Mms::own) : Optional.empty());
    assertThat(read.subject()).isEqualTo(real.mms().map(PhoneText.Mms::subject).orElse(""));
    List<PhoneFile> files = real.mms().map(PhoneText.Mms::files).orElse(List.of());
    assertThat(read.attachments())
        .containsExactlyElementsOf(
            files.stream()
                .map(file ->
                    new TextMessage.Attachment(
                        file.name(),
                        file.type(),
                        Optional.of((long) file.bytes().length),
                        Optional.of(Collected.sha256(file.bytes()))))
                .toList());
  }

  static void same(Call read, PhoneCall real) {
    assertThat(read.number()).isEqualTo(real.number());
    assertThat(read.name()).isEqualTo(real.name());
    assertThat(instant(read.time())).isEqualTo(Instant.ofEpochMilli(real.date()));
    assertThat(read.seconds()).contains(real.seconds());
    Call.Way way =
        switch (real.type()) {
          case 1 -> Call.Way.INCOMING;
          case 2 -> Call.Way.OUTGOING;
          case 3 -> Call.Way.MISSED;
          case 4 -> Call.Way.VOICEMAIL;
          case 5 -> Call.Way.REJECTED;
          default -> Call.Way.BLOCKED;
        };
    assertThat(read.way()).isEqualTo(way);
  }

  private static Instant instant(RecordedTime time) {
    return time.instant().orElseThrow();
  }
}
