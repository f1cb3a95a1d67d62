package org.tiezheng.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tiezheng.evidence.Accounting;
import org.tiezheng.evidence.Call;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.TextMessage;
import org.tiezheng.testkit.phone.PhoneWorld;
import org.tiezheng.testkit.phone.SmsBackupXml;

/** The XML of SMS Backup &amp; Restore, which is often not XML. */
@SuppressWarnings("StringConcatToTextBlock")
class SmsBackupTest {
  @Test
  @Tag("SEED-SMS-06")
  void everyMessageOfARandomPhoneIsReadFieldByFieldFromItsBytes() {
    PhoneWorld world = PhoneWorld.random(new Random(5), 400, 0, 0);
    byte[] file = SmsBackupXml.messages(world.texts());
    Collected read = Collected.of("sms-20240501.xml", file);
    assertThat(read.reading().importer()).isEqualTo("sms.backup");
    assertThat(read.reading().kind()).isEqualTo(Kind.SMS);
    assertThat(read.reading().complete()).isTrue();
    assertThat(read.aside()).isEmpty();
    List<TextMessage> messages = read.all(TextMessage.class);
    assertThat(messages).hasSameSizeAs(world.texts());
    for (int i = 0; i < messages.size(); i++) {
      PhoneTruth.same(messages.get(i), world.texts().get(i));
      assertThat(messages.get(i).counterpartName()).isEqualTo(world.texts().get(i).name());
      String bytes = bytes(file, messages.get(i).provenance().locator());
      assertThat(bytes).startsWith(messages.get(i).service().equals("SMS") ? "<sms " : "<mms ");
      assertThat(bytes).endsWith(messages.get(i).service().equals("SMS") ? "/>" : "</mms>");
    }
    assertThat(read.reading().statements())
        .contains(
            new Reading.Statement("smses.count", "400"),
            new Reading.Statement("smses.backup_date", "1714525200000"));
  }

  @Test
  void callsAreRead() {
    PhoneWorld world = PhoneWorld.random(new Random(6), 0, 200, 0);
    Collected read = Collected.of("calls.xml", SmsBackupXml.calls(world.calls()));
    assertThat(read.reading().kind()).isEqualTo(Kind.CALLS);
    assertThat(read.reading().tables()).containsExactly(new Accounting("call", 200, 200, 0));
    for (int i = 0; i < 200; i++) {
      PhoneTruth.same(read.all(Call.class).get(i), world.calls().get(i));
    }
  }

  @Test
  void emojiWrittenAsHalvesAreOneCharacterAndAForbiddenControlStays() {
    TextMessage message =
        only(
            "<sms address=\"1\" date=\"1\" type=\"2\" body=\"&#55357;&#56836;|&#x1F;&#55357;|\"/>");
    assertThat(message.text()).isEqualTo("😄|\u001f\ud83d|");
  }

  @Test
  @Tag("SEED-SMS-09")
  void aCountThatIsNotThatOfTheElementsIsSaid() {
    Collected read = xml("<smses count=\"3\"><sms address=\"1\" body=\"a\"/></smses>");
    assertThat(read.reading().complete()).isTrue();
    assertThat(read.reading().notes())
        .anyMatch(note -> note.en().equals("the file says it holds 3, but it holds 1"));
  }

  @Test
  void aBrokenTagCostsOnlyItself() {
    Collected read =
        xml(
            "<smses count=\"4\">\n<sms address=\"1\" body=\"a\"/>\n"
                + "<sms address=\"2\" body=\"b />\n<sms address=\"3\" body=\"c\"/>\n"
                + "<sms address=\"4\" body=\"d\"/></smses>");
    assertThat(read.all(TextMessage.class))
        .extracting(TextMessage::text)
        .containsExactly("a", "c", "d");
    assertThat(read.aside()).singleElement().satisfies(a -> assertThat(a.raw()).contains("\"2\""));
    assertThat(read.reading().tables()).contains(new Accounting("sms", 4, 3, 1));
  }

  @Test
  void aFileThatBreaksOffIsIncomplete() {
    byte[] file = SmsBackupXml.messages(PhoneWorld.random(new Random(7), 20, 0, 0).texts());
    Collected read = Collected.of("s.xml", Arrays.copyOf(file, file.length - 100));
    assertThat(read.reading().complete()).isFalse();
  }

  @Test
  void theOwnNumberOfAnMmsIsTheOnlyOneItIsAddressedToAndNeverGuessedInAGroup() {
    String mms =
        "<smses count=\"1\"><mms date=\"1700000000000\" msg_box=\"1\"><parts/><addrs>"
            + "<addr address=\"+8613800000001\" type=\"137\"/>"
            + "<addr address=\"+8613800000002\" type=\"151\"/>%s</addrs></mms></smses>";
    TextMessage one = xml(mms.formatted("")).all(TextMessage.class).getFirst();
    assertThat(one.own()).contains("+8613800000002");
    assertThat(one.counterparts()).containsExactly("+8613800000001");
    TextMessage group =
        xml(mms.formatted("<addr address=\"+8613800000003\" type=\"130\"/>"))
            .all(TextMessage.class)
            .getFirst();
    assertThat(group.own()).isEmpty();
    assertThat(group.counterparts())
        .containsExactly("+8613800000001", "+8613800000002", "+8613800000003");
  }

  @Test
  void anUnknownFolderStaysUnknown() {
    for (String type : List.of("7", "8", "19")) {
      TextMessage message =
          only("<sms address=\"1\" date=\"1700000000000\" type=\"" + type + "\" body=\"x\"/>");
      assertThat(message.box()).isEqualTo(TextMessage.Box.UNKNOWN);
      assertThat(message.outgoing()).isEmpty();
      assertThat(message.extra()).containsEntry("type", type);
    }
  }

  @Test
  void anEntityOfItsOwnIsNeverExpanded() {
    Collected read =
        Collected.of(
            "s.xml",
            utf8(
                "<?xml version='1.0'?><!DOCTYPE smses [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                    + "<smses count=\"1\"><sms address=\"1\" body=\"&x;\"/></smses>"));
    assertThat(read.records()).noneMatch(r -> r.toString().contains("root:"));
  }

  @Test
  void manyMessagesAndALargeAttachmentAreReadInLittleMemory() {
    int count = Collected.isLong() ? 1_000_000 : 20_000;
    String one = "<sms address=\"13800000000\" date=\"1700000000000\" type=\"1\" body=\"你好\"/>\n";
    byte[] line = utf8(one);
    byte[] picture = utf8("<mms date=\"1\" msg_box=\"2\"><parts><part ct=\"image/png\" data=\"");
    int size = Collected.isLong() ? 300 << 20 : 40 << 20;
    byte[] head = utf8("<smses count=\"" + (count + 1) + "\">");
    byte[] tail = utf8("\"/></parts></mms></smses>");
    try (java.lang.foreign.Arena arena = java.lang.foreign.Arena.ofConfined()) {
      long all = head.length + (long) line.length * count + picture.length + size + tail.length;
      MemorySegment file = arena.allocate(all);
      long at = put(file, 0, head);
      for (int i = 0; i < count; i++) {
        at = put(file, at, line);
      }
      at = put(file, at, picture);
      file.asSlice(at, size).fill((byte) 'A');
      put(file, at + size, tail);
      long[] rows = new long[1];
      SealedSource source = SealedSource.of(Member.of("s.xml", "00", file));
      Reading reading =
          Collected.recognised(source)
              .read(
                  source,
                  new RecordSink() {
                    @Override
                    public void record(org.tiezheng.evidence.Record row) {
                      rows[0]++;
                    }

                    @Override
                    public void setAside(org.tiezheng.evidence.SetAside row) {
                      throw new AssertionError(row);
                    }
                  });
      assertThat(reading.complete()).isTrue();
      assertThat(rows[0]).isEqualTo(count + 1L);
    }
  }

  private static long put(MemorySegment file, long at, byte[] bytes) {
    MemorySegment.copy(MemorySegment.ofArray(bytes), 0, file, at, bytes.length);
    return at + bytes.length;
  }

  private static TextMessage only(String sms) {
    return xml("<smses count=\"1\">" + sms + "</smses>").all(TextMessage.class).getFirst();
  }

  private static Collected xml(String root) {
    Collected read = Collected.of("s.xml", utf8("<?xml version='1.0' encoding='UTF-8'?>\n" + root));
    assertThat(read.reading().importer()).isEqualTo("sms.backup");
    return read;
  }

  private static String bytes(byte[] file, Locator locator) {
    Locator.Bytes bytes = (Locator.Bytes) locator;
    return new String(file, (int) bytes.offset(), (int) bytes.length(), StandardCharsets.UTF_8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
