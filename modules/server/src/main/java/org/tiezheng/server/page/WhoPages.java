package org.tiezheng.server.page;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.casework.ConfirmIdentity;
import org.tiezheng.casework.SetClueAside;
import org.tiezheng.casework.WhoSheet;
import org.tiezheng.evidence.IdentityClaim.ProofKind;
import org.tiezheng.server.Visit;
import org.tiezheng.server.guard.Refusal;
import org.tiezheng.server.work.IdentityWork;
import org.tiezheng.server.work.Job;

/** Accounts and persons: proofs, candidates to confirm or to set aside, contradictions. */
public final class WhoPages {
  private WhoPages() {}

  /** What is known. */
  public static void who(Visit visit) throws IOException {
    visit.page(
        "who",
        CaseReading.look(
            visit,
            open -> {
              Map<String, Object> all = CaseReading.model(visit, open.matter(), "who");
              Optional<WhoSheet> sheet = visit.app().persons().of(open);
              all.put("sheets", sheet.stream().toList());
              all.put("kinds", List.of(ProofKind.values()));
              all.put("items", open.matter().items());
              return all;
            }));
  }

  public static void look(Visit visit) {
    visit.see("/jobs/" + looking(visit).id());
  }

  /** Begins to look in the case that the address names. */
  public static Job looking(Visit visit) {
    return work(visit)
        .look(visit.path("case"), CaseReading.folder(visit), visit.app().persons())
        .orElseThrow(WorkPages::busy);
  }

  private static IdentityWork work(Visit visit) {
    return new IdentityWork(visit.jobs(), visit.place());
  }

  /** Confirms a clue, or states a proof, an admission or an explanation. */
  public static void confirm(Visit visit) {
    Visit.Form form = visit.form();
    visit.see(
        "/jobs/"
            + confirming(
                    visit,
                    new ConfirmIdentity.Request(
                        given(form, "clue").stream().toList(),
                        given(form, "party"),
                        given(form, "account"),
                        given(form, "proof").map(WhoPages::kind),
                        given(form, "item").map(WhoPages::number),
                        form.text("where"),
                        given(form, "admitted"),
                        given(form, "explained"),
                        given(form, "from").map(TimePages::day),
                        given(form, "until").map(TimePages::day)))
                .id());
  }

  /** Begins to confirm something in the case that the address names. */
  public static Job confirming(Visit visit, ConfirmIdentity.Request request) {
    return work(visit)
        .confirm(visit.path("case"), CaseReading.folder(visit), visit.app().persons(), request)
        .orElseThrow(WorkPages::busy);
  }

  private static Optional<String> given(Visit.Form form, String name) {
    return Optional.of(form.text(name)).filter(t -> !t.isEmpty());
  }

  private static ProofKind kind(String name) {
    for (ProofKind kind : ProofKind.values()) {
      if (kind.name().equals(name)) {
        return kind;
      }
    }
    throw Refusal.bad("没有这种依据。", "There is no such kind of proof.");
  }

  private static int number(String text) {
    if (!text.matches("\\d{1,9}")) {
      throw Refusal.bad("证据编号须是数字。", "The number of an item is digits.");
    }
    return Integer.parseInt(text);
  }

  /** Sets a clue aside, or takes that back, and looks again. */
  public static void aside(Visit visit) throws IOException {
    Visit.Form form = visit.form();
    set(visit, form.text("clue"), !form.text("aside").equals("no"), form.text("reason"));
    look(visit);
  }

  /** Notes it in the case that the address names. */
  public static void set(Visit visit, String clue, boolean aside, String reason)
      throws IOException {
    CaseReading.work(
        visit,
        open -> {
          new SetClueAside(open).run(clue, aside, reason);
          return true;
        });
  }
}
