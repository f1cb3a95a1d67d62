package org.tiezheng.casework;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tiezheng.casework.reading.SealedFiles;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.examine.identity.AccountStanding;
import org.tiezheng.examine.identity.Clue;
import org.tiezheng.examine.identity.Identities;
import org.tiezheng.examine.identity.IdentityReport;
import org.tiezheng.examine.identity.Independence;
import org.tiezheng.examine.identity.Status;

/**
 * Accounts and persons (账号与人): what is claimed, what proves it, what the records hint at and nobody
 * has confirmed, and what to do next. Changes nothing.
 */
public final class Who {
  private final OpenCase open;

  public Who(OpenCase open) {
    this.open = open;
  }

  /**
   * What came of it.
   *
   * @param measure when two proofs count as independent
   */
  public record Result(Case matter, IdentityReport report, List<Text> measure) {
    public Result {
      measure = List.copyOf(measure);
    }

    /** 0 every account is proved or admitted; 1 something contradicts a claim; 3 otherwise. */
    public int exitCode() {
      List<Status> all = report.accounts().stream().map(AccountStanding::status).toList();
      if (all.contains(Status.CONTRADICTED)) {
        return 1;
      }
      return all.stream().allMatch(s -> s == Status.TWO_PROOFS || s == Status.ADMITTED) ? 0 : 3;
    }

    /** For a person. */
    public List<String> lines(Locale locale) {
      return WhoLines.of(this, locale);
    }

    /** For a program: the report with the measure that it applies. */
    public Object json() {
      return new Told(report.accounts(), report.others(), report.notes(), measure);
    }

    /** The clue with this id. */
    public Optional<Clue> clue(String id) {
      return report.accounts().stream()
          .flatMap(a -> a.clues().stream())
          .filter(clue -> clue.id().equals(id))
          .findFirst();
    }
  }

  private record Told(
      List<AccountStanding> accounts, long others, List<Text> notes, List<Text> independence) {}

  /**
   * Looks through the whole case.
   *
   * @param word an account, a part of its id or of a name, or a party; empty for all
   * @throws TiezhengException if no account fits
   */
  public Result run(Optional<String> word) throws IOException {
    new ReadItems(open, Secrets.NONE).refresh();
    Case matter = open.matter();
    open.place()
        .watch()
        .begins(new Text("查找账号与人", "looking for accounts and persons"), 0, Watch.Unit.THINGS);
    try (Arena arena = Arena.ofShared()) {
      CaseIdentitySource source =
          new CaseIdentitySource(
              open, matter, new SealedFiles(open.vault().originals(), open.originals(), arena));
      IdentityReport report = Identities.of(source);
      List<Text> notes = new ArrayList<>(report.notes());
      notes.addAll(source.notes());
      List<AccountStanding> meant =
          report.accounts().stream()
              .filter(a -> word.isEmpty() || fits(a, word.get(), matter))
              .toList();
      if (word.isPresent() && meant.isEmpty()) {
        throw none(word.get());
      }
      return new Result(
          matter, new IdentityReport(meant, report.others(), notes), Independence.measure());
    }
  }

  private static boolean fits(AccountStanding account, String word, Case matter) {
    String small = word.toLowerCase(Locale.ROOT);
    return account.account().toLowerCase(Locale.ROOT).contains(small)
        || account.names().stream().anyMatch(n -> n.name().toLowerCase(Locale.ROOT).contains(small))
        || matter.parties().stream()
            .filter(p -> ConfirmIdentity.called(p, word))
            .anyMatch(
                p -> account.claims().stream().anyMatch(claim -> claim.party().equals(p.id())));
  }

  private static TiezhengException none(String word) {
    return new TiezhengException(
        new Text(
            "没有账号与“" + word + "”相符;不带此词运行可列出全部。",
            "No account fits \"" + word + "\"; run without it to list all."));
  }
}
