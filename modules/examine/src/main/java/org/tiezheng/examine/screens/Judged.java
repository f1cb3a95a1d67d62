package org.tiezheng.examine.screens;

import java.util.ArrayList;
import java.util.List;
import org.tiezheng.evidence.Text;

/**
 * What holding one bubble against one message gave.
 *
 * @param differences each changed character, exported and as read
 * @param shown how much of the message is on the picture, 1 for all of it
 * @param reasons why somebody has to look, or what was passed over
 */
public record Judged(
    Verdict verdict, List<Difference> differences, double shown, List<Text> reasons) {
  public Judged {
    differences = List.copyOf(differences);
    reasons = List.copyOf(reasons);
  }

  /**
   * A difference of the words.
   *
   * @param exported empty if the screen has more
   * @param read empty if the screen has less
   * @param critical whether it concerns a number, a date, an amount or a negation
   */
  public record Difference(String exported, String read, boolean critical) {}

  Judged but(Verdict other, Text reason) {
    List<Text> more = new ArrayList<>(reasons);
    more.add(reason);
    return new Judged(other, differences, shown, more);
  }

  /** Whether only a part of the message is on the picture. */
  public boolean part() {
    return shown < 1;
  }
}
