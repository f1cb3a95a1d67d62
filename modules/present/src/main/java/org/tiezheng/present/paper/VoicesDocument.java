package org.tiezheng.present.paper;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.pdf.Flow;
import org.tiezheng.present.pdf.Grid;
import org.tiezheng.present.pdf.PageShape;
import org.tiezheng.present.pdf.Style;

/**
 * DOC-VOICES 语音清单: every voice message of an item, with the files that hold its sound, or why there
 * are none.
 *
 * @param lines read twice, each time from the start
 */
public record VoicesDocument(
    PaperFacts facts, int item, String itemTitle, Iterable<VoiceLine> lines) implements Document {
  private static final int ROWS = 500;

  @Override
  public String id() {
    return "DOC-VOICES";
  }

  @Override
  public String number() {
    return PaperNumbers.of(id(), facts, item);
  }

  @Override
  public Text title() {
    return new Text("语音清单", "List of voice messages");
  }

  /** What the list comes to. */
  private static final class Tally {
    private int all;
    private int handedOver;
    private int playable;

    void add(VoiceLine line) {
      all++;
      handedOver += line.file().isPresent() ? 1 : 0;
      playable += line.playable().isPresent() ? 1 : 0;
    }
  }

  @Override
  public Printed write(PaperFiles files, Typefaces faces) throws IOException {
    PaperFrame frame = new PaperFrame(this, facts, faces, Optional.empty());
    Flow flow = frame.flow(PageShape.A4);
    frame.open(
        flow, Optional.of(facts.say("证据 ", "Item ") + item + facts.say("：", ": ") + itemTitle));
    flow.remark(
        facts.say(
            "行号与聊天记录（完整版）一致。“取出”的文件是数据库或容器中的原始字节，逐个与记录所载 SHA-256 核对；"
                + "WAV 为派生件，仅供播放。所载文字由应用程序保存，未与语音核对。",
            "Lines are numbered as in the full version. Files that were taken out hold the original"
                + " bytes of a database or container, each compared with the SHA-256 in the record;"
                + " WAV is derived, for listening only. Words that stand with a voice were kept by"
                + " the app and have not been compared with it."),
        Style.SMALL);
    Tally tally = rows(flow);
    flow.space(6)
        .paragraph(
            facts.say(
                "共 %d 条语音，交付原始字节 %d 条（另附 WAV %d 条），未交付 %d 条。"
                    .formatted(
                        tally.all, tally.handedOver, tally.playable, tally.all - tally.handedOver),
                "%d voice messages; the bytes of %d are handed over (%d with a WAV made of them), those of %d are not."
                    .formatted(
                        tally.all, tally.handedOver, tally.playable, tally.all - tally.handedOver)),
            Style.SMALL);
    frame.close(flow);
    return frame.write(
        files,
        List.of(flow),
        List.of(
            MachineCopy.of(this, facts, new MachineCopy.Matter("item", item), "voices", lines)));
  }

  /** In tables of a bounded number of rows. */
  private Tally rows(Flow flow) throws IOException {
    Tally tally = new Tally();
    Iterator<VoiceLine> all = lines.iterator();
    while (all.hasNext()) {
      Grid grid = grid();
      for (int i = 0; i < ROWS && all.hasNext(); i++) {
        VoiceLine line = all.next();
        tally.add(line);
        grid.row("%06d".formatted(line.line()), about(line), sound(line));
      }
      flow.table(grid);
    }
    return tally;
  }

  private Grid grid() {
    return Grid.of(
        Style.FINE,
        Grid.Column.centre(facts.say("行号", "Line"), 0.09f),
        Grid.Column.left(facts.say("时间、会话、发送人", "Time, conversation, sender"), 0.29f),
        Grid.Column.left(facts.say("原始字节、派生件、文字", "Original bytes, derived file, words"), 0.62f));
  }

  private String about(VoiceLine line) {
    return PrintedTime.of(line.time(), facts)
        + "\n"
        + facts.stated(line.conversation())
        + "\n"
        + facts.stated(line.sender())
        + line.millis()
            .map(ms -> "\n" + facts.say("载明 ", "stated ") + ms / 1000.0 + " s")
            .orElse("");
  }

  private String sound(VoiceLine line) {
    StringBuilder cell = new StringBuilder();
    line.file()
        .ifPresent(file ->
            cell.append(
                    line.taken() ? facts.say("取出：", "Taken out: ") : facts.say("原件：", "Original: "))
                .append(file)
                .append('\n'));
    line.sha256().ifPresent(sha256 -> cell.append("SHA-256 ").append(sha256).append('\n'));
    if (!line.place().isEmpty()) {
      cell.append(facts.say("位置：", "Place: ")).append(line.place()).append('\n');
    }
    line.playable()
        .ifPresent(file -> cell.append(facts.say("播放：", "To listen: ")).append(file).append('\n'));
    String note = facts.say(line.note());
    if (!note.isEmpty()) {
      cell.append(note).append('\n');
    }
    if (!line.transcript().isEmpty()) {
      cell.append(facts.say("所载文字：", "Words kept: ")).append(line.transcript());
    }
    return cell.toString().strip();
  }
}
