package org.tiezheng.server.page;

import java.util.Map;
import org.tiezheng.server.Visit;

/** The first page: three doors, and the cases that are there. */
public final class StartPage {
  private StartPage() {}

  public static void show(Visit visit) {
    visit.page("start", Map.of("cases", visit.cases()));
  }
}
