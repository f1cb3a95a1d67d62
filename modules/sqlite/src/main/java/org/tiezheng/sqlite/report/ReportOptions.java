package org.tiezheng.sqlite.report;

import org.tiezheng.sqlite.absence.AbsenceQuestions;
import org.tiezheng.sqlite.recover.RecoveryOptions;

/**
 * What a report covers.
 *
 * @param mostRows how many recovered rows of each state are shown in full; all are counted
 * @param mostChanges how many changes of the history are shown
 * @param recovery how to search for rows
 * @param absence which signs to look for
 */
public record ReportOptions(
    int mostRows, int mostChanges, RecoveryOptions recovery, AbsenceQuestions absence) {
  /** Two hundred rows of each state and a thousand changes. */
  public static final ReportOptions USUAL =
      new ReportOptions(200, 1000, RecoveryOptions.USUAL, AbsenceQuestions.USUAL);
}
