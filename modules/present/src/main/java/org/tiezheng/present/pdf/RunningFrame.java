package org.tiezheng.present.pdf;

import java.util.Locale;
import java.util.Optional;
import org.tiezheng.present.font.VisibleText;

/**
 * What stands on every page: head, foot, page x of y.
 *
 * @param head upper left; shortened with … if it is too long
 * @param headRight upper right, such as the short hash
 * @param foot lower left
 * @param footRight lower right
 * @param volume number of the first page within all papers of the bundle, if they are counted
 */
public record RunningFrame(
    String head,
    String headRight,
    String foot,
    String footRight,
    Optional<Integer> volume,
    Locale locale) {
  private static final float SIZE = 8;

  void draw(
      PageContent page,
      PageShape shape,
      LineBreaker breaker,
      VisibleText visible,
      int number,
      int total) {
    float left = shape.left();
    float right = left + shape.measure();
    float headLine = shape.height() - shape.top() + 14;
    String upper = visible.of(headRight);
    float room = shape.measure() - breaker.width(upper, SIZE) - 20;
    page.text(left, headLine + 4, SIZE, false, shortened(visible.of(head), breaker, room));
    page.text(right - breaker.width(upper, SIZE), headLine + 4, SIZE, false, upper);
    page.rule(left, headLine, right, headLine, 0.5f);

    float footLine = shape.bottom() - 14;
    page.rule(left, footLine, right, footLine, 0.5f);
    String count = count(number, total);
    float countWidth = breaker.width(count, SIZE + 1);
    page.text(left + (shape.measure() - countWidth) / 2, footLine - 12, SIZE + 1, false, count);
    float side = (shape.measure() - countWidth) / 2 - 8;
    String lower = shortened(visible.of(footRight), breaker, side);
    page.text(left, footLine - 12, SIZE, false, shortened(visible.of(foot), breaker, side));
    page.text(right - breaker.width(lower, SIZE), footLine - 12, SIZE, false, lower);
  }

  /** Page x of y, and the number within all papers. */
  public String count(int number, int total) {
    boolean chinese = locale.getLanguage().equals("zh");
    String count =
        chinese ? "第 " + number + " 页 共 " + total + " 页" : "Page " + number + " of " + total;
    if (volume.isEmpty()) {
      return count;
    }
    int inVolume = volume.get() + number - 1;
    return count + (chinese ? "（证据卷第 " + inVolume + " 页）" : " (volume page " + inVolume + ")");
  }

  private static String shortened(String text, LineBreaker breaker, float room) {
    if (breaker.width(text, SIZE) <= room) {
      return text;
    }
    String left = text;
    while (!left.isEmpty() && breaker.width(left + "…", SIZE) > room) {
      left = left.substring(0, left.offsetByCodePoints(left.length(), -1));
    }
    return left + "…";
  }
}
