package org.tiezheng.collect.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tiezheng.collect.Collected;
import org.tiezheng.evidence.CertificateUse;
import org.tiezheng.evidence.CertificateUse.Revocation;
import org.tiezheng.evidence.CertificateUse.Status;
import org.tiezheng.evidence.DocumentProperties;
import org.tiezheng.evidence.DocumentSignature;
import org.tiezheng.evidence.DocumentSignature.Change;
import org.tiezheng.evidence.DocumentSignature.ChangeKind;
import org.tiezheng.evidence.DocumentSignature.Range;
import org.tiezheng.evidence.DocumentSignature.Stamp;

/**
 * Signatures of PDFs by an authority that the test makes: what holds, and what was tampered with.
 */
@Tag("WRD-006")
@Tag("SEED-GEN-01")
class PdfSignaturesTest {
  private static final Instant STAMPED = Instant.parse("2025-10-15T02:00:30Z");
  private static TestAuthority authority;
  private static byte[] honest;

  @BeforeAll
  static void sign() throws Exception {
    authority = new TestAuthority();
    honest = SignedPdf.signed(SignedPdf.plain(), content -> authority.sign(content, false));
  }

  private static List<DocumentSignature> read(byte[] pdf) {
    return Collected.of("合同.pdf", pdf).all(DocumentSignature.class);
  }

  private static DocumentSignature first(byte[] pdf) {
    return read(pdf).getFirst();
  }

  @Test
  void anHonestSignatureCoversTheFileAndHolds() {
    DocumentSignature signature = first(honest);

    assertThat(signature.range()).isEqualTo(Range.WHOLE);
    assertThat(signature.digestEqual()).contains(true);
    assertThat(signature.valid()).contains(true);
    assertThat(signature.signer()).contains("周乙");
    assertThat(signature.algorithm()).startsWith("SHA-256/");
    assertThat(signature.time().instant()).contains(Instant.parse("2025-10-15T02:00:00Z"));
    assertThat(signature.changes()).isEmpty();
    assertThat(signature.revision()).isEqualTo(signature.revisions());
    assertThat(Collected.of("合同.pdf", honest).all(DocumentProperties.class))
        .extracting(DocumentProperties::signatures)
        .containsExactly(1);
  }

  @Test
  @Tag("CRT-001")
  void theChainIsFollowedButNoRootIsTrustedByItself() {
    List<CertificateUse> uses = first(honest).certificates();

    assertThat(uses).hasSize(2);
    assertThat(uses.getFirst().serial()).isEqualTo("2");
    assertThat(uses.getFirst().sha256()).isEqualTo(CertificatePool.sha256(authority.signer));
    assertThat(uses.getFirst().issuers()).containsExactly(CertificatePool.sha256(authority.root));
    assertThat(uses.getFirst().chain()).isEmpty();
    assertThat(uses.getFirst().time().instant()).contains(TestAuthority.FROM);
    assertThat(uses.getFirst().notAfter()).isEqualTo(TestAuthority.UNTIL);
    assertThat(uses.getFirst().usages()).containsExactly("digitalSignature");
    // The signer's own clock is no proof of when his certificate was used.
    assertThat(uses.getFirst().used()).isEmpty();
    assertThat(uses.getFirst().revocation()).isEmpty();
  }

  @Test
  void aByteOfAPageThatChangesMakesTheDigestDiffer() {
    byte[] tampered = honest.clone();
    int at = indexOf(tampered, "/MediaBox");
    tampered[at + 1] = 'm';

    DocumentSignature signature = first(tampered);

    assertThat(signature.digestEqual()).contains(false);
    assertThat(signature.valid()).contains(true);
  }

  /**
   * Wherever a byte of what was signed changes, the file is damaged or its signature does not hold.
   */
  @Test
  void noByteOfWhatWasSignedCanChangeUnnoticed() {
    int from = indexOf(honest, "/Contents <");
    int to = new String(honest, StandardCharsets.ISO_8859_1).indexOf('>', from);
    Random random = new Random(11);
    for (int i = 0; i < 300; i++) {
      int at = random.nextInt(honest.length);
      if (at >= from && at <= to) {
        continue;
      }
      byte[] tampered = honest.clone();
      tampered[at] ^= (byte) (1 << random.nextInt(8));

      Collected collected = Collected.of("合同.pdf", tampered);

      assertThat(collected.all(DocumentSignature.class))
          .as("byte " + at)
          .noneMatch(s ->
              s.range() == Range.WHOLE && s.digestEqual().orElse(false) && s.valid().orElse(false));
    }
  }

  @Test
  void aSignatureByAnotherKeyDoesNotFit() throws Exception {
    byte[] forged = SignedPdf.signed(SignedPdf.plain(), c -> authority.sign(c, true));

    DocumentSignature signature = first(forged);

    assertThat(signature.digestEqual()).contains(true);
    assertThat(signature.valid()).contains(false);
  }

  @Test
  void aRangeThatLeavesBytesOutIsBroken() {
    String text = new String(honest, StandardCharsets.ISO_8859_1);
    int from = text.indexOf("/ByteRange");
    int open = text.indexOf('[', from);
    int close = text.indexOf(']', from);
    String[] numbers = text.substring(open + 1, close).strip().split("\\s+", -1);
    String shorter = "0 " + (Long.parseLong(numbers[1]) - 1) + " " + numbers[2] + " " + numbers[3];
    String padded = shorter + " ".repeat(close - open - 1 - shorter.length());
    byte[] broken =
        (text.substring(0, open + 1) + padded + text.substring(close))
            .getBytes(StandardCharsets.ISO_8859_1);

    DocumentSignature signature = first(broken);

    assertThat(signature.range()).isEqualTo(Range.BROKEN);
    assertThat(signature.digestEqual()).isEmpty();
  }

  @Test
  void aRangeThatEndsWithinARevisionIsBroken() {
    byte[] cut = honest.clone();
    // The mark at the end of the revision becomes something else: what is covered is no document.
    int at = new String(cut, StandardCharsets.ISO_8859_1).lastIndexOf("%%EOF");
    cut[at + 2] = 'X';

    assertThat(first(cut).range()).isEqualTo(Range.BROKEN);
  }

  @Test
  void aSecondSignatureIsNoChangeOfWhatTheFirstSigned() throws Exception {
    byte[] twice = SignedPdf.signed(honest, content -> authority.sign(content, false));

    List<DocumentSignature> signatures = read(twice);

    assertThat(signatures).hasSize(2);
    DocumentSignature older =
        signatures.stream().filter(s -> s.range() == Range.REVISION).findFirst().orElseThrow();
    DocumentSignature newer =
        signatures.stream().filter(s -> s.range() == Range.WHOLE).findFirst().orElseThrow();
    assertThat(older.digestEqual()).contains(true);
    assertThat(older.valid()).contains(true);
    assertThat(older.revision()).isEqualTo(newer.revision() - 1);
    assertThat(kinds(older)).containsOnly(ChangeKind.SIGNATURE);
    assertThat(newer.changes()).isEmpty();
  }

  @Test
  void aPageThatIsPaintedOverLaterIsChangedContent() throws Exception {
    byte[] painted =
        SignedPdf.changed(
            honest,
            (pdf, changed) -> {
              try (PDPageContentStream content =
                  new PDPageContentStream(
                      pdf, pdf.getPage(1), PDPageContentStream.AppendMode.APPEND, false)) {
                content.addRect(0, 0, 300, 300);
                content.fill();
              }
              changed.add(pdf.getPage(1).getCOSObject());
            });

    DocumentSignature signature = first(painted);

    assertThat(signature.range()).isEqualTo(Range.REVISION);
    assertThat(signature.digestEqual()).contains(true);
    assertThat(kinds(signature)).contains(ChangeKind.CONTENT);
    assertThat(signature.changes())
        .filteredOn(c -> c.kind() == ChangeKind.CONTENT)
        .allMatch(c -> c.what().en().startsWith("page 2"));
  }

  @Test
  void aPageThatIsAddedOrTakenAwayIsChangedContent() throws Exception {
    byte[] more =
        SignedPdf.changed(
            honest,
            (pdf, changed) -> {
              pdf.addPage(new org.apache.pdfbox.pdmodel.PDPage());
              changed.add(pdf.getPages().getCOSObject());
            });
    byte[] less =
        SignedPdf.changed(
            honest,
            (pdf, changed) -> {
              pdf.removePage(1);
              changed.add(pdf.getPages().getCOSObject());
            });

    assertThat(kinds(first(more))).contains(ChangeKind.CONTENT);
    assertThat(kinds(first(less))).contains(ChangeKind.CONTENT);
  }

  @Test
  void layersThatAreSwitchedLaterAreChangedContent() throws Exception {
    byte[] layered =
        SignedPdf.changed(
            honest,
            (pdf, changed) -> {
              COSDictionary root = pdf.getDocumentCatalog().getCOSObject();
              root.setItem(COSName.getPDFName("OCProperties"), new COSDictionary());
              changed.add(root);
            });

    assertThat(kinds(first(layered))).contains(ChangeKind.CONTENT);
  }

  @Test
  void aCommentIsAnAnnotationAndNoContent() throws Exception {
    byte[] commented =
        SignedPdf.changed(
            honest,
            (pdf, changed) -> {
              PDAnnotationText note = new PDAnnotationText();
              note.setRectangle(new PDRectangle(10, 10, 20, 20));
              note.setContents("later");
              pdf.getPage(0).getAnnotations().add(note);
              changed.add(pdf.getPage(0).getCOSObject());
            });

    assertThat(kinds(first(commented))).containsOnly(ChangeKind.ANNOTATION);
  }

  @Test
  void aMarkThatIsTakenAwayIsToldToo() throws Exception {
    byte[] without =
        SignedPdf.changed(
            honest,
            (pdf, changed) -> {
              pdf.getPage(0).getCOSObject().setItem(COSName.ANNOTS, new COSArray());
              changed.add(pdf.getPage(0).getCOSObject());
            });

    assertThat(kinds(first(without))).contains(ChangeKind.ANNOTATION);
  }

  @Test
  void aFieldThatIsFilledIsAForm() throws Exception {
    byte[] filled =
        SignedPdf.changed(
            honest,
            (pdf, changed) -> {
              COSDictionary field =
                  pdf.getDocumentCatalog().getAcroForm(null).getField("words").getCOSObject();
              field.setString(COSName.V, "八万元");
              changed.add(field);
            });

    assertThat(kinds(first(filled))).containsOnly(ChangeKind.FORM);
  }

  @Test
  void anEarlierSignatureThatIsRewrittenIsNoNewSignature() throws Exception {
    byte[] rewritten =
        SignedPdf.changed(
            honest,
            (pdf, changed) -> {
              COSDictionary field = pdf.getSignatureFields().getFirst().getCOSObject();
              field.setItem(COSName.getPDFName("Ff"), COSInteger.get(1));
              changed.add(field);
            });

    assertThat(kinds(first(rewritten))).containsOnly(ChangeKind.OTHER);
  }

  @Test
  void propertiesAreToldApart() throws Exception {
    byte[] titled =
        SignedPdf.changed(
            honest,
            (pdf, changed) -> {
              pdf.getDocumentInformation().setTitle("新标题");
              changed.add(pdf.getDocumentInformation().getCOSObject());
            });

    assertThat(kinds(first(titled))).containsOnly(ChangeKind.PROPERTIES);
  }

  @Test
  void aTokenOverTheSignatureSaysWhenTheCertificateWasUsed() throws Exception {
    byte[] pdf =
        SignedPdf.signed(
            SignedPdf.plain(), c -> authority.stamped(authority.sign(c, false), STAMPED, true));

    DocumentSignature signature = first(pdf);

    assertThat(signature.stamp()).contains(new Stamp(STAMPED, "cn=Test TSA", true));
    assertThat(signature.certificates().getFirst().used()).contains(STAMPED);
  }

  @Test
  void aTokenOverSomethingElseSaysNothing() throws Exception {
    byte[] pdf =
        SignedPdf.signed(
            SignedPdf.plain(), c -> authority.stamped(authority.sign(c, false), STAMPED, false));

    DocumentSignature signature = first(pdf);

    assertThat(signature.stamp().map(Stamp::valid)).contains(false);
    assertThat(signature.certificates().getFirst().used()).isEmpty();
  }

  @Test
  @Tag("CRT-001")
  void statementsAboutRevocationAreReadAndChecked() throws Exception {
    Instant listed = Instant.parse("2025-11-01T00:00:00Z");
    Instant since = Instant.parse("2025-10-01T00:00:00Z");
    byte[] archived =
        SignedPdf.archived(
            honest,
            List.of(authority.good(STAMPED), new byte[] {1, 2, 3}),
            List.of(
                authority.revoked(since, listed, true).getEncoded(),
                authority.revoked(since, listed, false).getEncoded()));

    DocumentSignature signature = first(archived);

    assertThat(kinds(signature)).containsOnly(ChangeKind.VALIDATION);
    List<Revocation> said = signature.certificates().getFirst().revocation();
    assertThat(said)
        .filteredOn(r -> r.status() == Status.GOOD)
        .singleElement()
        .matches(r -> r.verified() && r.produced().equals(STAMPED));
    assertThat(said)
        .filteredOn(r -> r.status() == Status.REVOKED)
        .extracting(Revocation::verified, r -> r.revoked().orElseThrow())
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(true, since),
            org.assertj.core.groups.Tuple.tuple(false, since));
  }

  @Test
  @Tag("CRT-001")
  void statementsUnderTheSignatureAreReadToo() throws Exception {
    byte[] answer = authority.good(STAMPED);
    byte[] pdf = SignedPdf.signed(SignedPdf.plain(), c -> authority.signWith(c, answer));

    DocumentSignature signature = first(pdf);

    assertThat(signature.valid()).contains(true);
    assertThat(signature.certificates().getFirst().revocation())
        .singleElement()
        .matches(r -> r.verified() && r.status() == Status.GOOD && r.produced().equals(STAMPED));
  }

  @Test
  void aSignatureThatIsNoneIsSetAsideAndTheDocumentStillRead() throws Exception {
    byte[] pdf = SignedPdf.signed(SignedPdf.plain(), _ -> new byte[] {1, 2, 3});

    Collected collected = Collected.of("合同.pdf", pdf);

    assertThat(collected.all(DocumentSignature.class)).isEmpty();
    assertThat(collected.all(DocumentProperties.class)).hasSize(1);
    assertThat(collected.aside()).hasSize(1);
  }

  private static List<ChangeKind> kinds(DocumentSignature signature) {
    Function<Change, ChangeKind> kind = Change::kind;
    return signature.changes().stream().map(kind).toList();
  }

  private static int indexOf(byte[] bytes, String word) {
    return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(word);
  }
}
