package org.tiezheng.present.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tiezheng.present.font.VisibleText;

/** Sets one {@link Grid} into a flow. */
final class GridSetter {
  private static final float PAD = 3.5f;
  private static final float RULE = 0.5f;

  private final Flow flow;
  private final LineBreaker breaker;
  private final VisibleText visible;
  private final PageCopy copy;

  /** The text of a cell: its lines on paper, and the same with the line ends of the text itself. */
  private record Cell(List<String> lines, List<String> ends) {}

  GridSetter(Flow flow, LineBreaker breaker, VisibleText visible, PageCopy copy) {
    this.flow = flow;
    this.breaker = breaker;
    this.visible = visible;
    this.copy = copy;
  }

  void set(Grid grid) {
    float[] widths = widths(grid);
    flow.need(grid.style().leading() * 3 + 4 * PAD);
    head(grid, widths);
    for (Grid.Row row : grid.rows()) {
      row(grid, row, widths);
    }
    copy.endOfTable();
  }

  private float[] widths(Grid grid) {
    float sum = 0;
    for (Grid.Column column : grid.columns()) {
      sum += column.share();
    }
    float[] widths = new float[grid.columns().size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] =
          flow.shape().measure() * grid.measureShare() * grid.columns().get(i).share() / sum;
    }
    return widths;
  }

  private void head(Grid grid, float[] widths) {
    if (!grid.head()) {
      copy.table(new PageCopy.Head(grid.columns(), false, grid.style(), grid.measureShare()));
      return;
    }
    Style style = grid.style().bolder();
    List<String> titles = grid.columns().stream().map(Grid.Column::title).map(visible::of).toList();
    List<Cell> cells = broken(titles, widths, style);
    copy.table(new PageCopy.Head(titled(grid, titles), true, grid.style(), grid.measureShare()));
    slice(grid, cells, 0, longest(cells), widths, style, true);
  }

  private static List<Grid.Column> titled(Grid grid, List<String> titles) {
    List<Grid.Column> columns = new ArrayList<>();
    for (int i = 0; i < titles.size(); i++) {
      Grid.Column column = grid.columns().get(i);
      columns.add(new Grid.Column(titles.get(i), column.share(), column.align()));
    }
    return columns;
  }

  private void row(Grid grid, Grid.Row row, float[] widths) {
    Style style = grid.style();
    List<Cell> cells = broken(row.cells().stream().map(visible::of).toList(), widths, style);
    int total = longest(cells);
    float whole = total * style.leading() + 2 * PAD;
    if (room() < whole && (whole < flow.shape().depth() * 0.6f || room() < 3 * style.leading())) {
      turn(grid, widths);
    }
    row.anchor().ifPresent(flow::anchor);
    int done = 0;
    while (done < total) {
      int fit = Math.max(1, (int) ((room() - 2 * PAD) / style.leading()));
      int next = Math.min(total, done + fit);
      float top = flow.y();
      slice(grid, cells, done, next, widths, style, false);
      link(row.link(), widths[0], top);
      copy.row(onThisPage(cells, done, next), row.link());
      done = next;
      if (done < total) {
        turn(grid, widths);
      }
    }
  }

  private static List<String> onThisPage(List<Cell> cells, int from, int to) {
    return cells.stream()
        .map(Cell::ends)
        .map(l -> String.join("", l.subList(Math.min(from, l.size()), Math.min(to, l.size()))))
        .toList();
  }

  private void link(Optional<String> anchor, float width, float top) {
    float left = flow.shape().left();
    anchor.ifPresent(a -> flow.page().link(left, flow.y(), left + width, top, a));
  }

  private void turn(Grid grid, float[] widths) {
    flow.turn();
    head(grid, widths);
  }

  private float room() {
    return flow.y() - flow.shape().bottom();
  }

  /** Of texts that are visible. */
  private List<Cell> broken(List<String> texts, float[] widths, Style style) {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      float room = widths[i] - 2 * PAD;
      List<String> lines = breaker.lines(texts.get(i), style.size(), room, room, false);
      cells.add(new Cell(lines, LineBreaker.ends(texts.get(i), lines, false)));
    }
    return cells;
  }

  private static int longest(List<Cell> cells) {
    return cells.stream().mapToInt(c -> c.lines().size()).max().orElse(1);
  }

  /** Draws lines {@code from} to {@code to} of every cell as one ruled row. */
  private void slice(
      Grid grid, List<Cell> cells, int from, int to, float[] widths, Style style, boolean head) {
    float height = (to - from) * style.leading() + 2 * PAD;
    float top = flow.y();
    float x = flow.shape().left();
    for (int i = 0; i < widths.length; i++) {
      flow.page().frame(x, top - height, widths[i], height, RULE);
      List<String> lines = cells.get(i).lines();
      Style.Align align = head ? Style.Align.CENTRE : grid.columns().get(i).align();
      boolean bold = style.bold() || (!grid.head() && i == 0);
      float y = top - PAD;
      if (head) { // a short title stands in the middle of a high head
        y -= (to - from - lines.size()) * style.leading() / 2;
      }
      for (int l = from; l < Math.min(to, lines.size()); l++) {
        String line = lines.get(l);
        float free = widths[i] - 2 * PAD - breaker.width(line, style.size());
        float shift =
            switch (align) {
              case LEFT -> 0;
              case CENTRE -> Math.max(0, free / 2);
              case RIGHT -> Math.max(0, free);
            };
        y -= style.leading();
        flow.page().text(x + PAD + shift, y + style.leading() * 0.28f, style.size(), bold, line);
      }
      x += widths[i];
    }
    flow.y(top - height);
  }
}
