package org.tiezheng.server.api;

import java.io.IOException;
import org.tiezheng.server.Visit;
import org.tiezheng.server.guard.Refusal;
import org.tiezheng.server.page.CaseReading;
import org.tiezheng.server.page.GapPages;

/** Signs that a chat is not complete. */
final class GapApi {
  private GapApi() {}

  static void sheets(Visit visit) throws IOException {
    visit.json(CaseReading.look(visit, visit.app().gaps()::all));
  }

  static void look(Visit visit) {
    visit.json(
        202,
        "application/json",
        visit.app().jobs().find(GapPages.looking(visit)).orElseThrow(Refusal::notFound).now());
  }
}
