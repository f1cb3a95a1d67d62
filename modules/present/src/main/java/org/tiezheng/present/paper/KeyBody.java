package org.tiezheng.present.paper;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.Text;

/**
 * The lines of an excerpt in words, for every form in which it is written: a heading over each
 * passage with the time at which its words were written, each line with its number and page in the
 * full version, and between the passages what is left out.
 */
public final class KeyBody {
  private final KeyChoice choice;
  private final KeyLines key;
  private final LinePages pages;
  private final PaperFacts facts;
  private final ChatLines lines;

  KeyBody(ChatRecord chat, KeyChoice choice, KeyLines key, LinePages pages, PaperFacts facts) {
    this.choice = choice;
    this.key = key;
    this.pages = pages;
    this.facts = facts;
    this.lines = new ChatLines(facts, chat.persons());
  }

  /** Takes the lines one after another. */
  interface Setter {
    /** A heading over lines that follow one another. */
    void passage(int number, String title, String conversation, String time);

    /** A line; {@code chosen} tells it from its surroundings. */
    void line(int number, String head, String text, boolean chosen);

    /** What is left out. */
    void omitted(String sentence);

    /** The section of what was recovered begins. */
    void recovered(String title, String meaning);
  }

  void set(Setter out) {
    Walk walk = new Walk(out);
    key.shown(false, walk::line);
    walk.rest();
    if (key.recovered() > 0) {
      out.recovered(facts.say(ChatBody.RECOVERED), facts.say(ChatBody.RECOVERED_MEANS));
      key.shown(true, (message, number) -> line(out, message, number));
    }
  }

  private void line(Setter out, ChatMessage message, int number) {
    out.line(
        number,
        head(message, number, pages.of(number), facts, lines),
        lines.text(message),
        key.isFocus(number));
  }

  /** Number, page in the full version, time, sender and state. */
  static String head(ChatMessage message, int number, int page, PaperFacts facts, ChatLines lines) {
    return "[%06d]".formatted(number) + pageOf(page, facts) + lines.head(message);
  }

  private static String pageOf(int page, PaperFacts facts) {
    return facts.say("（完整版第 %d 页）".formatted(page), " (full version, page %d) ".formatted(page));
  }

  private final class Walk {
    private final Setter out;
    private final Iterator<KeyLines.Part> parts = key.parts().iterator();
    private Optional<KeyLines.Shown> open = Optional.empty();
    private int passage;

    Walk(Setter out) {
      this.out = out;
    }

    void line(ChatMessage message, int number) {
      while (open.filter(s -> number <= s.last()).isEmpty()) {
        switch (parts.next()) {
          case KeyLines.Omitted omitted -> out.omitted(sentence(omitted));
          case KeyLines.Shown shown -> {
            open = Optional.of(shown);
            passage++;
            out.passage(passage, title(passage, shown), lines.conversation(message), time(shown));
          }
        }
      }
      KeyBody.this.line(out, message, number);
    }

    void rest() {
      parts.forEachRemaining(part -> {
        if (part instanceof KeyLines.Omitted omitted) {
          out.omitted(sentence(omitted));
        }
      });
    }
  }

  private String title(int number, KeyLines.Shown shown) {
    List<String> about = choice.facts(shown.first(), shown.last());
    int others = shown.last() - shown.first() + 1 - shown.count();
    return facts.say("摘录 %d".formatted(number), "Passage %d".formatted(number))
        + facts.say(
            "　第 %d–%d 行".formatted(shown.first(), shown.last()),
            ", lines %d–%d".formatted(shown.first(), shown.last()))
        + (others == 0
            ? ""
            : facts.say(
                "（其间另有 %d 个行号不在此摘录：属未提交的会话、其他会话或恢复的内容）".formatted(others),
                " (%d numbers between are not of this passage: of conversations not handed in, of others, or recovered)"
                    .formatted(others)))
        + (about.isEmpty()
            ? ""
            : facts.say("　待证事实：", ", fact: ") + String.join(facts.say("；", "; "), about));
  }

  private String time(KeyLines.Shown shown) {
    return facts.say("内容生成时间：", "Written: ")
        + shown.from().map(this::printed).orElse("—")
        + (shown.count() > 1
            ? facts.say(" 至 ", " to ") + shown.until().map(this::printed).orElse("—")
            : "")
        + facts.say("；摘录制作时间：", "; excerpt made: ")
        + facts.time(facts.made());
  }

  private String printed(RecordedTime time) {
    return PrintedTime.of(time, facts);
  }

  private String sentence(KeyLines.Omitted omitted) {
    return facts.say(
        omitted(omitted.first(), omitted.last(), omitted.count(), pages, omitted.elsewhere()));
  }

  /** {@code 第 132–480 行共 349 行未摘录，见完整版第 9–21 页}. */
  static Text omitted(int first, int last, int count, LinePages pages, int elsewhere) {
    String range = first == last ? String.valueOf(first) : first + "–" + last;
    int from = pages.of(first);
    int until = pages.of(last);
    String page = from == until ? String.valueOf(from) : from + "–" + until;
    String zh = elsewhere == 0 ? "" : "（其间另有 " + elsewhere + " 个行号属未提交的会话或恢复的内容）";
    String en =
        elsewhere == 0
            ? ""
            : " (%d numbers between are of conversations not handed in, or of recovered lines)"
                .formatted(elsewhere);
    return new Text(
        "〔第 " + range + " 行共 " + count + " 行未摘录，见完整版第 " + page + " 页" + zh + "〕",
        "{lines "
            + range
            + ", "
            + count
            + " in all, are not excerpted, see pages "
            + page
            + " of the full version"
            + en
            + "}");
  }
}
