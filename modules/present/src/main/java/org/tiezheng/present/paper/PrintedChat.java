package org.tiezheng.present.paper;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.RecoveredOnce;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.font.VisibleText;

/**
 * The text of a chat's pages as another program extracts it, compared with what the records say
 * should stand there: every line in its place, and nothing between them but the headings. White
 * space is not compared, since lines and pages break where they must. Used for one paper.
 */
public final class PrintedChat {
  private static final int MOST_DIFFERENCES = 20;

  /** How far a line is looked for behind a fault. */
  private static final int REACH = 20_000;

  private static final Pattern PAGE = Pattern.compile("（完整版第\\d+页）|\\(fullversion,page\\d+\\)");

  private final VisibleText visible;
  private final String text;
  private final PageStarts starts;
  private final PaperFacts facts;
  private final LinePages pages = new LinePages();
  private final List<String> differing = new ArrayList<>();
  private int at;
  private long rows;
  private long printed;
  private long located;
  private boolean begun;
  private boolean lost;

  /**
   * @param text of all pages, one after another, without white space, heads and feet
   * @param starts where each page begins in it
   * @param facts language and zone of the paper, and when it was made
   * @param faces that it was printed with
   */
  public PrintedChat(String text, int[] starts, PaperFacts facts, Typefaces faces) {
    this.visible = new VisibleText(faces);
    this.text = text;
    this.starts = new PageStarts(starts);
    this.facts = facts;
  }

  /**
   * What was found.
   *
   * @param rows lines that should stand there
   * @param printed of them, verbatim and in their place
   * @param located of those, with the right page of the full version where one is named
   * @param differing the first places that differ
   * @param pages where each line was found
   */
  public record Found(
      long rows, long printed, long located, List<String> differing, LinePages pages) {
    public Found {
      differing = List.copyOf(differing);
    }
  }

  /** A text as extraction gives it, however it was broken into lines and pages. */
  public static String plain(String text) {
    return text.replaceAll("[\\s\u3000]+", "");
  }

  private String shown(String words) {
    return plain(visible.of(words).replace('\n', VisibleText.LINE_END));
  }

  private Found found() {
    return new Found(rows, printed, located, differing, pages);
  }

  /** Compares a full version. */
  public Found full(ChatRecord chat) {
    ChatLines lines = new ChatLines(facts, chat.persons());
    RecoveredOnce once = new RecoveredOnce();
    for (boolean recovered : new boolean[] {false, true}) {
      Iterator<Integer> numbers = chat.scope().numbers();
      Headings headings = new Headings(lines, recovered);
      for (ChatMessage message : chat.messages()) {
        int number = numbers.next();
        if (RecoveredOnce.isRecovered(message.state()) == recovered) {
          String line =
              "[%06d] ".formatted(number)
                  + lines.head(message)
                  + lines.same(once.before(message, number))
                  + lines.text(message);
          line(number, headings.before(message), shown(line));
        }
      }
    }
    ends(facts.say("附录：媒体索引", "Annex: media"));
    return found();
  }

  /** Compares an excerpt, whose lines must name the pages on which the full version was read. */
  public Found key(ChatRecord chat, KeyChoice choice, LinePages full) {
    KeyLines key = new KeyLines(chat, choice, facts.zone());
    Comparing comparing = new Comparing();
    new KeyBody(chat, choice, key, full, facts).set(comparing);
    ends(comparing.before + facts.say("提交人", "Submitted by"));
    return found();
  }

  private void ends(String next) {
    if (begun && !text.startsWith(plain(next), at)) {
      differs("after the last line");
    }
  }

  private void differs(String place) {
    if (differing.size() < MOST_DIFFERENCES) {
      differing.add(place);
    }
  }

  private void line(int number, String before, String line) {
    rows++;
    int from = begun && !lost ? at : behind(before + line);
    begun = true;
    lost = false;
    boolean inPlace =
        text.startsWith(before, from) && text.startsWith(line, from + before.length());
    if (inPlace) {
      printed++;
      located++;
      page(number, from + before.length());
      at = from + before.length() + line.length();
      return;
    }
    differs("[%06d]".formatted(number));
    int later = text.indexOf(line, from);
    if (later >= 0 && later - from < REACH) {
      page(number, later);
      at = later + line.length();
    } else {
      at = Math.max(at, from);
      lost = true;
    }
  }

  /** Where a line stands behind one that was not found; what lies between is that line's fault. */
  private int behind(String line) {
    int found = text.indexOf(line, at);
    return found < 0 || (begun && found - at > REACH) ? at : found;
  }

  /** The page on which a place lies. */
  private void page(int number, int place) {
    pages.add(number, starts.pageOf(place));
  }

  /** What stands over the lines of a full version. */
  private final class Headings {
    private final ChatLines lines;
    private Optional<String> conversation = Optional.empty();
    private Optional<LocalDate> day = Optional.empty();
    private boolean recovered;

    Headings(ChatLines lines, boolean recovered) {
      this.lines = lines;
      this.recovered = recovered;
    }

    String before(ChatMessage message) {
      StringBuilder before = new StringBuilder();
      if (recovered) {
        recovered = false;
        before
            .append(shown(facts.say(ChatBody.RECOVERED)))
            .append(shown(facts.say(ChatBody.RECOVERED_MEANS)));
      }
      if (!conversation.equals(Optional.of(message.conversation()))) {
        conversation = Optional.of(message.conversation());
        day = Optional.empty();
        before.append(shown(lines.conversation(message)));
      }
      Optional<LocalDate> today = lines.day(message);
      if (today.isPresent() && !today.equals(day)) {
        day = today;
        before.append(plain("—— " + today.get() + " ——"));
      }
      return before.toString();
    }
  }

  /** Compares what an excerpt sets, piece by piece. */
  private final class Comparing implements KeyBody.Setter {
    private String before = "";

    @Override
    public void passage(int number, String title, String conversation, String time) {
      before += shown(title) + shown(conversation) + shown(time);
    }

    @Override
    public void line(int number, String head, String words, boolean chosen) {
      String line = shown(head + words);
      String label = line.substring(0, line.indexOf(']') + 1);
      int from = begun ? at : Math.max(0, text.indexOf(before + label));
      begun = true;
      at = from;
      if (text.startsWith(before, from) && otherPage(from + before.length(), label, line)) {
        rows++;
        printed++;
        differs("[%06d] page".formatted(number));
      } else {
        PrintedChat.this.line(number, before, line);
      }
      before = "";
    }

    /** Whether a line stands there verbatim, but names another page; then goes behind it. */
    private boolean otherPage(int place, String label, String line) {
      Matcher should = PAGE.matcher(line);
      Matcher does = PAGE.matcher(text);
      int page = place + label.length();
      if (text.startsWith(line, place)
          || !should.find()
          || !does.find(Math.min(page, text.length()))
          || does.start() != page) {
        return false;
      }
      String rest = line.substring(should.end());
      if (!text.startsWith(label, place) || !text.startsWith(rest, does.end())) {
        return false;
      }
      at = does.end() + rest.length();
      return true;
    }

    @Override
    public void omitted(String sentence) {
      before += shown(sentence);
    }

    @Override
    public void recovered(String title, String meaning) {
      before += shown(title) + shown(meaning);
    }
  }
}
