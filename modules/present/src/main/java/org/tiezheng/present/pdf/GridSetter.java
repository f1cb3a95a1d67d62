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

  GridSetter(Flow flow, LineBreaker breaker, VisibleText visible) {
    this.flow = flow;
    this.breaker = breaker;
    this.visible = visible;
  }

  void set(Grid grid) {
    float[] widths = widths(grid);
    flow.need(grid.style().leading() * 3 + 4 * PAD);
    head(grid, widths);
    for (Grid.Row row : grid.rows()) {
      row(grid, row, widths);
    }
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
      return;
    }
    Style style = grid.style().bolder();
    List<String> titles = grid.columns().stream().map(Grid.Column::title).toList();
    List<List<String>> cells = broken(titles, widths, style);
    slice(grid, cells, 0, longest(cells), widths, style, true);
  }

  private void row(Grid grid, Grid.Row row, float[] widths) {
    Style style = grid.style();
    List<List<String>> cells = broken(row.cells(), widths, style);
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
      done = next;
      if (done < total) {
        turn(grid, widths);
      }
    }
  }

  private void link(Optional<String> anchor, float width, float top) {
    float left = flow.shape().left();
    anchor.ifPresent(a -> flow.page().link(left, flow.y(), left + width, top, a));
  }

  private void turn(Grid grid, float[] widths) {
    flow.newPage();
    head(grid, widths);
  }

  private float room() {
    return flow.y() - flow.shape().bottom();
  }

  private List<List<String>> broken(List<String> texts, float[] widths, Style style) {
    List<List<String>> cells = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      float room = widths[i] - 2 * PAD;
      cells.add(breaker.lines(visible.of(texts.get(i)), style.size(), room, room, false));
    }
    return cells;
  }

  private static int longest(List<List<String>> cells) {
    return cells.stream().mapToInt(List::size).max().orElse(1);
  }

  /** Draws lines {@code from} to {@code to} of every cell as one ruled row. */
  private void slice(
      Grid grid,
      List<List<String>> cells,
      int from,
      int to,
      float[] widths,
      Style style,
      boolean head) {
    float height = (to - from) * style.leading() + 2 * PAD;
    float top = flow.y();
    float x = flow.shape().left();
    for (int i = 0; i < widths.length; i++) {
      flow.page().frame(x, top - height, widths[i], height, RULE);
      List<String> lines = cells.get(i);
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
