package org.tiezheng.examine.screens;

import java.util.List;
import org.tiezheng.evidence.Text;

/** What came of reading a picture. */
public sealed interface ScreenReading {
  /** Nothing was read, and why. */
  record Unread(Text why) implements ScreenReading {}

  /**
   * The lines of text in a picture. Places are in pixels of the picture, from its upper left.
   *
   * @param areaTop where the chat begins below the title, as far as a line or a change of colour
   *     shows it; else 0
   * @param areaBottom where it ends above the field for typing; else the height
   * @param page colour of the page, {@code 0xRRGGBB}
   * @param preview the picture as JPEG, at most 540 pixels wide
   * @param previewScale by which places are multiplied to find them on the preview
   */
  @SuppressWarnings("ArrayRecordComponent") // shared, never written to again; nobody compares them
  record Screen(
      int width,
      int height,
      int areaTop,
      int areaBottom,
      int page,
      List<ScreenLine> lines,
      byte[] preview,
      double previewScale)
      implements ScreenReading {
    public Screen {
      lines = List.copyOf(lines);
    }
  }
}
