package org.tiezheng.bench;

import java.util.Locale;
import java.util.Optional;

/**
 * One row of a table.
 *
 * @param what what was measured
 * @param ours our value
 * @param unit unit of both values, such as MB/s or ms
 * @param baseline the baseline's value; empty if the row has none and only reports
 * @param against what the baseline is
 * @param ratio how good we are against the baseline, larger is better; empty without baseline
 * @param goal the least ratio that was promised; empty if it is only reported
 */
public record Measurement(
    String what,
    double ours,
    String unit,
    Optional<Double> baseline,
    String against,
    Optional<Double> ratio,
    Optional<Double> goal) {
  /** A speed: more is better. */
  public static Measurement speed(
      String what, double ours, double baseline, String unit, String against) {
    return of(what, ours, baseline, unit, against, ours / baseline);
  }

  /** A time: less is better. */
  public static Measurement time(
      String what, double ours, double baseline, String unit, String against) {
    return of(what, ours, baseline, unit, against, baseline / ours);
  }

  /** Two numbers side by side, of which neither is a measure of the other. */
  public static Measurement beside(
      String what, double ours, double baseline, String unit, String against) {
    return new Measurement(
        what, ours, unit, Optional.of(baseline), against, Optional.empty(), Optional.empty());
  }

  /** A number without baseline. */
  public static Measurement plain(String what, double value, String unit) {
    return new Measurement(
        what, value, unit, Optional.empty(), "", Optional.empty(), Optional.empty());
  }

  private static Measurement of(
      String what, double ours, double baseline, String unit, String against, double ratio) {
    return new Measurement(
        what, ours, unit, Optional.of(baseline), against, Optional.of(ratio), Optional.empty());
  }

  /** The same with a promise. */
  public Measurement goal(double least) {
    return new Measurement(what, ours, unit, baseline, against, ratio, Optional.of(least));
  }

  /** Whether the promise was kept; true if there is none. */
  public boolean kept() {
    return goal.isEmpty() || ratio.filter(r -> r >= goal.get()).isPresent();
  }

  String row() {
    return String.format(
        Locale.ROOT,
        "%-44s %12s %12s %-6s %6s %6s %-4s  %s",
        what,
        number(ours),
        baseline.map(Measurement::number).orElse("-"),
        unit,
        ratio.map(r -> String.format(Locale.ROOT, "%.2f", r)).orElse("-"),
        goal.map(g -> String.format(Locale.ROOT, "%.2f", g)).orElse("-"),
        goal.isEmpty() ? "" : kept() ? "ok" : "MISS",
        against);
  }

  private static String number(double value) {
    return value < 100
        ? String.format(Locale.ROOT, "%.2f", value)
        : String.format(Locale.ROOT, "%,.0f", value);
  }
}
