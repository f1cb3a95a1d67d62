package org.tiezheng.examine.check;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.tiezheng.examine.rule.Parameter;

/** The parameters of a rule as its check reads them; their names were checked on loading. */
public record Params(Map<String, Parameter> values) {
  public Params {
    values = Map.copyOf(values);
  }

  /**
   * A number.
   *
   * @throws IllegalArgumentException if the rule gives words there
   */
  public long number(String name) {
    if (values.get(name) instanceof Parameter.Number(long value)) {
      return value;
    }
    throw new IllegalArgumentException("parameter " + name + " is not a number");
  }

  public Duration seconds(String name) {
    return Duration.ofSeconds(number(name));
  }

  public Duration days(String name) {
    return Duration.ofDays(number(name));
  }

  /**
   * Words.
   *
   * @throws IllegalArgumentException if the rule gives a number there
   */
  public List<String> words(String name) {
    if (values.get(name) instanceof Parameter.Words words) {
      return words.values();
    }
    throw new IllegalArgumentException("parameter " + name + " is not a list of words");
  }
}
