package org.tiezheng.sqlite.absence;

import java.util.List;
import java.util.Map;

/**
 * What to look for beyond what a database itself declares.
 *
 * @param timeColumns for a table, the column whose values around a gap are shown
 * @param joins references that are not declared as foreign keys
 * @param device what is known of the device
 * @param profiles of applications; those that recognise the database are used
 * @param mostRuns how many gaps of one table are listed one by one, the longest first; all are
 *     counted
 */
public record AbsenceQuestions(
    Map<String, String> timeColumns,
    List<Join> joins,
    DeviceFacts device,
    List<AbsenceProfile> profiles,
    int mostRuns) {
  /** Everything that needs no knowledge of the case, with the profiles of phones. */
  public static final AbsenceQuestions USUAL =
      new AbsenceQuestions(Map.of(), List.of(), DeviceFacts.UNKNOWN, Profiles.ALL, 100);

  public AbsenceQuestions {
    timeColumns = Map.copyOf(timeColumns);
    joins = List.copyOf(joins);
    profiles = List.copyOf(profiles);
  }
}
