package org.tiezheng.present.letter;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.tiezheng.present.paper.DocxPaper;
import org.tiezheng.present.paper.PaperFacts;

/** A letter as a text that a lawyer can edit: the same parts in the same order as on paper. */
final class LetterDocx {
  private static final int BODY = 12;
  private static final int CELL = 9;
  private static final float NAMES = 0.24f;

  private final LetterDocument document;
  private final PaperFacts facts;
  private final boolean across;
  private final List<List<String>> pairs = new ArrayList<>();

  LetterDocx(LetterDocument document, boolean across) {
    this.document = document;
    this.facts = document.facts();
    this.across = across;
  }

  void write(Path file) throws IOException {
    try (DocxPaper docx = new DocxPaper(document, facts, document.number(), across)) {
      docx.title(facts.say(document.title()));
      docx.pairs(facts.opening(), NAMES, 10);
      document.letter().entries().forEach(entry -> entry(docx, entry));
      set(docx);
      LetterWords.address(document.letter().template(), facts)
          .forEach(line -> docx.paragraph(line, BODY, false, ParagraphAlignment.LEFT));
      docx.paragraph(
          facts.say(document.letter().template().signer())
              + facts.say(
                  "（签名或盖章）：____________________", " (signature or seal): ____________________")
              + "\n"
              + facts.say("日期：______年____月____日", "Date: ____________________"),
          BODY,
          false,
          ParagraphAlignment.RIGHT);
      docx.line(facts.say(document.closingWords()));
      docx.headOfPage(facts.say(LetterWords.notesTitle()), 10);
      docx.pairs(LetterWords.notes(document.letter(), facts), 0.16f, CELL);
      docx.write(file);
    }
  }

  private void entry(DocxPaper docx, Letter.Entry entry) {
    switch (entry) {
      case Letter.Value value -> pairs.add(List.of(value.label(), value.value()));
      case Letter.Boxes boxes -> pairs.add(List.of(boxes.label(), LetterWords.boxes(boxes)));
      case Letter.Heading heading -> {
        set(docx);
        docx.paragraph(heading.text(), 14, true, ParagraphAlignment.LEFT);
      }
      case Letter.Words words -> {
        set(docx);
        docx.paragraph(words.text(), BODY, false, ParagraphAlignment.LEFT);
      }
      case Letter.Table table -> {
        set(docx);
        docx.paragraph(table.label(), BODY, true, ParagraphAlignment.LEFT);
        docx.table(columns(table), table.rows(), CELL);
      }
    }
  }

  private static List<DocxPaper.Column> columns(Letter.Table table) {
    List<Float> shares = LetterWords.shares(table);
    List<DocxPaper.Column> columns = new ArrayList<>();
    for (int c = 0; c < shares.size(); c++) {
      columns.add(new DocxPaper.Column(table.columns().get(c), shares.get(c), false));
    }
    return columns;
  }

  private void set(DocxPaper docx) {
    docx.pairs(List.copyOf(pairs), NAMES, BODY);
    pairs.clear();
  }
}
