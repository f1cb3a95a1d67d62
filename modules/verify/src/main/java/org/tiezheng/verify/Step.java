package org.tiezheng.verify;

import java.util.Optional;
import org.tiezheng.evidence.Text;

/**
 * One thing that was looked at, and what came out.
 *
 * @param check what was looked at
 * @param result what came out
 * @param incomplete only with NOT_CHECKED: something that belongs there is missing, or a key is
 *     unknown, so that the whole is incomplete (exit code 3)
 * @param file the file that it is about, by its path in the bundle; empty for the whole
 * @param sentence what was found; control characters of foreign names are made visible
 */
public record Step(
    Check check, Result result, boolean incomplete, Optional<String> file, Text sentence) {
  public Step {
    sentence = VisibleText.of(sentence);
    if (incomplete && result != Result.NOT_CHECKED) {
      throw new IllegalArgumentException("only what was not checked can be incomplete: " + check);
    }
  }

  static Step passed(Check check, String zh, String en) {
    return new Step(check, Result.PASSED, false, Optional.empty(), new Text(zh, en));
  }

  static Step failed(Check check, String file, String zh, String en) {
    return new Step(check, Result.FAILED, false, Optional.of(file), new Text(zh, en));
  }

  /** Not checked, which leaves the verification complete as far as it can go. */
  static Step notChecked(Check check, String zh, String en) {
    return new Step(check, Result.NOT_CHECKED, false, Optional.empty(), new Text(zh, en));
  }

  /** Not checked because something that belongs there is missing or unknown. */
  static Step incomplete(Check check, String file, String zh, String en) {
    return new Step(check, Result.NOT_CHECKED, true, Optional.of(file), new Text(zh, en));
  }

  /** The same about one file. */
  Step at(String path) {
    return new Step(check, result, incomplete, Optional.of(path), sentence);
  }
}
