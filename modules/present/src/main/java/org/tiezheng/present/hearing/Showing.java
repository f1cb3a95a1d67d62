package org.tiezheng.present.hearing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How one item is shown, in the language of the papers.
 *
 * @param listed number in the catalogue
 * @param route how it comes before the court, and why
 * @param device the original carrier; empty if nobody stated it
 * @param carrier number of the disc or stick handed in; may be empty
 * @param accounts that are logged in
 * @param copy the printed copy with its pages; empty if there is none
 * @param analogy whether no script is made for it
 * @param checked how far the script was verified
 * @param minutes our estimate
 * @param notes what a person must know
 * @param missing what is to be done before the hearing, because it is not known yet
 */
public record Showing(
    int item,
    String listed,
    String title,
    String kind,
    Route route,
    String routeWords,
    String device,
    String carrier,
    List<String> accounts,
    String copy,
    String script,
    String scriptTitle,
    boolean analogy,
    String checked,
    Script.Paper record,
    int minutes,
    List<Step> steps,
    List<String> notes,
    List<String> missing) {
  public Showing {
    accounts = List.copyOf(accounts);
    steps = List.copyOf(steps);
    notes = List.copyOf(notes);
    missing = List.copyOf(missing);
  }

  /** How an item comes before the court. */
  public enum Route {
    /** Shown on the original carrier. */
    DEMO,
    /** The other side does not object: the printed copy, the carrier kept ready. */
    PAPER,
    /** The notarial deed. */
    DEED,
    /** The notarial deed, and shown because the court asks for it. */
    DEED_AND_DEMO,
    /** A thing or a paper, with nothing electronic of it. */
    ORIGINAL
  }

  /**
   * A step with what it shows of this item.
   *
   * @param number from 1
   * @param summary stands in the steps for the points that go page by page, which the record lists
   */
  public record Step(
      int number,
      String act,
      List<String> where,
      String expect,
      Optional<Point> summary,
      List<Point> points) {
    public Step {
      where = List.copyOf(where);
      points = List.copyOf(points);
    }
  }

  /**
   * One thing that is compared.
   *
   * @param id by which its result is recorded; the same as long as the item and its lines are
   * @param what is expected to be seen
   */
  public record Point(String id, String what, Place place) {
    private static final int DIGITS = 16;

    /**
     * Stands for its id, words and place, so that a result is not put on another point that has the
     * same id by chance: the first 16 hexadecimal digits of a SHA-256. Against mix-ups, not against
     * a forger.
     */
    public String digest() {
      // Kinds of places are not in the form, and two of them have no members.
      return HearingPlan.sha256(List.of(place.getClass().getSimpleName(), this))
          .substring(0, DIGITS);
    }
  }

  /** What is missing, then what else is to be known. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>(missing);
    remarks.addAll(notes);
    return remarks;
  }

  /** Everything that is compared, in order. */
  public List<Point> points() {
    return steps.stream().flatMap(s -> s.points().stream()).toList();
  }
}
