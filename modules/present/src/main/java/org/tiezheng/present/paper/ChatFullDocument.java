package org.tiezheng.present.paper;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.SourceNames;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TransferChain;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.pdf.Flow;
import org.tiezheng.present.pdf.Grid;
import org.tiezheng.present.pdf.PageShape;
import org.tiezheng.present.pdf.Sheets;
import org.tiezheng.present.pdf.Style;

/**
 * DOC-CHAT-FULL 聊天记录完整版: cover with counts and source, index, every line verbatim, media annex.
 *
 * @param volume number of its first page within all papers of the bundle
 * @param transfers to be listed at the end, joined over their states
 */
public record ChatFullDocument(
    PaperFacts facts, ChatRecord chat, int volume, List<TransferChain> transfers)
    implements Document {
  public ChatFullDocument {
    transfers = List.copyOf(transfers);
  }

  /** Without a list of transfers. */
  public ChatFullDocument(PaperFacts facts, ChatRecord chat, int volume) {
    this(facts, chat, volume, List.of());
  }

  private static final String TRANSFERS = "transfers";

  /** Name of the list of messages in the machine copy. */
  public static final String MESSAGES = "messages";

  @Override
  public String id() {
    return "DOC-CHAT-FULL";
  }

  @Override
  public String number() {
    return PaperNumbers.of(id(), facts, chat.item());
  }

  @Override
  public Text title() {
    return new Text("聊天记录（完整版）", "Chat record (full version)");
  }

  @Override
  public Printed write(PaperFiles files, Typefaces faces) throws IOException {
    return print(files, faces).printed();
  }

  /**
   * As {@link #write}, and says where each line stands.
   *
   * @throws IOException if the file cannot be written; then nothing is left of it
   */
  public FullVersion print(PaperFiles files, Typefaces faces) throws IOException {
    PaperFrame frame = new PaperFrame(this, facts, faces, Optional.of(volume));
    ChatBody body = new ChatBody(chat, facts, frame.flow(PageShape.A4));
    Flow lines = body.set();
    Flow annex = annex(frame.flow(PageShape.A4), body);
    frame.close(annex);
    Flow cover = frame.flow(PageShape.A4);
    cover(frame, cover, body);
    Flow index = index(frame, cover.pages(), List.of(lines, annex), body);
    Printed printed =
        frame.write(
            files,
            List.of(cover, index, lines, annex),
            List.of(
                MachineCopy.of(
                    this,
                    facts,
                    new MachineCopy.Matter("cover", about(body)),
                    MESSAGES,
                    chat.messages())));
    return new FullVersion(printed, number(), body.pages().after(cover.pages() + index.pages()));
  }

  private record About(
      int item,
      String title,
      String application,
      List<Account> own,
      List<Account> others,
      Map<String, String> persons,
      List<Original> sources,
      String importer,
      int lines,
      Scope scope) {}

  /** The same message can have been recovered from several places, and each is a line. */
  private String severalPlaces(ChatTally tally) {
    return tally.recoveredOnce() == tally.recovered()
        ? ""
        : facts.say(
            "（恢复的 %d 行中不同的消息 %d 条，同一条可在几处找到）".formatted(tally.recovered(), tally.recoveredOnce()),
            " (%d different messages in %d recovered lines: one can be found in several places)"
                .formatted(tally.recoveredOnce(), tally.recovered()));
  }

  private String gaps(CoverWords words, ChatTally tally) {
    String known = tally.recovered() > 0 && chat.gaps().isEmpty() ? "" : words.gaps(chat.gaps());
    String remains =
        tally.recovered() == 0
            ? ""
            : facts.say(
                "有恢复的 %d 行（不同的消息 %d 条）：现存的库中已没有这些行，或内容已变。"
                    .formatted(tally.recovered(), tally.recoveredOnce()),
                "%d lines (%d different messages) were recovered: the store has them no more, or with other content."
                    .formatted(tally.recovered(), tally.recoveredOnce()));
    return (known + "\n" + remains).strip();
  }

  private About about(ChatBody body) {
    return new About(
        chat.item(),
        chat.title(),
        chat.application(),
        chat.own(),
        chat.others(),
        PersonsShown.of(
            chat.persons(),
            Stream.concat(chat.own().stream(), chat.others().stream()).map(Account::key).toList(),
            chat.messages()),
        chat.sources(),
        chat.importer(),
        body.tally().lines(),
        chat.scope());
  }

  private void cover(PaperFrame frame, Flow flow, ChatBody body) {
    frame.open(
        flow,
        Optional.of(facts.say("证据 ", "Item ") + chat.item() + facts.say("：", ": ") + chat.title()));
    ChatTally tally = body.tally();
    CoverWords words = new CoverWords(facts);
    Grid grid = Grid.pairs(Style.SMALL, 0.2f);
    grid.row(facts.say("应用程序", "Application"), facts.stated(chat.application()));
    grid.row(facts.say("己方账号", "Own accounts"), accounts(chat.own()));
    grid.row(facts.say("对方及群成员账号", "Other accounts"), accounts(chat.others()));
    grid.row(facts.say("期间", "Period"), words.period(tally.first(), tally.last()));
    grid.row(
        facts.say("行数与类型", "Lines by type"),
        words.counts(tally.lines(), new Text(" 行：", " lines: "), tally.types()));
    if (chat.scope().narrowed()) {
      grid.row(facts.say("提交范围", "What is handed in"), facts.say(chat.scope().numbered()));
    }
    grid.row(
        facts.say("撤回/删除/系统", "Recalled, deleted, system"),
        facts.say("已撤回 ", "recalled ")
            + tally.state(RowState.RECALLED)
            + facts.say("；删除后恢复 ", "; deleted and recovered ")
            + tally.state(RowState.DELETED_RECOVERED)
            + facts.say("；已编辑 ", "; edited ")
            + tally.state(RowState.EDITED)
            + facts.say("；标记为已删除 ", "; marked as deleted ")
            + tally.state(RowState.MARKED_DELETED)
            + facts.say("；旧版本 ", "; earlier versions ")
            + tally.state(RowState.EARLIER_VERSION)
            + facts.say("；恢复而不能判断已删除或旧版本 ", "; recovered, deleted or earlier ")
            + tally.state(RowState.DELETED_OR_EARLIER)
            + severalPlaces(tally)
            + facts.say("；系统消息 ", "; system notices ")
            + tally.type("系统消息")
            + facts.say("；未识别类型 ", "; not recognised ")
            + tally.type("未识别"));
    grid.row(facts.say("缺失说明", "Gaps"), gaps(words, tally));
    grid.row(
        facts.say("时间与读取说明", "Times and reading"),
        facts.say("打印时间按 ", "Times are printed in ")
            + facts.zone().getId()
            + words.notes(chat.notes())
            + (tally.untimed() == 0
                ? ""
                : facts.say("；无时间的行 ", "; lines without a time: ") + tally.untimed())
            + (tally.early() == 0
                ? ""
                : facts.say(
                    "；各行按来源的次序，其中 " + tally.early() + " 行的时间早于前面的行",
                    "; lines stand in the order of the source, "
                        + tally.early()
                        + " of them with a time earlier than that of a line before them")));
    grid.row(facts.say("来源文件", "Source files"), facts.stated(words.sources(chat.sources())));
    grid.row(facts.say("读取程序", "Read by"), chat.importer());
    grid.row(
        facts.say("性质", "Grade"),
        facts.say(
            "本文书由程序依据上列来源文件生成，属派生件（DERIVED），与原始载体核对后使用。来源文件："
                + Catalogue.form(chat.grade()).zh()
                + "。",
            "This paper was made by a program from the files above (DERIVED) and is to be used"
                + " after comparison with the original carrier. Source files: "
                + Catalogue.form(chat.grade()).en()
                + "."));
    flow.table(grid).space(6);
    flow.remark(
        facts.say(
            (chat.scope().narrowed() ? "说明：提交范围内的各行" : "说明：各行")
                + "按来源文件的顺序全部印出，"
                + (chat.scope().narrowed() ? "行号是该证据全部行的编号" : "行号 [000001] 起连续编号")
                + (body.tally().recovered() == 0 ? "" : "，恢复的行另列一节")
                + "；文字逐字照录，方括号内为类型标记，"
                + "〔〕内为本程序加注；¶ 表示原文在此换行；以 [U+编码 名称] 印出的是无字形或不可见的字符。"
                + "重算来源文件哈希：sha256sum 文件名，与上列数值逐位比对。",
            (chat.scope().narrowed()
                    ? "All lines of what is handed in are printed in the order of the source, with"
                        + " the numbers that they have among all lines of the item"
                    : "All lines are printed in the order of the source, numbered from [000001]")
                + (body.tally().recovered() == 0
                    ? ""
                    : ", recovered ones in a section of their own")
                + "; words are"
                + " verbatim, types stand in square brackets, our remarks in braces; ¶ is a line"
                + " break of the source; [U+code name] is a character that has no glyph or cannot"
                + " be seen. To recompute the hash of a source file: sha256sum FILE."),
        Style.FINE);
  }

  private String accounts(List<Account> accounts) {
    return facts.stated(
        accounts.stream()
            .map(a -> {
              String person = chat.persons().get(a.key());
              return (person == null ? "" : person + " ")
                  + facts.say(SourceNames.account(a.key()))
                  + a.alias().map(x -> facts.say(" 别名 ", " alias ") + x).orElse("")
                  + (a.names().isEmpty()
                      ? ""
                      : facts.say(" 昵称 ", " names ") + String.join("/", a.names()));
            })
            .collect(Collectors.joining("\n")));
  }

  private Flow index(PaperFrame frame, int before, List<Flow> bound, ChatBody body) {
    // Setting the index once tells how long it is; the second time the numbers are right.
    int length = indexPages(frame, Map.of(), body).pages();
    return indexPages(frame, Sheets.anchorPages(bound, before + length), body);
  }

  private Flow indexPages(PaperFrame frame, Map<String, Integer> pages, ChatBody body) {
    Flow flow = frame.flow(PageShape.A4);
    flow.newPage();
    flow.heading(facts.say("索引", "Index"), Style.HEADING, 0, "index");
    for (ChatBody.Day day : body.index()) {
      String text = day.title() + (day.conversation() ? "" : " [%06d]".formatted(day.line()));
      entry(flow, text, pages, day.anchor(), day.conversation() ? 0 : 14);
    }
    entry(flow, facts.say("附录：媒体索引", "Annex: media"), pages, "annex", 0);
    if (!transfers.isEmpty()) {
      entry(flow, transferTitle(), pages, TRANSFERS, 0);
    }
    return flow;
  }

  private static void entry(
      Flow flow, String text, Map<String, Integer> pages, String anchor, float indent) {
    Integer page = pages.get(anchor);
    flow.entry(text, page == null ? "0" : page.toString(), Style.SMALL, indent, anchor);
  }

  private Flow annex(Flow flow, ChatBody body) throws IOException {
    flow.newPage();
    flow.heading(facts.say("附录：媒体索引", "Annex: media"), Style.HEADING, 0, "annex");
    Grid grid =
        Grid.of(
            Style.FINE,
            Grid.Column.centre(facts.say("行号", "Line"), 0.09f),
            Grid.Column.centre(facts.say("类型", "Type"), 0.07f),
            Grid.Column.left(facts.say("来源内的引用", "Reference in the source"), 0.28f),
            Grid.Column.left("SHA-256", 0.56f));
    for (ChatBody.MediaLine line : body.media()) {
      grid.row(
          List.of(
              "%06d".formatted(line.line()),
              facts.say(ChatTally.type(line.media())),
              facts.stated(line.media().reference().orElse("")),
              line.media().found().orElse(facts.say("文件不在来源内", "file not in the source"))),
          Optional.empty(),
          Optional.of(line.anchor()));
    }
    if (grid.isEmpty()) {
      flow.paragraph(
          facts.say("无图片、语音、视频或文件。", "No pictures, voice, video or files."), Style.SMALL);
    } else {
      flow.table(grid);
    }
    if (!transfers.isEmpty()) {
      transfers(flow);
    }
    return flow;
  }

  private String transferTitle() {
    return facts.say("附录：", "Annex: ") + new TransferLines(facts, chat).title();
  }

  private void transfers(Flow flow) throws IOException {
    TransferLines lines = new TransferLines(facts, chat);
    flow.newPage();
    flow.heading(transferTitle(), Style.HEADING, 0, TRANSFERS);
    flow.remark(lines.caution(), Style.FINE);
    float[] widths = {0.06f, 0.2f, 0.13f, 0.23f, 0.15f, 0.23f};
    List<String> headings = lines.headings();
    Grid.Column[] columns = new Grid.Column[widths.length];
    for (int i = 0; i < widths.length; i++) {
      columns[i] = Grid.Column.left(headings.get(i), widths[i]);
    }
    Grid grid = Grid.of(Style.FINE, columns);
    for (int i = 0; i < transfers.size(); i++) {
      grid.row(lines.cells(i + 1, transfers.get(i)), Optional.empty(), Optional.empty());
    }
    flow.table(grid);
  }
}
