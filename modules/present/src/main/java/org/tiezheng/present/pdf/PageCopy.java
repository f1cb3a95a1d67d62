package org.tiezheng.present.pdf;

import java.util.List;
import java.util.Optional;

/**
 * Takes down what is set on the pages of a {@link Flow}, in the order in which it is set and page
 * by page, so that the same paper can be had in another form without being written a second time.
 * All texts are visible ({@link org.tiezheng.present.font.VisibleText}); an LF in one is a line
 * break that stands in the text itself, those of the page's own making are undone.
 */
public interface PageCopy {
  /** Takes nothing down. */
  PageCopy NONE = new Nothing();

  /** What a text is. */
  sealed interface Kind {
    record Paragraph() implements Kind {}

    /** Its first line begins two characters to the right. */
    record Indented() implements Kind {}

    /** A line of a record; its following lines are set in. */
    record Hanging(Optional<Integer> number) implements Kind {}

    /**
     * @param level from 0
     */
    record Heading(int level) implements Kind {}
  }

  /**
   * As much of a text as stands on the present page.
   *
   * @param continued whether it began on a page before
   */
  record Words(Kind kind, String text, Style style, boolean continued) {}

  /** An entry of an index that leads to an anchor. */
  record Entry(String text, String dots, String number, float indent, String anchor) {}

  /** The columns of a table, with their titles if it has a head. */
  record Head(List<Grid.Column> columns, boolean titled, Style style, float share) {
    public Head {
      columns = List.copyOf(columns);
    }
  }

  /**
   * A new page begins; a table that was open on the one before is continued by {@link #table}.
   *
   * @param wanted whether the paper asks for it, rather than the end of the page before
   */
  void page(boolean wanted);

  /** What is set next can be gone to. */
  void anchor(String anchor);

  /** An entry of the table of contents, as it came: not made visible. */
  void bookmark(String text, int level, String anchor);

  void words(Words words);

  void rule();

  void entry(Entry entry);

  /** A table, or its continuation on another page, begins. */
  void table(Head head);

  /**
   * As much of a row as stands on the present page.
   *
   * @param link where its first cell leads
   */
  void row(List<String> cells, Optional<String> link);

  void endOfTable();

  /**
   * A QR code, which stands to the right of the table that follows.
   *
   * @param modules dark ones by row and column
   */
  void qr(boolean[][] modules, String caption);

  /** See {@link #NONE}. */
  final class Nothing implements PageCopy {
    private Nothing() {}

    @Override
    public void page(boolean wanted) {}

    @Override
    public void anchor(String anchor) {}

    @Override
    public void bookmark(String text, int level, String anchor) {}

    @Override
    public void words(Words words) {}

    @Override
    public void rule() {}

    @Override
    public void entry(Entry entry) {}

    @Override
    public void table(Head head) {}

    @Override
    public void row(List<String> cells, Optional<String> link) {}

    @Override
    public void endOfTable() {}

    @Override
    public void qr(boolean[][] modules, String caption) {}
  }
}
