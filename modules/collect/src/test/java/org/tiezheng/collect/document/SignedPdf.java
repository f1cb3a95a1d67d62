package org.tiezheng.collect.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;

/** Makes PDFs, signs them and goes on to change them, as PDFBox writes such files. */
final class SignedPdf {
  private SignedPdf() {}

  /** Makes the bytes of a signature. */
  @FunctionalInterface
  interface Signing {
    byte[] sign(byte[] content) throws Exception;
  }

  /** Changes a document and says which objects it changed. */
  @FunctionalInterface
  interface Changing {
    void change(PDDocument pdf, Set<COSDictionary> changed) throws IOException;
  }

  /** Two pages with a square each, and a form with a field for words. */
  static byte[] plain() throws IOException {
    try (PDDocument pdf = new PDDocument()) {
      for (int i = 0; i < 2; i++) {
        PDPage page = new PDPage(PDRectangle.A4);
        pdf.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
          content.addRect(100, 100 + i, 50, 50);
          content.fill();
        }
      }
      PDAcroForm form = new PDAcroForm(pdf);
      pdf.getDocumentCatalog().setAcroForm(form);
      PDTextField field = new PDTextField(form);
      field.setPartialName("words");
      PDAnnotationWidget widget = field.getWidgets().getFirst();
      widget.setRectangle(new PDRectangle(50, 50, 100, 20));
      widget.setPage(pdf.getPage(0));
      pdf.getPage(0).getAnnotations().add(widget);
      form.getFields().add(field);
      return saved(pdf);
    }
  }

  private static byte[] saved(PDDocument pdf) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    pdf.save(out, org.apache.pdfbox.pdfwriter.compress.CompressParameters.NO_COMPRESSION);
    return out.toByteArray();
  }

  /** Signs what there is, in a revision of its own. */
  static byte[] signed(byte[] before, Signing signing) throws Exception {
    return signed(before, PDSignature.SUBFILTER_ETSI_CADES_DETACHED, signing);
  }

  static byte[] signed(byte[] before, COSName type, Signing signing) throws Exception {
    try (PDDocument pdf = Loader.loadPDF(before)) {
      PDSignature signature = new PDSignature();
      signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
      signature.setSubFilter(type);
      Calendar at = new GregorianCalendar(TimeZone.getTimeZone("UTC"), java.util.Locale.ROOT);
      at.setTimeInMillis(java.time.Instant.parse("2025-10-15T02:00:00Z").toEpochMilli());
      signature.setSignDate(at);
      pdf.addSignature(
          signature,
          content -> {
            try {
              return signing.sign(content.readAllBytes());
            } catch (Exception e) {
              throw new IOException(e);
            }
          },
          large());
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      pdf.saveIncremental(out);
      return out.toByteArray();
    }
  }

  private static org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions large() {
    var options = new org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions();
    options.setPreferredSignatureSize(30_000);
    return options;
  }

  /** Appends a revision with a change. */
  static byte[] changed(byte[] before, Changing changing) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(before)) {
      Set<COSDictionary> changed = new HashSet<>();
      changing.change(pdf, changed);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      pdf.saveIncremental(out, changed);
      return out.toByteArray();
    }
  }

  /** Puts certificates and statements about revocation beside the signature (DSS). */
  static byte[] archived(byte[] before, List<byte[]> answers, List<byte[]> lists)
      throws IOException {
    return changed(
        before,
        (pdf, changed) -> {
          COSDictionary dss = new COSDictionary();
          dss.setItem(COSName.getPDFName("OCSPs"), streams(pdf, answers));
          dss.setItem(COSName.getPDFName("CRLs"), streams(pdf, lists));
          COSDictionary root = pdf.getDocumentCatalog().getCOSObject();
          root.setItem(COSName.getPDFName("DSS"), dss);
          changed.add(root);
        });
  }

  private static COSArray streams(PDDocument pdf, List<byte[]> parts) throws IOException {
    COSArray array = new COSArray();
    for (byte[] part : parts) {
      COSStream stream = pdf.getDocument().createCOSStream();
      try (var out = stream.createOutputStream()) {
        out.write(part);
      }
      array.add(stream);
    }
    return array;
  }
}
