package org.tiezheng.collect.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tiezheng.collect.Collected;
import org.tiezheng.evidence.DocumentSignature;
import org.tiezheng.evidence.DocumentSignature.Change;
import org.tiezheng.evidence.DocumentSignature.ChangeKind;
import org.tiezheng.evidence.DocumentSignature.Range;

/** Changes after a signature that are dressed up as something harmless. */
@Tag("WRD-006")
class LaterChangesTest {
  private static final COSName P = COSName.getPDFName("P");
  private static TestAuthority authority;
  private static byte[] honest;

  @BeforeAll
  static void sign() throws Exception {
    authority = new TestAuthority();
    honest = signed(SignedPdf.plain());
  }

  private static byte[] signed(byte[] pdf) throws Exception {
    return SignedPdf.signed(pdf, content -> authority.sign(content, false));
  }

  /** What was changed after the first signature. */
  private static List<ChangeKind> kinds(byte[] pdf) {
    Function<Change, ChangeKind> kind = Change::kind;
    List<DocumentSignature> signatures =
        Collected.of("合同.pdf", pdf).all(DocumentSignature.class).stream()
            .filter(s -> s.range() == Range.REVISION)
            .toList();
    return signatures.getFirst().changes().stream().map(kind).toList();
  }

  /** A mark in the form of a signature's field, with a black square over the page. */
  private static COSDictionary square(PDDocument pdf) throws IOException {
    COSStream picture = pdf.getDocument().createCOSStream();
    picture.setItem(COSName.TYPE, COSName.XOBJECT);
    picture.setItem(COSName.SUBTYPE, COSName.FORM);
    picture.setItem(COSName.BBOX, new PDRectangle(0, 0, 300, 300).getCOSArray());
    write(picture, "0 0 300 300 re f");
    COSDictionary appearance = new COSDictionary();
    appearance.setItem(COSName.N, picture);
    COSDictionary mark = new COSDictionary();
    mark.setItem(COSName.TYPE, COSName.ANNOT);
    mark.setItem(COSName.SUBTYPE, COSName.WIDGET);
    mark.setItem(COSName.FT, COSName.SIG);
    mark.setItem(COSName.RECT, new PDRectangle(0, 0, 300, 300).getCOSArray());
    mark.setItem(COSName.AP, appearance);
    return mark;
  }

  private static void write(COSStream stream, String content) throws IOException {
    try (OutputStream out = stream.createOutputStream()) {
      out.write(content.getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static COSArray marks(PDDocument pdf, int page) {
    COSDictionary at = pdf.getPage(page).getCOSObject();
    COSArray marks = at.getCOSArray(COSName.ANNOTS);
    if (marks == null) {
      marks = new COSArray();
      at.setItem(COSName.ANNOTS, marks);
    }
    return marks;
  }

  @Test
  void aPictureInAFieldThatHoldsNoSignatureIsNoSignature() throws Exception {
    byte[] pdf =
        SignedPdf.changed(
            honest,
            (at, changed) -> {
              COSDictionary mark = square(at);
              marks(at, 0).add(mark);
              changed.add(at.getPage(0).getCOSObject());
            });

    assertThat(kinds(pdf)).contains(ChangeKind.ANNOTATION);
  }

  @Test
  void aPictureInAFieldWhoseSignatureCannotBeReadIsNoSignature() throws Exception {
    byte[] pdf =
        SignedPdf.changed(
            honest,
            (at, changed) -> {
              COSDictionary nothing = new COSDictionary();
              nothing.setItem(COSName.TYPE, COSName.SIG);
              COSDictionary mark = square(at);
              mark.setItem(COSName.V, nothing);
              marks(at, 0).add(mark);
              changed.add(at.getPage(0).getCOSObject());
            });

    assertThat(kinds(pdf)).contains(ChangeKind.ANNOTATION);
  }

  @Test
  void aPictureThatBorrowsASignatureThatHoldsMustBeExplained() throws Exception {
    byte[] pdf =
        SignedPdf.changed(
            honest,
            (at, changed) -> {
              COSDictionary mark = square(at);
              mark.setItem(
                  COSName.V, at.getSignatureFields().getFirst().getSignature().getCOSObject());
              marks(at, 0).add(mark);
              changed.add(at.getPage(0).getCOSObject());
            });

    assertThat(kinds(pdf)).contains(ChangeKind.ANNOTATION);
  }

  @Test
  void aPictureBelowTheFieldOfASignatureMustBeExplained() throws Exception {
    byte[] pdf =
        SignedPdf.changed(
            signed(honest),
            (at, changed) -> {
              COSDictionary field = at.getSignatureFields().getLast().getCOSObject();
              COSDictionary mark = square(at);
              mark.removeItem(COSName.FT);
              mark.setItem(COSName.PARENT, field);
              field.setItem(COSName.KIDS, new COSArray(List.of(mark)));
              changed.add(field);
            });

    assertThat(kinds(pdf))
        .anyMatch(k -> k == ChangeKind.ANNOTATION || k == ChangeKind.OTHER || k == ChangeKind.FORM);
  }

  @Test
  void aDrawingThatIsCalledAsAWayUpIsContentToo() throws Exception {
    byte[] named;
    try (PDDocument pdf = org.apache.pdfbox.Loader.loadPDF(SignedPdf.plain())) {
      COSStream drawing = pdf.getDocument().createCOSStream();
      drawing.setItem(COSName.TYPE, COSName.XOBJECT);
      drawing.setItem(COSName.SUBTYPE, COSName.FORM);
      drawing.setItem(COSName.BBOX, new PDRectangle(0, 0, 300, 300).getCOSArray());
      write(drawing, "0 0 10 10 re f");
      COSDictionary drawings = new COSDictionary();
      drawings.setItem(P, drawing);
      PDResources resources = new PDResources();
      resources.getCOSObject().setItem(COSName.XOBJECT, drawings);
      pdf.getPage(0).setResources(resources);
      COSStream content = pdf.getDocument().createCOSStream();
      write(content, "/P Do");
      pdf.getPage(0).getCOSObject().setItem(COSName.CONTENTS, content);
      var out = new java.io.ByteArrayOutputStream();
      pdf.save(out, org.apache.pdfbox.pdfwriter.compress.CompressParameters.NO_COMPRESSION);
      named = out.toByteArray();
    }
    byte[] pdf =
        SignedPdf.changed(
            signed(named),
            (at, changed) -> {
              COSStream drawing =
                  (COSStream)
                      at.getPage(0)
                          .getResources()
                          .getCOSObject()
                          .getCOSDictionary(COSName.XOBJECT)
                          .getDictionaryObject(P);
              write(drawing, "0 0 300 300 re f");
              changed.add(drawing);
            });

    assertThat(kinds(pdf)).containsOnly(ChangeKind.CONTENT);
  }

  private static COSDictionary words() {
    COSDictionary mark = new COSDictionary();
    mark.setItem(COSName.SUBTYPE, COSName.getPDFName("FreeText"));
    mark.setItem(COSName.RECT, new PDRectangle(100, 100, 200, 50).getCOSArray());
    mark.setString(COSName.CONTENTS, "八万元");
    mark.setDirect(true);
    return mark;
  }

  @Test
  void aMarkWrittenIntoThePageItselfIsToldAndSoIsItsRemoval() throws Exception {
    byte[] with =
        SignedPdf.changed(
            honest,
            (at, changed) -> {
              marks(at, 1).add(words());
              changed.add(at.getPage(1).getCOSObject());
            });

    assertThat(kinds(with)).containsOnly(ChangeKind.ANNOTATION);

    byte[] without =
        SignedPdf.changed(
            signed(withMark()),
            (at, changed) -> {
              at.getPage(1).getCOSObject().removeItem(COSName.ANNOTS);
              changed.add(at.getPage(1).getCOSObject());
            });

    assertThat(kinds(without)).contains(ChangeKind.ANNOTATION);
  }

  private static byte[] withMark() throws IOException {
    return SignedPdf.changed(
        SignedPdf.plain(),
        (at, changed) -> {
          marks(at, 1).add(words());
          changed.add(at.getPage(1).getCOSObject());
        });
  }

  @Test
  void aMarkThatAnotherPageHadIsAnAnnotation() throws Exception {
    byte[] pdf =
        SignedPdf.changed(
            honest,
            (at, changed) -> {
              marks(at, 1).add(marks(at, 0).get(0));
              changed.add(at.getPage(1).getCOSObject());
            });

    assertThat(kinds(pdf)).contains(ChangeKind.ANNOTATION);
  }

  @Test
  void aFieldWrittenIntoTheFormItselfIsAForm() throws Exception {
    byte[] pdf =
        SignedPdf.changed(
            honest,
            (at, changed) -> {
              COSDictionary form = at.getDocumentCatalog().getAcroForm(null).getCOSObject();
              COSDictionary field = new COSDictionary();
              field.setItem(COSName.FT, COSName.TX);
              field.setString(COSName.T, "more");
              field.setDirect(true);
              form.getCOSArray(COSName.FIELDS).add(field);
              changed.add(form);
              changed.add(at.getDocumentCatalog().getCOSObject());
            });

    assertThat(kinds(pdf)).containsOnly(ChangeKind.FORM);
  }

  @Test
  void whatTheFormLosesIsTold() throws Exception {
    COSName key = COSName.getPDFName("CO");
    byte[] before =
        SignedPdf.changed(
            SignedPdf.plain(),
            (at, changed) -> {
              COSDictionary form = at.getDocumentCatalog().getAcroForm(null).getCOSObject();
              form.setItem(key, new COSArray(List.of(new COSFloat(1))));
              changed.add(form);
              changed.add(at.getDocumentCatalog().getCOSObject());
            });
    byte[] pdf =
        SignedPdf.changed(
            signed(before),
            (at, changed) -> {
              COSDictionary form = at.getDocumentCatalog().getAcroForm(null).getCOSObject();
              form.removeItem(key);
              changed.add(form);
              changed.add(at.getDocumentCatalog().getCOSObject());
            });

    assertThat(kinds(pdf)).containsOnly(ChangeKind.FORM);
  }

  /** Many harmless additions must not push the one that matters out of the list. */
  @Test
  void whatMattersMostIsListedFirst() throws Exception {
    byte[] pdf = honest;
    for (int i = 0; i < 52; i++) {
      pdf = SignedPdf.archived(pdf, List.of(), List.of(new byte[] {1, 2, (byte) i}));
    }
    pdf =
        SignedPdf.changed(
            pdf,
            (at, changed) -> {
              at.getPage(0).setRotation(180);
              changed.add(at.getPage(0).getCOSObject());
            });

    assertThat(kinds(pdf)).first().isEqualTo(ChangeKind.CONTENT);
  }
}
