package org.tiezheng.casework.twins;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.poi.openxml4j.opc.internal.PackagePropertiesPart;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRunTrackChange;
import org.tiezheng.evidence.Outcome;

/** Defects in the contract, as a PDF and as a document. */
final class DocumentDefects {
  private static final Set<String> CONTRACT = Set.of("合同");
  private static final String PDF = "合同/借款合同.pdf";
  private static final String DOCX = "合同/借款合同.docx";

  private final List<Defect> all = new ArrayList<>();

  /** Changes an open document. */
  private interface Change<T> {
    void make(T document) throws Exception;
  }

  static List<Defect> all() {
    DocumentDefects defects = new DocumentDefects();
    defects.pdf();
    defects.docx();
    return List.copyOf(defects.all);
  }

  private void plant(String id, String what, Defect.How how, String rule, Outcome o, String where) {
    all.add(new Defect(id, what, how, rule, o, where));
  }

  private static Defect.InFiles pdf(Change<PDDocument> change) {
    return Defect.InFiles.of(
        CONTRACT,
        files -> {
          try (PDDocument document = Loader.loadPDF(files.file(PDF))) {
            change.make(document);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.getDocumentInformation().getCOSObject().setNeedToBeUpdated(true);
            document.saveIncremental(out);
            return files.with(PDF, out.toByteArray());
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static Defect.InFiles docx(Change<XWPFDocument> change) {
    return Defect.InFiles.of(
        CONTRACT,
        files -> {
          try (XWPFDocument document =
              new XWPFDocument(new ByteArrayInputStream(files.file(DOCX)))) {
            change.make(document);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.write(out);
            return files.with(DOCX, out.toByteArray());
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private void pdf() {
    plant(
        "pdf-edited-after",
        "合同 PDF 在签订之后被编辑",
        pdf(document -> {
          Calendar later = Calendar.getInstance(TimeZone.getTimeZone("UTC"), Locale.ROOT);
          later.setTimeInMillis(Instant.parse("2025-01-10T02:00:00Z").toEpochMilli());
          document.getDocumentInformation().setModificationDate(later);
          document.getDocumentInformation().setProducer("Foxit PDF Editor");
        }),
        "CN/WRD-002",
        Outcome.WARN,
        "借款合同.pdf");
    plant(
        "pdf-appended",
        "合同 PDF 有后来追加的改动而没有说明",
        pdf(document -> document.getDocumentInformation().setKeywords("v2"))
            .stating(Edit.unanswered(1, "disclosed")),
        "CN/WRD-005",
        Outcome.WARN,
        "借款合同.pdf");
  }

  private void docx() {
    plant(
        "docx-tracked",
        "文档留有修订痕迹而没有说明",
        docx(
                document -> {
                  XWPFParagraph paragraph = document.createParagraph();
                  CTRunTrackChange inserted = paragraph.getCTP().addNewIns();
                  inserted.setAuthor("林海");
                  inserted.addNewR().addNewT().setStringValue("利率改为百分之二十四");
                })
            .stating(Edit.unanswered(2, "disclosed")),
        "CN/WRD-005",
        Outcome.WARN,
        "借款合同.docx");
    plant(
        "docx-hidden",
        "文档有隐藏文字而没有说明",
        docx(
                document -> {
                  var run = document.createParagraph().createRun();
                  run.setText("另有口头约定");
                  run.setVanish(true);
                })
            .stating(Edit.unanswered(2, "disclosed")),
        "CN/WRD-005",
        Outcome.WARN,
        "借款合同.docx");
    plant(
        "docx-made-later",
        "文档创建于主张的日期之后",
        docx(document -> created(document, Instant.parse("2025-01-05T03:00:00Z"))),
        "CN/WRD-002",
        Outcome.FAIL,
        "借款合同.docx");
    plant(
        "docx-after-its-token",
        "文档自称创建于其时间戳之后",
        docx(document -> created(document, Instant.parse("2024-03-12T03:00:00Z"))),
        "CN/WRD-003",
        Outcome.FAIL,
        "借款合同.docx");
    plant(
        "docx-program-later",
        "写成文档的软件版本当时还没有",
        docx(
                document -> {
                  created(document, Instant.parse("2010-03-09T03:00:00Z"));
                  var extended = document.getProperties().getExtendedProperties();
                  extended.getUnderlyingProperties().setApplication("Microsoft Office Word");
                  extended.getUnderlyingProperties().setAppVersion("16.0000");
                })
            .stating(Edit.answer(2, "date", "\"2010-03-10\"")),
        "CN/WRD-002",
        Outcome.FAIL,
        "借款合同.docx");
  }

  private static void created(XWPFDocument document, Instant at) throws Exception {
    PackagePropertiesPart core =
        (PackagePropertiesPart) document.getPackage().getPackageProperties();
    core.setCreatedProperty(Optional.of(Date.from(at)));
    core.setModifiedProperty(Optional.of(Date.from(at)));
  }
}
