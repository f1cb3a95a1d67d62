package org.tiezheng.sqlite.absence;

import java.util.ArrayList;
import java.util.List;
import org.tiezheng.sqlite.Database;

/**
 * Looks for signs that rows are missing from the committed state of a database, or that it was
 * rewritten. Every sign has innocent explanations, and none names a culprit. Stateless.
 *
 * <p>Each table is read a few times; memory holds the runs of rowids and a few bytes for each page,
 * not the rows.
 */
public final class Absence {
  private Absence() {}

  /** Looks for everything that the questions allow. */
  public static AbsenceReport examine(Database database, AbsenceQuestions questions) {
    List<AbsenceProfile> profiles =
        questions.profiles().stream()
            .filter(profile -> profile.recognises(database.schema()))
            .toList();
    Examination examination = new Examination(database, questions, profiles);
    List<Check> checks = new ArrayList<>();
    checks.add(new RowidGaps());
    checks.add(new Counters());
    checks.add(new FullText());
    checks.add(new References());
    checks.add(new IndexEntries());
    checks.add(new HeaderSigns());
    checks.add(new FreeSpace());
    checks.add(new StoreCounts());
    checks.forEach(check -> check.run(examination));
    return examination.report();
  }
}
