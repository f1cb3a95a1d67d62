package org.tiezheng.present.paper;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.tiezheng.evidence.LineRange;
import org.tiezheng.evidence.Text;

/**
 * Which part of what was read from an item is handed in (提交范围). A line keeps the number that it has
 * among all lines of the item, so that a supplement later on needs no new numbers.
 *
 * @param lines numbers of the lines of chats that are handed in, ascending; empty means that every
 *     line is, from 1 on
 * @param conversations that are handed in
 * @param withheldConversations that stay
 * @param withheldLines of these
 * @param withheldRecords rows of other kinds that stay, such as an address book
 * @param withheldFiles source files that stay for that reason
 * @param withheldTitles names of what stays; empty unless they are to be named
 */
public record Scope(
    List<LineRange> lines,
    long conversations,
    long withheldConversations,
    long withheldLines,
    long withheldRecords,
    long withheldFiles,
    List<String> withheldTitles) {
  /** Everything is handed in. */
  public static final Scope WHOLE = new Scope(List.of(), 0, 0, 0, 0, 0, List.of());

  public Scope {
    lines = List.copyOf(lines);
    withheldTitles = List.copyOf(withheldTitles);
  }

  /** Whether anything stays. */
  public boolean narrowed() {
    return withheldConversations + withheldLines + withheldRecords + withheldFiles > 0;
  }

  /** The numbers of the lines handed in, in the order in which they were read; without an end. */
  public Iterator<Integer> numbers() {
    return new Numbers(lines);
  }

  /** What a catalogue says in short. */
  public Text inShort() {
    return new Text(
        "仅提交选定的会话 %,d 个；同一来源另有会话 %,d 个（%,d 行）未提交，完整原件留存备查。"
            .formatted(conversations, withheldConversations, withheldLines),
        "Only %,d chosen conversations are handed in; %,d more of the same source (%,d lines) are not, the whole original is kept for inspection."
            .formatted(conversations, withheldConversations, withheldLines));
  }

  /** What a cover says. */
  public Text sentence() {
    String titlesZh = withheldTitles.isEmpty() ? "" : "（" + String.join("、", withheldTitles) + "）";
    String titlesEn =
        withheldTitles.isEmpty() ? "" : " (" + String.join(", ", withheldTitles) + ")";
    String filesZh =
        withheldFiles == 0 ? "" : "来源文件 %,d 个不放入证据包，只载其加盐承诺值；".formatted(withheldFiles);
    String filesEn =
        withheldFiles == 0
            ? ""
            : " %,d source files are not in the bundle, only their salted commitments are."
                .formatted(withheldFiles);
    return new Text(
        "仅提交选定的会话 %,d 个。同一来源另有会话 %,d 个%s、%,d 行，以及通讯录等其他记录 %,d 条，未印出、未提交；"
                .formatted(
                    conversations, withheldConversations, titlesZh, withheldLines, withheldRecords)
            + filesZh
            + "完整原件已封存留存，可供法庭查验。",
        "Only %,d chosen conversations are handed in. %,d more%s of the same source with %,d lines, and %,d records of other kinds such as an address book, are neither printed nor handed in."
                .formatted(
                    conversations, withheldConversations, titlesEn, withheldLines, withheldRecords)
            + filesEn
            + " The whole original is sealed and kept for the court to inspect.");
  }

  /** The same, for a paper whose lines bear the numbers of the item. */
  public Text numbered() {
    Text sentence = sentence();
    return new Text(
        sentence.zh() + "行号是该证据全部行的编号，未提交的行不印出，故行号可能不连续。",
        sentence.en()
            + " Lines bear the numbers that they have among all lines of the item, so numbers may"
            + " skip.");
  }

  private static final class Numbers implements Iterator<Integer> {
    private final Iterator<LineRange> ranges;
    private final boolean all;
    private int next = 1;
    private int last;

    Numbers(List<LineRange> lines) {
      this.all = lines.isEmpty();
      this.ranges = lines.iterator();
      if (!all) {
        range();
      }
    }

    private void range() {
      LineRange range = ranges.next();
      next = range.first();
      last = range.last();
    }

    @Override
    public boolean hasNext() {
      return all || next <= last || ranges.hasNext();
    }

    @Override
    public Integer next() {
      if (!all && next > last) {
        if (!ranges.hasNext()) {
          throw new NoSuchElementException("more lines than numbers");
        }
        range();
      }
      return next++;
    }
  }
}
