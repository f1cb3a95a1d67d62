package org.tiezheng.collect.input;

import java.io.IOException;
import org.tiezheng.evidence.Text;

/**
 * A source that is not what its format demands, or that meets a limit. Importers catch it and make
 * it part of the reading; it does not leave the module.
 */
public class FormatException extends IOException {
  private final transient Text sentence;

  public FormatException(Text sentence) {
    super(sentence.en());
    this.sentence = sentence;
  }

  public FormatException(String zh, String en) {
    this(new Text(zh, en));
  }

  public Text sentence() {
    return sentence;
  }

  /** The sentence for any failure while reading. */
  public static Text describe(Exception failure) {
    if (failure instanceof FormatException format) {
      return format.sentence();
    }
    String kind = failure.getClass().getSimpleName();
    return new Text("来源损坏,无法继续读取(" + kind + ")", "damaged; cannot be read on (" + kind + ")");
  }
}
