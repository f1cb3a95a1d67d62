package org.tiezheng.present.pdf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.font.VisibleText;

/**
 * The pages of one file: flows in the order in which they will be bound. A flow that is bound first
 * (a cover, an index) may be set last, when the page numbers of the others are known. Not
 * thread-safe.
 */
public final class Sheets {
  private final FontSet fonts;
  private final LineBreaker breaker;
  private final VisibleText visible;

  public Sheets(Typefaces faces) {
    fonts = new FontSet(faces);
    breaker = new LineBreaker(faces);
    visible = new VisibleText(faces);
  }

  /** An empty flow. */
  public Flow flow(PageShape shape) {
    return flow(shape, PageCopy.NONE);
  }

  /** An empty flow of which a copy is taken. */
  public Flow flow(PageShape shape, PageCopy copy) {
    return new Flow(shape, fonts, breaker, visible, copy);
  }

  /** Code points that had no glyph, or could not be seen, and how often each was replaced. */
  public Map<Integer, Integer> replaced() {
    return visible.replaced();
  }

  /** Pages of several flows. */
  public static int pages(List<Flow> flows) {
    return flows.stream().mapToInt(Flow::pages).sum();
  }

  /**
   * The page, counted from 1, on which each anchor will stand.
   *
   * @param before pages that are bound before these flows
   */
  public static Map<String, Integer> anchorPages(List<Flow> flows, int before) {
    Map<String, Integer> found = new HashMap<>();
    int offset = before + 1;
    for (Flow flow : flows) {
      for (Map.Entry<String, Flow.Place> anchor : flow.anchors().entrySet()) {
        found.put(anchor.getKey(), anchor.getValue().page() + offset);
      }
      offset += flow.pages();
    }
    return found;
  }

  /**
   * Writes the file: fonts, running heads, links, bookmarks, metadata.
   *
   * @return number of pages
   * @throws IOException if the file cannot be written; then nothing is left of it
   */
  public int write(Path file, List<Flow> flows, FileFacts facts, RunningFrame frame)
      throws IOException {
    List<PageContent> contents = new ArrayList<>();
    List<PageContent> frames = new ArrayList<>();
    int total = pages(flows);
    for (Flow flow : flows) {
      for (PageContent page : flow.contents()) {
        contents.add(page);
        PageContent around = new PageContent(fonts);
        frame.draw(around, flow.shape(), breaker, visible, contents.size(), total);
        frames.add(around);
      }
    }
    new ArchivalPdf(fonts, facts).write(file, flows, contents, frames);
    return total;
  }
}
