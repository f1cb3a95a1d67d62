package org.tiezheng.present.paper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.html.HtmlPages;
import org.tiezheng.present.html.HtmlPaper;
import org.tiezheng.present.pdf.FileFacts;
import org.tiezheng.present.pdf.Flow;
import org.tiezheng.present.pdf.Grid;
import org.tiezheng.present.pdf.PageShape;
import org.tiezheng.present.pdf.RunningFrame;
import org.tiezheng.present.pdf.Sheets;
import org.tiezheng.present.pdf.Style;

/** What all papers have in common around their own matter. Used for one file; not thread-safe. */
public final class PaperFrame {
  private static final float QR = 92;

  private final Document document;
  private final PaperFacts facts;
  private final Sheets sheets;
  private final Optional<Integer> volume;
  private final IdentityHashMap<Flow, HtmlPages> copies = new IdentityHashMap<>();

  /**
   * @param volume number of the first page where pages are counted through several papers
   */
  public PaperFrame(
      Document document, PaperFacts facts, Typefaces faces, Optional<Integer> volume) {
    this.document = document;
    this.facts = facts;
    this.sheets = new Sheets(faces);
    this.volume = volume;
  }

  /** A new run of pages. */
  public Flow flow(PageShape shape) {
    HtmlPages copy = new HtmlPages(shape, facts.locale().getLanguage().equals("zh"));
    Flow flow = sheets.flow(shape, copy);
    copies.put(flow, copy);
    return flow;
  }

  /** Title and case. */
  public void open(Flow flow, Optional<String> subtitle) {
    flow.newPage();
    flow.anchor("title");
    flow.bookmark(facts.say(document.title()), 0, "title");
    flow.paragraph(facts.say(document.title()), Style.TITLE);
    subtitle.ifPresent(text -> flow.paragraph(text, Style.SMALL.aligned(Style.Align.CENTRE)));
    flow.space(8);
    Grid grid = Grid.pairs(Style.SMALL, 0.2f);
    facts.opening().forEach(grid::row);
    flow.table(grid).space(10);
  }

  /** A short opening, for papers whose table needs the room. */
  void openShort(Flow flow) {
    flow.newPage();
    flow.anchor("title");
    flow.bookmark(facts.say(document.title()), 0, "title");
    flow.paragraph(facts.say(document.title()), Style.TITLE);
    String gap = "    ";
    flow.paragraph(
        facts.say("案号：", "Case number: ")
            + facts.stated(facts.caseNumber())
            + gap
            + facts.say("案由：", "Cause: ")
            + facts.stated(facts.cause())
            + gap
            + facts.say("受理法院：", "Court: ")
            + facts.stated(facts.court()),
        Style.SMALL);
    flow.paragraph(
        facts.say("案件：", "Case: ")
            + facts.stated(facts.caseTitle())
            + gap
            + facts.say("当事人：", "Parties: ")
            + facts.partyLine(),
        Style.SMALL);
    flow.paragraph(
        facts.say("提交人：", "Submitted by: ")
            + facts.stated(facts.submitter())
            + gap
            + facts.say("制作日期：", "Date: ")
            + facts.date(),
        Style.SMALL);
    flow.space(6);
  }

  /** Signature, what fixes the contents, and what could not be printed as glyphs. */
  void close(Flow flow) {
    close(flow, new Text("提交人", "Submitted by"));
  }

  /** As above, signed by somebody else. */
  public void close(Flow flow, Text signer) {
    signature(flow, facts.say(signer));
    if (!facts.bundled()) {
      alone(
          flow,
          new Text(
              "本文书单独生成，不在证据包内，没有证据根和时间证明；来源文件的 SHA-256 见首页，可据此与原件核对。",
              "This paper was made alone and is in no bundle: no evidence root and no time token"
                  + " fix it. The SHA-256 of the source files on the first page lead to the"
                  + " originals. "));
      return;
    }
    Grid grid = Grid.pairs(Style.FINE, 0.155f);
    grid.row(facts.say("文书编号", "Paper"), document.number());
    grid.row(facts.say("证据包编号", "Bundle"), facts.bundleId());
    grid.row(facts.say("证据根", "Evidence root"), facts.evidenceRoot());
    grid.row(facts.say("时间证明", "Trusted time"), facts.clockLine());
    grid.row(facts.say("生成程序", "Made by"), facts.generator());
    flow.tableWithQr(grid, facts.qr(document.number()), QR, facts.say("离线核验码", "offline check"));
    flow.space(4);
    flow.paragraph(
        facts.rootLine()
            + facts.say(
                "核验方法见证据包内 README-验证.txt。", "How to check it: README-验证.txt in the bundle. ")
            + replaced(),
        Style.FINE);
  }

  /** Signature of a paper that belongs to no bundle, and what is to be known of it. */
  public void closeAlone(Flow flow, Text signer, Text known) {
    signature(flow, facts.say(signer));
    alone(flow, known);
  }

  private void alone(Flow flow, Text known) {
    Grid grid = Grid.pairs(Style.FINE, 0.155f);
    grid.row(facts.say("文书编号", "Paper"), document.number());
    grid.row(facts.say("生成程序", "Made by"), facts.generator());
    flow.table(grid);
    flow.space(4);
    flow.paragraph(facts.say(known) + replaced(), Style.FINE);
  }

  private void signature(Flow flow, String signer) {
    flow.space(18);
    flow.need(60);
    Style right = Style.BODY.aligned(Style.Align.RIGHT);
    flow.paragraph(
        signer + facts.say("（签名或盖章）：", " (signature or seal): ") + "____________________", right);
    flow.paragraph(facts.say("日期：______年____月____日", "Date: ____________________"), right);
    flow.space(10);
  }

  /** What could not be printed as glyphs; said in either case. */
  private String replaced() {
    Map<Integer, Integer> replaced = new TreeMap<>(sheets.replaced());
    if (replaced.isEmpty()) {
      return facts.say("本文书全部字符均以字形印出，无替代标记。", "Every character is printed as a glyph.");
    }
    int sum = replaced.values().stream().mapToInt(Integer::intValue).sum();
    StringBuilder list = new StringBuilder();
    replaced.forEach((codePoint, count) -> {
      String name = Character.getName(codePoint);
      list.append(list.isEmpty() ? "" : facts.say("；", "; "))
          .append("U+%04X ".formatted(codePoint))
          .append(name == null ? "UNASSIGNED" : name)
          .append(" ×")
          .append(count);
    });
    return facts.say(
            "替代标记：本文书有 " + sum + " 处字符无字形或不可见（表情、控制字符等），" + "以「U+编码 名称」加方括号印出，原文以原件为准：",
            sum
                + " characters have no glyph or cannot be seen and are printed as a code and name"
                + " in square brackets; the original decides: ")
        + list;
  }

  /**
   * Writes the files.
   *
   * @throws IOException if one cannot be written; then nothing is left of them
   */
  public Printed write(PaperFiles files, List<Flow> flows, List<FileFacts.Attachment> attachments)
      throws IOException {
    String title = facts.say(document.title());
    String subject = title + " " + document.number();
    FileFacts about =
        new FileFacts(
            title + (facts.caseTitle().isBlank() ? "" : " · " + facts.caseTitle()),
            facts.submitter(),
            subject,
            facts.generator(),
            facts.made(),
            document.number() + "|" + facts.bundleId() + "|" + facts.evidenceRoot(),
            facts.locale(),
            attachments);
    RunningFrame frame = frame(title);
    int pages = sheets.write(files.pdf(), flows, about, frame);
    if (files.html().isPresent()) {
      html(files.html().get(), files.pdf(), flows, about.title(), frame);
    }
    return new Printed(files.pdf(), pages, sheets.replaced());
  }

  private RunningFrame frame(String title) {
    return new RunningFrame(
        title + (facts.caseNumber().isBlank() ? "" : " · " + facts.caseNumber()),
        facts.bundled()
            ? facts.say("证据根 ", "evidence root ") + facts.shortRoot() + "…"
            : facts.say("单独导出，不在证据包内", "made alone, in no bundle"),
        document.number(),
        facts.generator(),
        volume,
        facts.locale());
  }

  private void html(Path file, Path pdf, List<Flow> flows, String title, RunningFrame frame)
      throws IOException {
    boolean whole = false;
    try {
      new HtmlPaper(
              title,
              List.of(
                  frame.head() + " · " + frame.foot(),
                  frame.headRight() + " · " + frame.footRight()),
              String.valueOf(pdf.getFileName()),
              frame,
              flows.stream().map(f -> Objects.requireNonNull(copies.get(f))).toList())
          .write(file);
      whole = true;
    } finally {
      if (!whole) {
        Files.deleteIfExists(pdf);
      }
    }
  }
}
