package org.tiezheng.testkit.screen;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.tiezheng.testkit.file.Glyphs;
import org.tiezheng.testkit.talk.Line;

/**
 * A conversation, and screenshots of it on which some bubbles were forged: a digit changed or a
 * negation left out.
 *
 * @param exported the lines as they were written
 * @param drawn the lines as the pictures show them
 * @param planted numbers of the lines that were changed
 */
public record ScreenTrial(
    Look look,
    List<Line> exported,
    List<Line> drawn,
    Set<Integer> planted,
    List<Screenshots.Shot> shots) {
  private static final int EACH = 5;

  public ScreenTrial {
    exported = List.copyOf(exported);
    drawn = List.copyOf(drawn);
    planted = Set.copyOf(planted);
    shots = List.copyOf(shots);
  }

  /** After four honest lines the next that can be forged is, a digit and a negation in turn. */
  public static ScreenTrial of(Glyphs glyphs, Look look, int bubbles, long seed) {
    Random random = new Random(seed);
    List<Line> exported = ScreenTalk.lines(bubbles, seed);
    List<Line> drawn = new ArrayList<>();
    Set<Integer> planted = new HashSet<>();
    int honest = 0;
    for (Line line : exported) {
      Optional<String> digit = Planted.digit(line.text(), random);
      Optional<String> negation = Planted.negation(line.text());
      Optional<String> forged =
          honest < EACH - 1
              ? Optional.empty()
              : planted.size() % 2 == 0 ? digit.or(() -> negation) : negation.or(() -> digit);
      if (forged.isPresent()) {
        planted.add(drawn.size());
        honest = 0;
      } else {
        honest++;
      }
      drawn.add(forged.map(line::saying).orElse(line));
    }
    return new ScreenTrial(
        look,
        exported,
        drawn,
        planted,
        new Screenshots(glyphs, look, look == Look.DARK).of("面馆老周", drawn));
  }
}
