package org.tiezheng.present.bundle;

import java.util.List;
import java.util.stream.Stream;
import org.tiezheng.evidence.Call;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TextMessage;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.font.VisibleText;
import org.tiezheng.present.paper.LinePages;
import org.tiezheng.present.paper.PageStarts;
import org.tiezheng.present.paper.PhoneExcerptDocument;

/** The text of an excerpt's pages, on which rows are looked for one after another. */
final class ExcerptPages {
  private static final List<Text> MAY_FOLLOW =
      List.of(
          PhoneExcerptDocument.STORED,
          new Text("附件：", "Attachment: "),
          new Text("〔分段不全", "{incomplete"),
          new Text("〔系统记录：", "{system row: "),
          new Text("〔对消息的回应：", "{reaction to a message: "),
          new Text("〔改前内容", "{earlier content"));

  private final VisibleText visible;
  private final String pages;
  private final PageStarts starts;
  private final LinePages lines = new LinePages();
  private int at;

  /**
   * @param starts where each page begins in the text
   * @param faces that the paper was set in: what they lack is printed as a placeholder
   */
  ExcerptPages(String pages, int[] starts, Typefaces faces) {
    this.pages = pages;
    this.starts = new PageStarts(starts);
    this.visible = new VisibleText(faces);
  }

  /** A text as extraction gives it, however it was broken into lines and pages. */
  static String plain(String text) {
    return text.replaceAll("[\\s\u3000]+", "");
  }

  private String printed(String text) {
    return plain(visible.of(text).replace('\n', VisibleText.LINE_END));
  }

  /** Finds the next row: its number in the list, the other side's numbers, its content. */
  boolean prints(long row, Record record) {
    String number = "[%06d]".formatted(row);
    int head = pages.indexOf(number, at);
    if (head < 0) {
      return false;
    }
    int next = pages.indexOf("[%06d]".formatted(row + 1), head);
    int from = head;
    for (String other : numbers(record)) {
      from = pages.indexOf(printed(other), from);
      if (from < 0 || (next >= 0 && from > next)) {
        return false;
      }
    }
    if (!(record instanceof TextMessage message)) {
      // A number may be withheld; where the row is stored stands on every one.
      stands(row, number, Math.max(from, stored(from)));
      at = from;
      return true;
    }
    for (String label : spellings(PhoneExcerptDocument.CONTENT).toList()) {
      String content = label + printed(message.text());
      int found = pages.indexOf(content, from);
      if (found >= 0 && (next < 0 || found < next) && ends(found + content.length())) {
        stands(row, number, found);
        at = found + content.length();
        return true;
      }
    }
    stands(row, number, head);
    at = head + 1;
    return false;
  }

  /** Where the next row that states its storage location does so; -1 if none does. */
  private int stored(int from) {
    return spellings(PhoneExcerptDocument.STORED)
        .mapToInt(label -> pages.indexOf(label, from))
        .filter(i -> i >= 0)
        .min()
        .orElse(-1);
  }

  /** The cover may cite the first number before the list begins: the last one counts. */
  private void stands(long row, String number, int content) {
    lines.add(Math.toIntExact(row), starts.pageOf(pages.lastIndexOf(number, content)));
  }

  /** The page on which each row was found. */
  LinePages lines() {
    return lines;
  }

  private static List<String> numbers(Record record) {
    return switch (record) {
      case TextMessage message -> message.counterparts();
      case Call call -> List.of(call.number());
      default -> List.of();
    };
  }

  /** Whether nothing stands between a content and what the paper prints behind it. */
  private boolean ends(int end) {
    return MAY_FOLLOW.stream()
        .flatMap(ExcerptPages::spellings)
        .anyMatch(label -> pages.startsWith(label, end));
  }

  /** Whether the row that was just found states where it is stored. */
  boolean locates(Record record) {
    int stored = stored(at);
    if (stored < 0) {
      return false;
    }
    int end = pages.indexOf('[', stored);
    // A name of a file may hold a bracket: places are short, so more is looked at.
    String place = pages.substring(stored, Math.min(pages.length(), Math.max(end, stored + 600)));
    at = stored;
    return marks(record.provenance().locator()).allMatch(mark -> place.contains(printed(mark)));
  }

  /** What a location must name. */
  private static Stream<String> marks(Locator locator) {
    return switch (locator) {
      case Locator.Whole() -> Stream.empty();
      case Locator.Bytes(long offset, long _) -> Stream.of(String.valueOf(offset));
      case Locator.Line(long number, long _, long _) -> Stream.of(String.valueOf(number));
      case Locator.Element(String pointer, long _, long _) -> Stream.of(pointer);
      case Locator.Cell(String sheet, int row) -> Stream.of(sheet, String.valueOf(row));
      case Locator.TableRow row -> Stream.of(row.table(), String.valueOf(row.rowid()));
      case Locator.Region region -> Stream.of(region.spot());
      case Locator.Residue residue ->
          Stream.of(
              residue.table(), String.valueOf(residue.page()), String.valueOf(residue.offset()));
    };
  }

  private static Stream<String> spellings(Text label) {
    return Stream.of(plain(label.zh()), plain(label.en()));
  }
}
