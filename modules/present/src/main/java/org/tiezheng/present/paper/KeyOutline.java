package org.tiezheng.present.paper;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.tiezheng.evidence.LineRange;
import org.tiezheng.evidence.Text;

/**
 * An excerpt without its words: which lines of the full version it shows, and what it leaves out.
 * What DOC-CHAT-KEY prints and what the page in a bundle shows are cut by the same lines.
 *
 * @param parts in the order of the numbers
 * @param chosen lines that somebody chose; the others that are shown surround them
 * @param recovered lines that were recovered and are shown, in a section of their own
 * @param lines of the full version, without those recovered
 * @param shown of these
 * @param recoveredLines of the full version
 */
public record KeyOutline(
    List<Part> parts,
    List<LineRange> chosen,
    List<LineRange> recovered,
    int lines,
    int shown,
    int recoveredLines) {
  public KeyOutline {
    parts = List.copyOf(parts);
    chosen = List.copyOf(chosen);
    recovered = List.copyOf(recovered);
  }

  /** What follows one another in an excerpt. */
  public sealed interface Part {}

  /**
   * Lines of one conversation.
   *
   * @param lines that are shown; between them are lines of other conversations or recovered ones
   * @param facts that they bear on
   */
  public record Shown(List<LineRange> lines, List<String> facts) implements Part {
    public Shown {
      lines = List.copyOf(lines);
      facts = List.copyOf(facts);
    }
  }

  /**
   * Lines that are left out.
   *
   * @param count how many lines the full version has there
   * @param sentence as the paper prints it
   */
  public record Omitted(int first, int last, int count, Text sentence) implements Part {}

  /**
   * Cuts a conversation.
   *
   * @param pages of the full version that the sentences name
   */
  public static KeyOutline of(
      ChatRecord chat, KeyChoice choice, LinePages pages, PaperFacts facts) {
    KeyLines key = new KeyLines(chat, choice, facts.zone());
    Ranges chosen = new Ranges();
    Ranges recovered = new Ranges();
    List<Part> parts = new ArrayList<>();
    Walk walk = new Walk(key, choice, pages, parts);
    key.shown(
        false,
        (_, number) -> {
          walk.line(number);
          if (key.isFocus(number)) {
            chosen.add(number);
          }
        });
    walk.rest();
    key.shown(true, (_, number) -> recovered.add(number));
    return new KeyOutline(
        parts, chosen.all(), recovered.all(), key.lines(), key.shown(), key.recoveredLines());
  }

  private static final class Walk {
    private final Iterator<KeyLines.Part> cut;
    private final KeyChoice choice;
    private final LinePages pages;
    private final List<Part> parts;
    private Ranges open = new Ranges();
    private List<String> about = List.of();
    private int last;

    Walk(KeyLines key, KeyChoice choice, LinePages pages, List<Part> parts) {
      this.cut = key.parts().iterator();
      this.choice = choice;
      this.pages = pages;
      this.parts = parts;
    }

    void line(int number) {
      while (number > last) {
        next();
      }
      open.add(number);
    }

    private void next() {
      flush();
      switch (cut.next()) {
        case KeyLines.Omitted omitted -> parts.add(of(omitted, pages));
        case KeyLines.Shown shown -> {
          last = shown.last();
          about = choice.facts(shown.first(), shown.last());
        }
      }
    }

    private void flush() {
      if (!open.all().isEmpty()) {
        parts.add(new Shown(open.all(), about));
        open = new Ranges();
      }
    }

    void rest() {
      flush();
      while (cut.hasNext()) {
        next();
      }
    }
  }

  private static Omitted of(KeyLines.Omitted omitted, LinePages pages) {
    return new Omitted(
        omitted.first(),
        omitted.last(),
        omitted.count(),
        KeyBody.omitted(
            omitted.first(), omitted.last(), omitted.count(), pages, omitted.elsewhere()));
  }

  /** Numbers that ascend, gathered to ranges. */
  private static final class Ranges {
    private final List<LineRange> closed = new ArrayList<>();
    private int first;
    private int last;

    void add(int number) {
      if (first > 0 && number != last + 1) {
        closed.add(new LineRange(first, last));
        first = 0;
      }
      first = first == 0 ? number : first;
      last = number;
    }

    List<LineRange> all() {
      List<LineRange> all = new ArrayList<>(closed);
      if (first > 0) {
        all.add(new LineRange(first, last));
      }
      return all;
    }
  }
}
