package org.tiezheng.present.letter;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.paper.Document;
import org.tiezheng.present.paper.MachineCopy;
import org.tiezheng.present.paper.PaperFacts;
import org.tiezheng.present.paper.PaperFiles;
import org.tiezheng.present.paper.PaperFrame;
import org.tiezheng.present.paper.Printed;
import org.tiezheng.present.pdf.Flow;
import org.tiezheng.present.pdf.Grid;
import org.tiezheng.present.pdf.PageShape;
import org.tiezheng.present.pdf.Style;

/** A letter on paper. */
public record LetterDocument(PaperFacts facts, Letter letter) implements Document.Editable {
  private static final int MOST_COLUMNS_UPRIGHT = 6;
  private static final float NAMES = 0.24f;

  public LetterDocument {
    facts = letter.template().english() ? english(facts) : facts;
  }

  private static PaperFacts english(PaperFacts f) {
    return new PaperFacts(
        f.caseTitle(),
        f.cause(),
        f.caseNumber(),
        f.court(),
        f.parties(),
        f.submitter(),
        f.made(),
        f.zone(),
        f.bundleId(),
        f.evidenceRoot(),
        f.clocks(),
        f.generator(),
        Locale.ENGLISH);
  }

  @Override
  public String id() {
    return letter.template().id();
  }

  @Override
  public String number() {
    return letter.number();
  }

  @Override
  public Text title() {
    return letter.template().title();
  }

  @Override
  public Printed write(PaperFiles files, Typefaces faces) throws IOException {
    PaperFrame frame = new PaperFrame(this, facts, faces, Optional.empty());
    Flow flow = frame.flow(across() ? PageShape.A4_ACROSS : PageShape.A4);
    frame.open(flow, Optional.empty());
    body(flow);
    address(flow);
    frame.closeAlone(flow, letter.template().signer(), closing());
    notes(flow);
    return frame.write(
        files,
        List.of(flow),
        List.of(MachineCopy.of(this, facts, new MachineCopy.Matter("letter", letter))));
  }

  private boolean across() {
    return letter.entries().stream()
        .anyMatch(e -> e instanceof Letter.Table t && t.columns().size() > MOST_COLUMNS_UPRIGHT);
  }

  private void body(Flow flow) {
    Grid pairs = Grid.pairs(Style.BODY, NAMES);
    int anchor = 0;
    for (Letter.Entry entry : letter.entries()) {
      switch (entry) {
        case Letter.Value value -> pairs.row(value.label(), value.value());
        case Letter.Boxes boxes -> pairs.row(boxes.label(), LetterWords.boxes(boxes));
        case Letter.Heading heading -> {
          pairs = set(flow, pairs);
          flow.heading(heading.text(), Style.HEADING, 0, "part-" + ++anchor);
        }
        case Letter.Words words -> {
          pairs = set(flow, pairs);
          flow.indented(words.text(), Style.BODY).space(4);
        }
        case Letter.Table table -> {
          pairs = set(flow, pairs);
          table(flow, table);
        }
      }
    }
    set(flow, pairs);
  }

  private static Grid set(Flow flow, Grid pairs) {
    if (pairs.isEmpty()) {
      return pairs;
    }
    flow.table(pairs).space(6);
    return Grid.pairs(Style.BODY, NAMES);
  }

  private static void table(Flow flow, Letter.Table table) {
    flow.need(Style.BODY.leading() * 6);
    flow.paragraph(table.label(), Style.BODY.bolder());
    List<Float> shares = LetterWords.shares(table);
    Grid.Column[] columns = new Grid.Column[shares.size()];
    for (int c = 0; c < columns.length; c++) {
      columns[c] = Grid.Column.left(table.columns().get(c), shares.get(c));
    }
    Grid grid = Grid.of(Style.CELL, columns);
    table.rows().forEach(grid::row);
    flow.table(grid).space(6);
  }

  private void address(Flow flow) {
    List<String> lines = LetterWords.address(letter.template(), facts);
    if (!lines.isEmpty()) {
      flow.space(8).indented(lines.getFirst(), Style.BODY).paragraph(lines.getLast(), Style.BODY);
    }
  }

  private Text closing() {
    return new Text(
        "本文书由当事人一方用本程序根据案件文件填写；标有“待填”之处案件文件没有载明，未作推测。",
        "Filled in by a party with this program from the case file; what is marked to be filled in"
            + " is not in the case file and was not guessed. ");
  }

  private void notes(Flow flow) {
    flow.newPage();
    flow.heading(facts.say(LetterWords.notesTitle()), Style.SMALL.bolder(), 0, "notes");
    Grid grid = Grid.pairs(Style.FINE, 0.16f);
    LetterWords.notes(letter, facts).forEach(grid::row);
    flow.table(grid);
  }

  @Override
  public void docx(Path file) throws IOException {
    new LetterDocx(this, across()).write(file);
  }

  Text closingWords() {
    return closing();
  }
}
