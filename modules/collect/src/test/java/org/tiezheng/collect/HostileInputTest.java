package org.tiezheng.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.tiezheng.collect.archive.ArchiveImporter;
import org.tiezheng.collect.chatlab.ChatLabImporter;
import org.tiezheng.collect.document.OfficeImporter;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.DocumentProperties;
import org.tiezheng.evidence.FileEntry;
import org.tiezheng.evidence.Payment;

/** Files made to harm their reader: each is read, set aside with its reason, or incomplete. */
class HostileInputTest {
  private static final String TYPES =
      "<Types xmlns=\"x\"><Override ContentType=\"application/vnd.openxmlformats-officedocument"
          + ".wordprocessingml.document.main+xml\"/></Types>";

  @Test
  void aZipBombIsNotUnpackedBeyondItsRatio() throws IOException {
    byte[] zip = ChatRoundTripTest.zip(Map.of("bomb.bin", new byte[64 << 20], "ok.txt", utf8("好")));
    Collected collected = Collected.of("a.zip", zip);
    assertThat(collected.reading().complete()).isTrue();
    assertThat(collected.aside()).hasSize(1);
    assertThat(collected.aside().getFirst().reason().en()).contains("zip bomb");
    assertThat(collected.all(FileEntry.class))
        .extracting(FileEntry::name)
        .containsExactly("ok.txt");
  }

  @Test
  void archivesInArchivesAreListedAsDeepAsTheLimitAllows() throws IOException {
    byte[] inner = ChatRoundTripTest.zip(Map.of("x.txt", utf8("深")));
    for (int i = 0; i < 60; i++) {
      inner = ChatRoundTripTest.zip(Map.of("n.zip", inner));
    }
    Collected collected = Collected.of("a.zip", inner);
    assertThat(collected.reading().complete()).isTrue();
    assertThat(collected.records()).hasSize(Limits.DEFAULT.depth());
    assertThat(collected.reading().notes()).anyMatch(n -> n.en().contains("nested too deep"));
    assertThat(collected.records().getLast().provenance().members())
        .hasSize(Limits.DEFAULT.depth());
  }

  @Test
  void manyMembersAreCutAtTheLimitAndTheReadingIsIncomplete() throws IOException {
    Map<String, byte[]> many = new HashMap<>();
    for (int i = 0; i < 1_200; i++) {
      many.put("f" + i, new byte[1]);
    }
    SealedSource source = Collected.source("a.zip", ChatRoundTripTest.zip(many)).with(Limits.SMALL);
    Collected collected = Collected.of(new ArchiveImporter(), source);
    assertThat(collected.records()).hasSize(1_000);
    assertThat(collected.reading().complete()).isFalse();
  }

  @Test
  void namesThatClimbRepeatOrAreGbkStayNames() {
    byte[] zip =
        stored(
            Map.entry("../../etc/passwd", StandardCharsets.UTF_8),
            Map.entry("合同.docx", Charset.forName("GB18030")),
            Map.entry("合同.docx", Charset.forName("GB18030")),
            Map.entry("a\nb\u202e.txt", StandardCharsets.UTF_8));
    Collected collected = Collected.of("a.zip", zip);
    assertThat(collected.reading().complete()).isTrue();
    assertThat(collected.all(FileEntry.class))
        .extracting(FileEntry::name)
        .containsExactly("../../etc/passwd", "合同.docx", "合同.docx", "a\\x0Ab\\xE2\\x80\\xAE.txt");
    assertThat(collected.reading().notes()).anyMatch(n -> n.en().contains("climbs out"));
    assertThat(collected.reading().notes()).anyMatch(n -> n.en().contains("share a name"));
  }

  @Test
  void anEncryptedMemberIsListedByName() {
    byte[] zip = stored(Map.entry("secret.txt", StandardCharsets.UTF_8));
    int central = lastIndex(zip, new byte[] {'P', 'K', 1, 2});
    zip[central + 8] |= 1;
    Collected collected = Collected.of("a.zip", zip);
    assertThat(collected.aside()).hasSize(1);
    assertThat(collected.aside().getFirst().reason().en()).contains("encrypted");
    assertThat(collected.reading().complete()).isTrue();
  }

  @Test
  void entitiesAndDocumentTypesInOfficeFilesAreRefused() throws IOException {
    String laughs =
        "<!DOCTYPE a [<!ENTITY b \"ha\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d"
            + " \"&c;&c;&c;&c;&c;&c;&c;\">]>";
    String external = "<!DOCTYPE a [<!ENTITY d SYSTEM \"file:///etc/passwd\">]>";
    for (String type :
        new String[] {laughs, external, "<!DOCTYPE a SYSTEM \"http://127.0.0.1/x.dtd\">"}) {
      byte[] docx = docx(type + "<coreProperties><creator>&d;</creator></coreProperties>");
      Collected collected = Collected.of("a.docx", docx);
      assertThat(collected.reading().importer()).isEqualTo("document.office");
      assertThat(collected.records().toString()).doesNotContain("root:", "haha");
      assertThat(collected.reading().complete()).isTrue();
    }
  }

  @Test
  void aHugeXmlPartIsRefusedWithoutHoldingIt() throws IOException {
    String huge = "<coreProperties><creator a=\"" + "x".repeat(20 << 20) + "\"/></coreProperties>";
    Collected collected = Collected.of("a.docx", docx(huge));
    assertThat(collected.records()).isEmpty();
    assertThat(collected.aside()).hasSize(1);
  }

  @Test
  void aPlainOfficeFileIsRead() throws IOException {
    byte[] docx =
        docx(
            "<coreProperties><creator>张三</creator><created>2023-01-01T00:00:00Z</created></coreProperties>");
    Collected collected = Collected.of(new OfficeImporter(), Collected.source("a.docx", docx));
    assertThat(collected.all(DocumentProperties.class).getFirst().author()).isEqualTo("张三");
  }

  @Test
  void deepJsonBreaksOffAfterWhatStoodBefore() {
    String good = "{\"sender\":\"a\",\"timestamp\":1700000000,\"type\":0,\"content\":\"x\"}";
    String text =
        "{\"chatlab\":{},\"meta\":{\"platform\":\"qq\"},\"messages\":["
            + good
            + ","
            + "[".repeat(100_000);
    Collected collected =
        Collected.of(new ChatLabImporter(), Collected.source("a.json", utf8(text)));
    assertThat(collected.all(ChatMessage.class)).hasSize(1);
    assertThat(collected.reading().complete()).isFalse();
    assertThat(collected.reading().notes()).anyMatch(n -> n.en().contains("beyond a limit"));
  }

  @Test
  void aHugeLineIsCutAndSetAside() {
    String head = "微信支付账单明细\n交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注\n";
    String row = "2023-01-01 10:00:00,转账,甲,/,支出,¥1.00,零钱,ok,1,1,/\n";
    Collected collected =
        Collected.of("a.csv", utf8(head + row + "x".repeat(6 << 20) + "\n" + row));
    assertThat(collected.all(Payment.class)).hasSize(2);
    assertThat(collected.aside()).hasSize(1);
    assertThat(collected.reading().complete()).isTrue();
  }

  @Test
  void zeroBytesAndNothingAtAllAreFiles() {
    for (byte[] bytes : new byte[][] {{}, new byte[100_000]}) {
      Collected collected = Collected.of("a", bytes);
      assertThat(collected.reading().importer()).isEqualTo("file");
      assertThat(collected.records()).hasSize(1);
      assertThat(collected.reading().complete()).isTrue();
    }
  }

  private static byte[] docx(String core) throws IOException {
    return ChatRoundTripTest.zip(
        Map.of(
            "[Content_Types].xml", utf8(TYPES),
            "docProps/core.xml", utf8("<?xml version=\"1.0\"?>" + core),
            "word/document.xml", utf8("<w:document xmlns:w=\"w\"/>")));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A zip of stored members with names in any encoding, none of them flagged as UTF-8. */
  @SafeVarargs
  private static byte[] stored(Map.Entry<String, Charset>... names) {
    ByteArrayOutputStream files = new ByteArrayOutputStream();
    ByteArrayOutputStream directory = new ByteArrayOutputStream();
    byte[] content = utf8("内容");
    CRC32 crc = new CRC32();
    crc.update(content);
    for (Map.Entry<String, Charset> entry : names) {
      byte[] name = entry.getKey().getBytes(entry.getValue());
      int offset = files.size();
      le(
          files,
          0x04034b50L,
          4,
          20,
          2,
          0,
          2,
          0,
          2,
          0,
          2,
          0x21,
          2,
          crc.getValue(),
          4,
          content.length,
          4,
          content.length,
          4,
          name.length,
          2,
          0,
          2);
      files.writeBytes(name);
      files.writeBytes(content);
      le(
          directory,
          0x02014b50L,
          4,
          20,
          2,
          20,
          2,
          0,
          2,
          0,
          2,
          0,
          2,
          0x21,
          2,
          crc.getValue(),
          4,
          content.length,
          4,
          content.length,
          4,
          name.length,
          2,
          0,
          2,
          0,
          2,
          0,
          2,
          0,
          2,
          0,
          4,
          offset,
          4);
      directory.writeBytes(name);
    }
    int start = files.size();
    files.writeBytes(directory.toByteArray());
    le(
        files,
        0x06054b50L,
        4,
        0,
        2,
        0,
        2,
        names.length,
        2,
        names.length,
        2,
        directory.size(),
        4,
        start,
        4,
        0,
        2);
    return files.toByteArray();
  }

  /** Pairs of value and length in bytes, little-endian. */
  private static void le(ByteArrayOutputStream out, long... pairs) {
    for (int i = 0; i < pairs.length; i += 2) {
      for (int b = 0; b < pairs[i + 1]; b++) {
        out.write((int) (pairs[i] >> (8 * b)));
      }
    }
  }

  private static int lastIndex(byte[] bytes, byte[] mark) {
    return new String(bytes, StandardCharsets.ISO_8859_1)
        .lastIndexOf(new String(mark, StandardCharsets.ISO_8859_1));
  }
}
