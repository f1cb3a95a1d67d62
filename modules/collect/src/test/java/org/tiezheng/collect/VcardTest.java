package org.tiezheng.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tiezheng.evidence.Accounting;
import org.tiezheng.evidence.Contact;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Locator;
import org.tiezheng.testkit.phone.PhoneContact;
import org.tiezheng.testkit.phone.PhoneWorld;
import org.tiezheng.testkit.phone.VcardFile;

/** Address books as phones write them. */
@SuppressWarnings("StringConcatToTextBlock")
class VcardTest {
  @ParameterizedTest
  @EnumSource
  void everyCardIsReadFieldByFieldFromItsBytes(VcardFile.Way way) {
    List<PhoneContact> book =
        PhoneWorld.random(new Random(8), 0, 0, 300).contacts().stream()
            .map(contact -> writable(contact, way))
            .toList();
    byte[] file = VcardFile.of(book, way);
    Collected read = Collected.of("联系人.vcf", file);
    assertThat(read.reading().importer()).isEqualTo("contacts.vcard");
    assertThat(read.reading().kind()).isEqualTo(Kind.CONTACTS);
    assertThat(read.aside()).isEmpty();
    assertThat(read.reading().tables()).containsExactly(new Accounting("vcard", 300, 300, 0));
    List<Contact> contacts = read.all(Contact.class);
    for (int i = 0; i < book.size(); i++) {
      Contact contact = contacts.get(i);
      PhoneContact real = book.get(i);
      assertThat(contact.name()).isEqualTo(real.name());
      assertThat(contact.numbers()).isEqualTo(real.numbers());
      assertThat(contact.addresses()).isEqualTo(real.mails());
      assertThat(contact.organisation()).isEqualTo(real.organisation());
      assertThat(contact.note()).isEqualTo(real.note());
      assertThat(contact.extra()).containsEntry("X-QQ", Long.toString(10_000 + real.id()));
      assertThat(contact.time().instant()).contains(Instant.parse("2024-05-01T01:02:03Z"));
      Locator.Bytes place = (Locator.Bytes) contact.provenance().locator();
      String bytes =
          new String(file, (int) place.offset(), (int) place.length(), StandardCharsets.ISO_8859_1);
      assertThat(bytes).startsWith("BEGIN:VCARD\r\n").endsWith("END:VCARD\r\n");
    }
  }

  /** GBK has no emoji, and a raw value no line feed. */
  private static PhoneContact writable(PhoneContact contact, VcardFile.Way way) {
    String note = contact.note();
    String name = contact.name();
    boolean gbk = way == VcardFile.Way.OLD_GB2312 || way == VcardFile.Way.OLD_RAW_GBK;
    if (gbk) {
      Charset charset = Charset.forName("GBK");
      note = new String(note.getBytes(charset), charset).replace("\n", " ");
      name = new String(name.getBytes(charset), charset);
    }
    return new PhoneContact(
        contact.id(), name, contact.numbers(), contact.mails(), contact.organisation(), note);
  }

  @Test
  void aNameInPartsIsPutTogetherTheWayItsPeopleDo() {
    assertThat(only("N:张;三;;;").name()).isEqualTo("张三");
    assertThat(only("N:Doe;John;Q.;Dr.;Jr.").name()).isEqualTo("Dr. John Q. Doe Jr.");
  }

  @Test
  void quotedPrintableWithoutAWordOnItsEncodingIsReadAsWhatFits() {
    assertThat(only("FN;ENCODING=QUOTED-PRINTABLE:=D5=C5=C8=FD").name()).isEqualTo("张三");
    assertThat(only("FN;ENCODING=QUOTED-PRINTABLE:=E5=BC=A0").name()).isEqualTo("张");
  }

  @Test
  void aPictureIsKnownByItsDigest() {
    byte[] picture = {1, 2, 3};
    String base64 = Base64.getEncoder().encodeToString(picture);
    assertThat(only("FN:a\r\nPHOTO;ENCODING=BASE64;JPEG:" + base64).extra())
        .containsEntry("PHOTO.sha256", Collected.sha256(picture))
        .containsEntry("PHOTO.bytes", "3");
  }

  @Test
  void whatStandsOutsideCardsIsSetAsideAndAMissingEndIsSaid() {
    Collected read =
        cards(
            "BEGIN:VCARD\r\nFN:a\r\nBEGIN:VCARD\r\nFN:b\r\nEND:VCARD\r\nrubbish\r\nmore\r\n"
                + "BEGIN:VCARD\r\nFN:c\r\nEND:VCARD\r\n");
    assertThat(read.all(Contact.class)).extracting(Contact::name).containsExactly("a", "b", "c");
    assertThat(read.aside()).singleElement().satisfies(a -> assertThat(a.raw()).contains("more"));
    assertThat(read.reading().notes()).anyMatch(n -> n.en().contains("no end line"));
    assertThat(read.reading().complete()).isTrue();
  }

  @Test
  void aFileThatBreaksOffIsIncomplete() {
    Collected read = cards("BEGIN:VCARD\r\nFN:a\r\nTEL:1");
    assertThat(read.reading().complete()).isFalse();
    assertThat(read.all(Contact.class)).extracting(Contact::name).containsExactly("a");
  }

  @Test
  void aCardWithinACardBelongsToIt() {
    Collected read =
        cards(
            "BEGIN:VCARD\r\nVERSION:2.1\r\nFN:a\r\nAGENT:\r\nBEGIN:VCARD\r\nVERSION:2.1\r\nFN:b\r\n"
                + "TEL:5\r\nEND:VCARD\r\nTEL:6\r\nEND:VCARD\r\n");
    Contact contact = read.all(Contact.class).getFirst();
    assertThat(read.records()).hasSize(1);
    assertThat(contact.name()).isEqualTo("a");
    assertThat(contact.numbers()).containsExactly("6");
    assertThat(contact.extra()).containsEntry("AGENT.TEL", "5");
  }

  @Test
  void aFileInUtf16IsRead() {
    byte[] file = "\uFEFFBEGIN:VCARD\r\nFN:张三\r\nEND:VCARD\r\n".getBytes(StandardCharsets.UTF_16LE);
    Collected read = Collected.of("a.vcf", file);
    Contact contact = read.all(Contact.class).getFirst();
    assertThat(contact.name()).isEqualTo("张三");
    Locator.Bytes place = (Locator.Bytes) contact.provenance().locator();
    byte[] bytes =
        Arrays.copyOfRange(file, (int) place.offset(), (int) (place.offset() + place.length()));
    assertThat(new String(bytes, StandardCharsets.UTF_16LE)).startsWith("BEGIN").endsWith("\n");
  }

  private static Contact only(String lines) {
    return cards("BEGIN:VCARD\r\nVERSION:2.1\r\n" + lines + "\r\nEND:VCARD\r\n")
        .all(Contact.class)
        .getFirst();
  }

  private static Collected cards(String text) {
    Collected read = Collected.of("a.vcf", text.getBytes(StandardCharsets.UTF_8));
    assertThat(read.reading().importer()).isEqualTo("contacts.vcard");
    return read;
  }
}
