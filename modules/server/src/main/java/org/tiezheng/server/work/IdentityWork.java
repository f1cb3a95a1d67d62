package org.tiezheng.server.work;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.casework.ConfirmIdentity;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.WhoSheet;
import org.tiezheng.casework.Workplace;
import org.tiezheng.casework.app.CaseTurn;
import org.tiezheng.casework.app.KnownPersons;
import org.tiezheng.evidence.IdentityClaim;
import org.tiezheng.evidence.Text;
import org.tiezheng.server.page.Addresses;

/** Looks whose the accounts are, and confirms it: all records are read for either. */
public final class IdentityWork {
  private final Desk jobs;
  private final Workplace place;

  public IdentityWork(Desk jobs, Workplace place) {
    this.jobs = jobs;
    this.place = place;
  }

  /** Looks. */
  public Optional<Job> look(String name, Path folder, KnownPersons persons) {
    return begin(name, folder, persons, Optional.empty());
  }

  /** Confirms what a person says, and looks again. */
  public Optional<Job> confirm(
      String name, Path folder, KnownPersons persons, ConfirmIdentity.Request request) {
    return begin(name, folder, persons, Optional.of(request));
  }

  private Optional<Job> begin(
      String name, Path folder, KnownPersons persons, Optional<ConfirmIdentity.Request> request) {
    return jobs.begin(
        new Text("账号与人", "accounts and persons"),
        name,
        watch -> {
          try (OpenCase open =
              CaseTurn.open(folder, place.with(place.locale(), watch), Verbs.TURN)) {
            List<Text> lines = new ArrayList<>();
            List<IdentityClaim> claims = List.of();
            if (request.isPresent()) {
              claims = new ConfirmIdentity(open).run(request.get());
              claims.forEach(c ->
                  lines.add(
                      new Text(
                          "已写入:" + c.account() + " → " + c.party(),
                          "Added: " + c.account() + " → " + c.party())));
            }
            WhoSheet sheet = persons.look(open);
            lines.add(
                new Text(
                    "%d 个账号。".formatted(sheet.accounts().size()),
                    "%d accounts.".formatted(sheet.accounts().size())));
            boolean contradicted =
                sheet.accounts().stream().anyMatch(WhoSheet.Account::contradicted);
            boolean proved = sheet.accounts().stream().allMatch(WhoSheet.Account::proved);
            return new Job.Outcome(
                lines,
                Map.of("accounts", sheet, "added", claims),
                contradicted ? 1 : proved ? 0 : 3,
                Addresses.matter(name) + "/who");
          }
        });
  }
}
