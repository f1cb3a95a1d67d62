package org.tiezheng.present.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.pdf.Flow;
import org.tiezheng.present.pdf.Grid;
import org.tiezheng.present.pdf.PageShape;
import org.tiezheng.present.pdf.Sheets;
import org.tiezheng.present.pdf.Style;

/**
 * DOC-SMS-EXCERPT 短信内容摘录, and the same of calls: cover, index, every row verbatim with its storage
 * location, and lines for the court's record.
 *
 * @param volume number of its first page within all papers of the bundle
 */
public record PhoneExcerptDocument(PaperFacts facts, PhoneExcerpt excerpt, int volume)
    implements Document {
  /** The excerpt of messages. */
  public static final String SMS = "DOC-SMS-EXCERPT";

  /** The excerpt of calls. */
  public static final String CALLS = "DOC-CALL-EXCERPT";

  private static final Text RECORD = new Text("当庭核对与附卷", "Comparison in court");

  /** A shorter excerpt needs no index. */
  private static final int INDEXED_FROM = 60;

  /** The name under which the machine copy holds the rows. */
  public static final String ROWS = "rows";

  /** What stands before a row's content on the page, in both languages. */
  public static final Text CONTENT = PhoneExcerptBody.CONTENT;

  /** What stands before a row's storage location. */
  public static final Text STORED = PhoneExcerptBody.STORED;

  @Override
  public String id() {
    return excerpt.kind() == Kind.CALLS ? CALLS : SMS;
  }

  @Override
  public String number() {
    return PaperNumbers.of(id(), facts, excerpt.item());
  }

  @Override
  public Text title() {
    return excerpt.kind() == Kind.CALLS
        ? new Text("通话记录摘录", "Excerpt of the call log")
        : new Text("短信内容摘录", "Excerpt of text messages");
  }

  @Override
  public Printed write(PaperFiles files, Typefaces faces) throws IOException {
    return print(files, faces).printed();
  }

  /**
   * As {@link #write}, and says where each row stands.
   *
   * @throws IOException if the file cannot be written; then nothing is left of it
   */
  public FullVersion print(PaperFiles files, Typefaces faces) throws IOException {
    PaperFrame frame = new PaperFrame(this, facts, faces, Optional.of(volume));
    PhoneExcerptBody body = new PhoneExcerptBody(excerpt, facts, frame.flow(PageShape.A4));
    Flow rows = body.set();
    Flow end = frame.flow(PageShape.A4);
    record(end);
    frame.close(end);
    Flow cover = frame.flow(PageShape.A4);
    PhoneExcerptCover words = new PhoneExcerptCover(excerpt, facts, body.tally());
    frame.open(
        cover,
        Optional.of(
            facts.say("证据 ", "Item ") + excerpt.item() + facts.say("：", ": ") + excerpt.title()));
    words.set(cover);
    List<Flow> bound = new ArrayList<>(List.of(rows, end));
    int before = cover.pages();
    if (body.tally().rows() > INDEXED_FROM) {
      Flow index = index(frame, cover.pages(), List.of(rows, end), body);
      before += index.pages();
      bound.addFirst(index);
    }
    bound.addFirst(cover);
    Printed printed =
        frame.write(
            files,
            bound,
            List.of(
                MachineCopy.of(
                    this,
                    facts,
                    new MachineCopy.Matter("cover", words.about()),
                    ROWS,
                    excerpt.rows())));
    return new FullVersion(printed, number(), body.pages().after(before));
  }

  private Flow index(PaperFrame frame, int before, List<Flow> bound, PhoneExcerptBody body) {
    // Setting the index once tells how long it is; the second time the numbers are right.
    int length = indexPages(frame, Map.of(), body).pages();
    return indexPages(frame, Sheets.anchorPages(bound, before + length), body);
  }

  private Flow indexPages(PaperFrame frame, Map<String, Integer> pages, PhoneExcerptBody body) {
    Flow flow = frame.flow(PageShape.A4);
    flow.newPage();
    flow.heading(facts.say("索引", "Index"), Style.HEADING, 0, "index");
    for (PhoneExcerptBody.Entry entry : body.index()) {
      String text = entry.title() + (entry.section() ? "" : " [%06d]".formatted(entry.row()));
      entry(flow, text, pages, entry.anchor(), entry.section() ? 0 : 14);
    }
    entry(flow, facts.say(RECORD), pages, "record", 0);
    return flow;
  }

  private static void entry(
      Flow flow, String text, Map<String, Integer> pages, String anchor, float indent) {
    Integer page = pages.get(anchor);
    flow.entry(text, page == null ? "0" : page.toString(), Style.SMALL, indent, anchor);
  }

  /** Lines for the hearing: the excerpt becomes part of the trial record (庭审笔录). */
  private void record(Flow flow) {
    flow.newPage();
    flow.heading(facts.say(RECORD), Style.HEADING, 0, "record");
    flow.paragraph(
        facts.say(
            "（供法庭使用；以庭审笔录为准。当庭出示手机，由持有人打开短信，展示对方号码与内容并说明本机号码，与本摘录逐条核对。）",
            "(For the court; the trial record decides. The phone is shown, its holder opens the"
                + " messages, shows the other number and the content, states the own number, and"
                + " each row is compared with this excerpt.)"),
        Style.SMALL);
    Grid grid = Grid.pairs(Style.SMALL, 0.26f);
    grid.row(
        facts.say("核对结果", "Comparison"),
        facts.say(
            "[  ] 一致    [  ] 不一致    [  ] 无法核对", "[  ] equal    [  ] differs    [  ] impossible"));
    grid.row(facts.say("不一致的行号及内容", "Rows that differ, and how"), "\n\n");
    grid.row(facts.say("对方意见", "The other side's view"), "\n\n");
    grid.row(
        facts.say("附入庭审笔录", "Made part of the record"),
        facts.say(
            "第 ______ 页    庭审日期 ______年____月____日", "page ______    hearing on ______________"));
    grid.row(facts.say("审判人员", "Judge"), "\n");
    grid.row(facts.say("书记员", "Clerk"), "\n");
    grid.row(facts.say("当事人", "Parties"), "\n");
    flow.table(grid);
  }
}
