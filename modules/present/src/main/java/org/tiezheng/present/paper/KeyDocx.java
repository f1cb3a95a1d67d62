package org.tiezheng.present.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/**
 * A key version or a supplement as a text that a lawyer can edit: the same words in the same order
 * as the printed one, with the numbers of the lines and their pages in the printed full version,
 * which do not depend on where a word processor breaks its pages.
 */
final class KeyDocx {
  private static final int SMALL = 9;
  private static final int BODY = 10;
  private static final int HEADING = 12;

  private final ChatKeyDocument document;
  private final PaperFacts facts;

  KeyDocx(ChatKeyDocument document) {
    this.document = document;
    this.facts = document.facts();
  }

  void write(Path file) throws IOException {
    KeyLines key = new KeyLines(document.chat(), document.choice(), facts.zone());
    KeyBody body =
        new KeyBody(document.chat(), document.choice(), key, document.full().lines(), facts);
    DocxFrame frame = new DocxFrame(document, facts);
    try (DocxPaper docx = new DocxPaper(document, facts, frame.header(), false)) {
      frame.opening(docx);
      docx.line(
          facts.say("证据 ", "Item ")
              + document.chat().item()
              + facts.say("：", ": ")
              + document.chat().title());
      cover(
          docx,
          // What is proven is what is printed; a text for editing may become another.
          new KeyCover(facts, document.chat(), document.choice(), key, document.full(), List.of()));
      docx.linesHere();
      frame.closing(docx);
      docx.write(file, out -> lines(body, out));
    }
  }

  private void cover(DocxPaper docx, KeyCover cover) {
    docx.pairs(
        cover.about().stream().map(row -> List.of(row.name(), row.value())).toList(), 0.2f, SMALL);
    if (!document.choice().passages().isEmpty()) {
      docx.line("");
      docx.table(
          List.of(
              new DocxPaper.Column(facts.say("待证事实", "Fact"), 0.3f, false),
              new DocxPaper.Column(facts.say("支持/反驳", "For, against"), 0.13f, true),
              new DocxPaper.Column(facts.say("完整版行号", "Lines"), 0.22f, false),
              new DocxPaper.Column(facts.say("说明", "Note"), 0.35f, false)),
          cover.passages(),
          SMALL);
    }
    if (!document.choice().glossary().isEmpty()) {
      docx.line("");
      docx.table(
          List.of(
              new DocxPaper.Column(facts.say("用语（昵称、方言、暗语）", "Word"), 0.35f, false),
              new DocxPaper.Column(
                  facts.say("提交人的解释", "Meaning, as the submitter explains it"), 0.65f, false)),
          new TreeMap<>(document.choice().glossary())
              .entrySet().stream().map(e -> List.of(e.getKey(), e.getValue())).toList(),
          SMALL);
    }
    docx.line(
        facts.say(
            "本件供编辑;与同一证据包中的 PDF 内容相同,以 PDF 为准。改动后不再与其一致。方括号内的行号和“完整版第 N 页”均指 PDF 完整版,与本件自身的分页无关。",
            "For editing: the same as the PDF in this bundle, which counts. Once it is changed it"
                + " is no longer equal. Line numbers and “full version, page N” are those of the"
                + " PDF full version, whatever the pages of this file are."));
  }

  private static void lines(KeyBody body, DocxLines out) throws IOException {
    try {
      body.set(new OnParagraphs(out));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** One paragraph for each piece, so that they can be read back one by one. */
  private record OnParagraphs(DocxLines out) implements KeyBody.Setter {
    private interface Writing {
      void run() throws IOException;
    }

    private static void now(Writing writing) {
      try {
        writing.run();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void passage(int number, String title, String conversation, String time) {
      now(() -> {
        out.heading(title, BODY);
        out.text(conversation, SMALL);
        out.text(time, SMALL);
      });
    }

    @Override
    public void line(int number, String head, String text, boolean chosen) {
      now(() -> out.hanging(head, text, BODY, chosen));
    }

    @Override
    public void omitted(String sentence) {
      now(() -> out.centred(sentence, SMALL));
    }

    @Override
    public void recovered(String title, String meaning) {
      now(() -> {
        out.heading(title, HEADING);
        out.text(meaning, SMALL);
      });
    }
  }
}
