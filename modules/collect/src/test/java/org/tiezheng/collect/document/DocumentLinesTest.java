package org.tiezheng.collect.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.tiezheng.collect.Limits;
import org.tiezheng.collect.Member;
import org.tiezheng.evidence.Locator;

/** The words of documents, to be searched. */
class DocumentLinesTest {
  private static final String PDF = "application/pdf";
  private static final String DOCX =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  private static final Path DEMO =
      Path.of(System.getProperty("root", "../..")).resolve("demo/evidence/合同");

  private static Optional<List<DocumentLines.Line>> read(byte[] bytes, String type) {
    Member member = Member.of("a", "a".repeat(64), MemorySegment.ofArray(bytes));
    return DocumentLines.of(member, type, Limits.DEFAULT);
  }

  private static List<String> words(byte[] bytes, String type) {
    return read(bytes, type).orElseThrow().stream().map(DocumentLines.Line::text).toList();
  }

  @Test
  void aContractInPdfSaysItsWordsWithTheirPage() throws Exception {
    List<DocumentLines.Line> lines =
        read(Files.readAllBytes(DEMO.resolve("借款协议.pdf")), PDF).orElseThrow();
    assertThat(lines)
        .anySatisfy(line -> {
          assertThat(line.text()).contains("乙方微信号:wxid_demo_zhouqm");
          assertThat(line.page()).isEqualTo(1);
        });
  }

  @Test
  void aLetterInDocxSaysItsParagraphs() throws Exception {
    assertThat(String.join("\n", words(Files.readAllBytes(DEMO.resolve("还款计划.docx")), DOCX)))
        .contains("周启明");
  }

  @Test
  void whatWasDeletedInADocumentWithChangesTrackedIsNotAmongItsWords() throws Exception {
    byte[] docx =
        docx(
            "<w:p><w:r><w:t>留下</w:t></w:r><w:del><w:r><w:delText>删去</w:delText></w:r></w:del>"
                + "<w:r><w:tab/><w:t>的字</w:t></w:r></w:p><w:p><w:r><w:t>下一段</w:t></w:r></w:p>");
    assertThat(words(docx, DOCX)).containsExactly("留下\t的字", "下一段");
  }

  private static byte[] docx(String body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      zip.write(
          ("<?xml version=\"1.0\"?><w:document"
               + " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                  + body
                  + "</w:body></w:document>")
              .getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void aTextInGbkSaysItsLinesWithTheirPlace() {
    byte[] text = "甲方:林岚\r\n\r\n乙方:周启明".getBytes(Charset.forName("GBK"));
    List<DocumentLines.Line> lines = read(text, "text/plain").orElseThrow();
    assertThat(lines).extracting(DocumentLines.Line::text).containsExactly("甲方:林岚", "乙方:周启明");
    assertThat(((Locator.Line) lines.getLast().provenance().locator()).number()).isEqualTo(3);
  }

  @Test
  void whatIsDamagedSaysNothingInsteadOfFailing() throws Exception {
    byte[] pdf = Files.readAllBytes(DEMO.resolve("借款协议.pdf"));
    // What is left of a file that broke off may still hold whole pages, or nothing.
    for (int part : new int[] {3, 10, 100}) {
      assertThat(read(java.util.Arrays.copyOf(pdf, pdf.length / part), PDF)).isNotNull();
    }
    assertThat(read("%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII), PDF)).isEmpty();
    assertThat(read(new byte[] {1, 2, 3}, DOCX)).isEmpty();
    assertThat(read(docx("<w:p>"), DOCX)).isEmpty();
    assertThat(read(docx("<w:p/>").clone(), "application/pdf")).isEmpty();
  }

  @Test
  void anExternalEntityIsNotLoaded() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      zip.write(
          "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a><t>&x;</t></a>"
              .getBytes(StandardCharsets.UTF_8));
    }
    assertThat(read(bytes.toByteArray(), DOCX).stream().flatMap(List::stream)).isEmpty();
  }

  /** A stream of zeros that unpacks to more than the limit. */
  @Test
  void aPdfWhosePageUnpacksToMoreThanTheLimitIsNotRead() throws Exception {
    Deflater deflater = new Deflater(9);
    byte[] zeros = new byte[1 << 20];
    java.util.Arrays.fill(zeros, (byte) ' ');
    byte[] out = new byte[1 << 16];
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    for (int i = 0; i < 520; i++) {
      deflater.setInput(zeros);
      while (!deflater.needsInput()) {
        packed.write(out, 0, deflater.deflate(out));
      }
    }
    deflater.finish();
    while (!deflater.finished()) {
      packed.write(out, 0, deflater.deflate(out));
    }
    deflater.end();
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    pdf.write(
        ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n"
                + "4 0 obj<</Filter/FlateDecode/Length "
                + packed.size()
                + ">>stream\n")
            .getBytes(StandardCharsets.ISO_8859_1));
    pdf.write(packed.toByteArray());
    pdf.write(
        "\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
            .getBytes(StandardCharsets.ISO_8859_1));
    MemorySegment bytes = MemorySegment.ofArray(pdf.toByteArray());
    assertThat(PdfStreams.unpackTo(bytes, 512L << 20)).isFalse();
    assertThat(read(pdf.toByteArray(), PDF)).isEmpty();
  }
}
