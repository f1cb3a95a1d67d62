package org.tiezheng.present.hearing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.paper.Document;
import org.tiezheng.present.paper.DocxPaper;
import org.tiezheng.present.paper.MachineCopy;
import org.tiezheng.present.paper.PaperFacts;
import org.tiezheng.present.paper.PaperFiles;
import org.tiezheng.present.paper.PaperFrame;
import org.tiezheng.present.paper.PaperNumbers;
import org.tiezheng.present.paper.Printed;
import org.tiezheng.present.pdf.Flow;
import org.tiezheng.present.pdf.Grid;
import org.tiezheng.present.pdf.PageShape;
import org.tiezheng.present.pdf.Style;

/**
 * A paper for the hearing: the same parts as PDF, as DOCX and as plain text to paste.
 *
 * @param plan its machine copy
 * @param about the bundle whose pages it names; empty for a paper that lies in that bundle itself
 * @param across whether the page lies on its long side
 */
public record HearingPaper(
    PaperFacts facts,
    String id,
    Text title,
    List<Block> blocks,
    HearingPlan plan,
    Optional<SubmittedBundle> about,
    boolean across,
    Text signer)
    implements Document.Editable {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");
  private static final float NAMES = 0.2f;

  public HearingPaper {
    blocks = List.copyOf(blocks);
  }

  @Override
  public String number() {
    return about
        // Another paper than the one in the bundle, and of another day.
        .map(bundle ->
            id + "-" + bundle.shortId() + "-" + DAY.format(facts.made().atZone(facts.zone())))
        .orElseGet(() -> PaperNumbers.of(id, facts));
  }

  @Override
  public Printed write(PaperFiles files, Typefaces faces) throws IOException {
    PaperFrame frame = new PaperFrame(this, facts, faces, Optional.empty());
    Flow flow = frame.flow(across ? PageShape.A4_ACROSS : PageShape.A4);
    frame.open(flow, Optional.empty());
    int anchor = 0;
    for (Block block : blocks) {
      switch (block) {
        case Block.Heading(String text) ->
            flow.space(6).heading(text, Style.HEADING, 0, "part-" + ++anchor);
        case Block.Words(String text, boolean small) ->
            flow.paragraph(text, small ? Style.FINE : Style.SMALL);
        case Block.Pairs pairs -> {
          Grid grid = Grid.pairs(Style.SMALL, NAMES);
          pairs.rows().forEach(grid::row);
          flow.table(grid).space(6);
        }
        case Block.Table table -> table(flow, table);
      }
    }
    if (about.isPresent()) {
      frame.closeAlone(flow, signer, alone(about.get()));
    } else {
      frame.close(flow, signer);
    }
    return frame.write(
        files,
        List.of(flow),
        List.of(MachineCopy.of(this, facts, new MachineCopy.Matter("hearing", plan))));
  }

  private static void table(Flow flow, Block.Table table) {
    Grid.Column[] columns = new Grid.Column[table.columns().size()];
    for (int c = 0; c < columns.length; c++) {
      Block.Column column = table.columns().get(c);
      columns[c] = Grid.Column.left(column.title(), column.share());
    }
    Grid grid = Grid.of(Style.CELL, columns);
    table.rows().forEach(grid::row);
    flow.table(grid).space(6);
  }

  private static Text alone(SubmittedBundle bundle) {
    return new Text(
        "本文书单独制作，不在证据包内；所列页码、行号指证据包 " + bundle.named().zh() + " 中的文书。",
        "This paper was made alone and is in no bundle; its pages and lines are those of the papers"
            + " in bundle "
            + bundle.named().en()
            + ". ");
  }

  @Override
  public void docx(Path file) throws IOException {
    try (DocxPaper docx = new DocxPaper(this, facts, number(), across)) {
      docx.title(facts.say(title));
      docx.pairs(facts.opening(), NAMES, 10);
      for (Block block : blocks) {
        switch (block) {
          case Block.Heading(String text) ->
              docx.paragraph(text, 14, true, ParagraphAlignment.LEFT);
          case Block.Words(String text, boolean small) ->
              docx.paragraph(text, small ? 8 : 10, false, ParagraphAlignment.LEFT);
          case Block.Pairs pairs -> docx.pairs(pairs.rows(), NAMES, 10);
          case Block.Table table ->
              docx.table(
                  table.columns().stream()
                      .map(c -> new DocxPaper.Column(c.title(), c.share(), false))
                      .toList(),
                  table.rows(),
                  9);
        }
      }
      docx.paragraph(signature(), 12, false, ParagraphAlignment.RIGHT);
      about.ifPresent(bundle -> docx.line(facts.say(alone(bundle))));
      docx.write(file);
    }
  }

  private String signature() {
    return facts.say(signer)
        + facts.say("（签名或盖章）：____________________", " (signature or seal): ____________________")
        + "\n"
        + facts.say("日期：______年____月____日", "Date: ____________________");
  }

  /**
   * Writes the paper as plain text (UTF-8), to be pasted into the court's own record.
   *
   * @throws IOException if the file cannot be written
   */
  public void text(Path file) throws IOException {
    StringBuilder out = new StringBuilder();
    out.append(facts.say(title)).append("\n\n");
    pairs(out, facts.opening());
    for (Block block : blocks) {
      out.append('\n');
      switch (block) {
        case Block.Heading(String text) -> out.append(text).append('\n');
        case Block.Words(String text, boolean _) -> out.append(text).append('\n');
        case Block.Pairs pairs -> pairs(out, pairs.rows());
        case Block.Table table -> table(out, table);
      }
    }
    out.append('\n').append(signature()).append('\n');
    about.ifPresent(bundle -> out.append(facts.say(alone(bundle))).append('\n'));
    out.append(facts.say("文书编号 ", "Paper ")).append(number()).append('\n');
    Files.writeString(file, out, StandardCharsets.UTF_8);
  }

  private void pairs(StringBuilder out, List<List<String>> rows) {
    rows.forEach(
        row -> out.append(row.get(0)).append(colon()).append(oneLine(row.get(1))).append('\n'));
  }

  private String colon() {
    return facts.say("：", ": ");
  }

  private void table(StringBuilder out, Block.Table table) {
    for (List<String> row : table.rows()) {
      for (int c = 0; c < row.size(); c++) {
        String cell = oneLine(row.get(c));
        if (c == 0) {
          out.append(cell).append(' ');
        } else {
          out.append(c > 1 ? "    " : "")
              .append(table.columns().get(c).title())
              .append(colon())
              .append(cell)
              .append('\n');
        }
      }
    }
  }

  private static String oneLine(String cell) {
    return cell.strip().replaceAll("\\R", " ");
  }
}
