package org.tiezheng.collect.input;

import java.io.EOFException;
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
    if (failure instanceof EOFException) {
      return new Text("来源在此中断,后面的内容没有了", "it breaks off here; what followed is not there");
    }
    String kind = failure.getClass().getSimpleName();
    return new Text("来源损坏,无法继续读取(" + kind + ")", "damaged; cannot be read on (" + kind + ")");
  }
}
