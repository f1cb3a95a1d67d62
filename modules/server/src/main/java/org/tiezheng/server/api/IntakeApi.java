package org.tiezheng.server.api;

import java.io.IOException;
import org.tiezheng.casework.AddFacts;
import org.tiezheng.casework.NextSteps;
import org.tiezheng.casework.StateCase;
import org.tiezheng.server.Visit;
import org.tiezheng.server.page.CaseReading;

/** What is asked after material was sealed, and what comes next. */
final class IntakeApi {
  private IntakeApi() {}

  static void known(Visit visit) throws IOException {
    visit.json(CaseReading.look(visit, open -> new StateCase(open).known()));
  }

  static void answer(Visit visit) throws IOException {
    StateCase.Answers answers = visit.body(StateCase.Answers.class);
    visit.json(CaseReading.work(visit, open -> new StateCase(open).run(answers)));
  }

  static void next(Visit visit) throws IOException {
    visit.json(CaseReading.look(visit, NextSteps::of));
  }

  static void templates(Visit visit) {
    visit.json(AddFacts.templates());
  }
}
