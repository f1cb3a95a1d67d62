package org.tiezheng.present.paper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.Selection;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.pdf.Flow;
import org.tiezheng.present.pdf.PageShape;
import org.tiezheng.present.pdf.Style;

/**
 * DOC-CHAT-KEY 聊天记录重点版, and DOC-CHAT-SUPPLEMENT 补充材料 for a period that a court ordered: lines of
 * the full version, verbatim, each with its number and page there, what is left out stated.
 *
 * @param chat the lines of the full version
 * @param full the full version, whose numbers and pages are referred to
 * @param volume number of its first page within all papers of the bundle
 * @param part tells several supplements of one item apart; 0 for the key version
 * @param proofs files in the bundle that prove the lines; empty where there are none
 */
public record ChatKeyDocument(
    PaperFacts facts,
    ChatRecord chat,
    KeyChoice choice,
    FullVersion full,
    int volume,
    int part,
    List<String> proofs)
    implements Document.Editable {
  public ChatKeyDocument {
    proofs = List.copyOf(proofs);
  }

  /** An excerpt that nothing proves yet. */
  public ChatKeyDocument(
      PaperFacts facts, ChatRecord chat, KeyChoice choice, FullVersion full, int volume, int part) {
    this(facts, chat, choice, full, volume, part, List.of());
  }

  /** The same paper, saying which files prove its lines. */
  public ChatKeyDocument proven(List<String> files) {
    return new ChatKeyDocument(facts, chat, choice, full, volume, part, files);
  }

  public static final String KEY = "DOC-CHAT-KEY";
  public static final String SUPPLEMENT = "DOC-CHAT-SUPPLEMENT";

  /** Behind the id of a paper that is the same for editing. */
  public static final String FOR_EDITING = "-EDIT";

  /** Name of the list of lines in the machine copy. */
  public static final String LINES = "lines";

  private static final Style CHOSEN = ChatBody.LINE.bolder();
  private static final Style NOTE = new Style(9, 14, false, Style.Align.LEFT);

  @Override
  public String id() {
    return choice.period().isPresent() ? SUPPLEMENT : KEY;
  }

  @Override
  public String number() {
    return PaperNumbers.of(id(), facts, chat.item()) + (part == 0 ? "" : "-" + part);
  }

  @Override
  public Text title() {
    return choice.period().isPresent()
        ? new Text("聊天记录（补充材料）", "Chat record (supplement)")
        : new Text("聊天记录（重点版）", "Chat record (key version)");
  }

  @Override
  public Printed write(PaperFiles files, Typefaces faces) throws IOException {
    PaperFrame frame = new PaperFrame(this, facts, faces, Optional.of(volume));
    KeyLines key = new KeyLines(chat, choice, facts.zone());
    Flow flow = frame.flow(PageShape.A4);
    cover(frame, flow, key);
    flow.newPage();
    new KeyBody(chat, choice, key, full.lines(), facts).set(new OnPaper(flow));
    frame.close(flow);
    return frame.write(
        files,
        List.of(flow),
        List.of(
            MachineCopy.of(
                this,
                facts,
                new MachineCopy.Matter("cover", about(key)),
                LINES,
                key.copies(full.lines()))));
  }

  @Override
  public void docx(Path file) throws IOException {
    new KeyDocx(this).write(file);
  }

  /**
   * What the machine copy says of the excerpt.
   *
   * @param full number of the full version that the lines and pages refer to
   */
  private record About(
      int item,
      String title,
      String full,
      int fullPages,
      int context,
      Optional<Selection.Period> period,
      Map<String, String> persons,
      Map<String, String> glossary,
      List<KeyChoice.Passage> passages,
      Scope scope) {}

  private About about(KeyLines key) {
    return new About(
        chat.item(),
        chat.title(),
        full.number(),
        full.printed().pages(),
        choice.context(),
        choice.period(),
        PersonsShown.of(chat.persons(), List.of(), key.messages()),
        choice.glossary(),
        choice.passages(),
        chat.scope());
  }

  private void cover(PaperFrame frame, Flow flow, KeyLines key) {
    frame.open(
        flow,
        Optional.of(facts.say("证据 ", "Item ") + chat.item() + facts.say("：", ": ") + chat.title()));
    new KeyCover(facts, chat, choice, key, full, proofs)
        .rows()
        .forEach(grid -> flow.table(grid).space(6));
    flow.remark(new KeyCover(facts, chat, choice, key, full, proofs).remark(), Style.FINE);
  }

  /** Numbers of all lines that it prints, chosen, surrounding and recovered ones. */
  public BitSet lines() {
    return new KeyLines(chat, choice, facts.zone()).all();
  }

  /** Sets what an excerpt says on pages. */
  private record OnPaper(Flow flow) implements KeyBody.Setter {
    @Override
    public void passage(int number, String title, String conversation, String time) {
      flow.space(6);
      flow.heading(title, Style.BODY.bolder(), 0, "passage-" + number);
      flow.paragraph(conversation, NOTE);
      flow.paragraph(time, NOTE).space(3);
    }

    @Override
    public void line(int number, String head, String text, boolean chosen) {
      flow.numbered(number, head, text, chosen ? CHOSEN : ChatBody.LINE, ChatBody.INDENT);
    }

    @Override
    public void omitted(String sentence) {
      flow.space(4);
      flow.paragraph(sentence, Style.SMALL.aligned(Style.Align.CENTRE)).space(4);
    }

    @Override
    public void recovered(String title, String meaning) {
      flow.space(10);
      flow.heading(title, Style.HEADING, 0, "recovered");
      flow.paragraph(meaning, Style.SMALL).space(4);
    }
  }
}
