package org.tiezheng.server.api;

import java.io.IOException;
import java.util.Optional;
import org.tiezheng.casework.app.ComparedCopies.Made;
import org.tiezheng.server.Visit;
import org.tiezheng.server.page.CaseReading;
import org.tiezheng.server.page.ComparePages;

/** Two copies of a conversation laid side by side. */
final class CompareApi {
  private static final int USUAL = 200;
  private static final int MOST = 1_000;

  private CompareApi() {}

  /**
   * What is to be compared.
   *
   * @param mine item with the copy that is called A
   * @param theirs item with the copy that is called B; may be the same item
   * @param conversation id or title within A; may be left out if it can be told
   */
  record Comparing(
      int mine, int theirs, Optional<String> conversation, Optional<String> theirConversation) {}

  static void list(Visit visit) throws IOException {
    visit.json(CaseReading.look(visit, open -> visit.app().compared().list(open)));
  }

  static void begin(Visit visit) {
    Comparing wanted = visit.body(Comparing.class);
    visit.json(
        202,
        "application/json",
        ComparePages.begun(
                visit,
                wanted.mine(),
                wanted.theirs(),
                wanted.conversation().orElse(""),
                wanted.theirConversation().orElse(""))
            .now());
  }

  static void made(Visit visit) throws IOException {
    visit.json(CaseReading.look(visit, open -> ComparePages.made(visit, open)));
  }

  static void rows(Visit visit) throws IOException {
    long from = visit.count("from").orElse(0);
    int count = Math.clamp(visit.count("count").orElse(USUAL), 1, MOST);
    visit.json(
        CaseReading.look(
            visit,
            open -> {
              Made made = ComparePages.made(visit, open);
              return visit
                  .app()
                  .compared()
                  .rows(made, ComparePages.wanted(visit, made), from, count);
            }));
  }
}
