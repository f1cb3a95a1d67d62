package org.tiezheng.server.api;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tiezheng.casework.ConfirmIdentity;
import org.tiezheng.casework.WhoSheet;
import org.tiezheng.evidence.IdentityClaim.ProofKind;
import org.tiezheng.server.Visit;
import org.tiezheng.server.page.CaseReading;
import org.tiezheng.server.page.WhoPages;
import org.tiezheng.server.work.Job;

/** Accounts and persons. */
final class WhoApi {
  private WhoApi() {}

  /** Accounts and persons; empty if nobody looked since the case was changed. */
  record Persons(Optional<WhoSheet> sheet) {}

  /**
   * What a person says: clues, or an account with what proves it.
   *
   * @param party id, name or role; needed where a clue names nobody
   */
  record Confirming(
      Optional<List<String>> clues,
      Optional<String> party,
      Optional<String> account,
      Optional<ProofKind> proof,
      Optional<Integer> item,
      Optional<String> where,
      Optional<String> admitted,
      Optional<String> explained,
      Optional<LocalDate> from,
      Optional<LocalDate> until) {
    Confirming {
      clues = clues.map(List::copyOf);
    }
  }

  /** A clue that is set aside, with the reason, or taken back. */
  record Aside(String clue, Optional<Boolean> aside, Optional<String> reason) {
    Aside {
      Objects.requireNonNull(clue, "clue");
    }
  }

  static void persons(Visit visit) throws IOException {
    visit.json(CaseReading.look(visit, open -> new Persons(visit.app().persons().of(open))));
  }

  static void look(Visit visit) {
    begun(visit, WhoPages.looking(visit));
  }

  static void confirm(Visit visit) {
    Confirming c = visit.body(Confirming.class);
    begun(
        visit,
        WhoPages.confirming(
            visit,
            new ConfirmIdentity.Request(
                c.clues().orElse(List.of()),
                c.party(),
                c.account(),
                c.proof(),
                c.item(),
                c.where().orElse(""),
                c.admitted(),
                c.explained(),
                c.from(),
                c.until())));
  }

  static void aside(Visit visit) throws IOException {
    Aside aside = visit.body(Aside.class);
    WhoPages.set(visit, aside.clue(), aside.aside().orElse(true), aside.reason().orElse(""));
    begun(visit, WhoPages.looking(visit));
  }

  private static void begun(Visit visit, Job job) {
    visit.json(202, "application/json", job.now());
  }
}
