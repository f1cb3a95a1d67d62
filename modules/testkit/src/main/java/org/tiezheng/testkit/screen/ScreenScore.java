package org.tiezheng.testkit.screen;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts what a check of a trial's pictures got right. */
public final class ScreenScore {
  private final ScreenTrial trial;
  private final Set<Integer> told = new HashSet<>();
  private final Map<String, Integer> honest = new TreeMap<>();
  private final Map<String, Integer> planted = new TreeMap<>();
  private final List<String> remarks = new ArrayList<>();
  private int characters;
  private int wrong;

  public ScreenScore(ScreenTrial trial) {
    this.trial = trial;
  }

  /**
   * What was said of a line.
   *
   * @param read the words as read; empty if no whole bubble was found for it
   */
  public void line(int number, String read, String verdict) {
    if (told.add(number)) {
      String drawn = letters(trial.drawn().get(number).text());
      int errors = distance(drawn, letters(read));
      characters += drawn.length();
      wrong += Math.min(errors, drawn.length());
      boolean forged = trial.planted().contains(number);
      (forged ? planted : honest).merge(verdict, 1, Integer::sum);
      boolean odd =
          forged ? verdict.equals("SAME") || verdict.equals("WITHIN") : !verdict.equals("SAME");
      if (errors > 0 || odd) {
        remarks.add(
            trial.look()
                + " "
                + number
                + (forged ? " forged " : " honest ")
                + verdict
                + ": "
                + trial.drawn().get(number).text()
                + " | "
                + read);
      }
    }
  }

  /** What was said of a bubble that belongs to no line. */
  public void stray(String read, String verdict) {
    honest.merge("STRAY_" + verdict, 1, Integer::sum);
    remarks.add(trial.look() + " stray " + verdict + ": " + read);
  }

  /** Lines of which nothing was said. */
  public void end() {
    for (int n = 0; n < trial.drawn().size(); n++) {
      if (!told.contains(n)) {
        line(n, "", "NOT_FOUND");
      }
    }
  }

  /** Letters and digits read rightly, in per cent; added ones count as wrong. */
  public double right() {
    return 100.0 * (characters - wrong) / Math.max(1, characters);
  }

  public int characters() {
    return characters;
  }

  /** Lines that were drawn as they were written, by verdict. */
  public Map<String, Integer> honest() {
    return Map.copyOf(honest);
  }

  /** Forged lines by verdict. */
  public Map<String, Integer> planted() {
    return Map.copyOf(planted);
  }

  /** Each line of which something else was said than “the same”, or that was misread. */
  public List<String> remarks() {
    return List.copyOf(remarks);
  }

  private static String letters(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int corner = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int next = Math.min(row[j], row[j - 1]) + 1;
        next = Math.min(next, corner + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1));
        corner = row[j];
        row[j] = next;
      }
    }
    return row[b.length()];
  }
}
