package org.tiezheng.present.hearing;

import java.util.List;
import org.tiezheng.evidence.Text;

/**
 * What holds for every hearing.
 *
 * @param bring what to bring
 * @param before what to try before the day
 * @param court how to behave in the court room
 * @param fallback what to do when something does not work
 */
public record CommonAdvice(
    List<Text> bring, List<Text> before, List<Text> court, List<Text> fallback) {
  public CommonAdvice {
    bring = List.copyOf(bring);
    before = List.copyOf(before);
    court = List.copyOf(court);
    fallback = List.copyOf(fallback);
  }
}
