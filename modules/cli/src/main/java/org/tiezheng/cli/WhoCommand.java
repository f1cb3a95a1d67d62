package org.tiezheng.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tiezheng.casework.ConfirmIdentity;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.Who;
import org.tiezheng.evidence.IdentityClaim;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tiezheng who}: accounts and persons, each with its proofs. */
@Command(name = "who")
final class WhoCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Parameters(index = "0", paramLabel = "CASE")
  Path folder = Path.of("");

  @Option(names = "--account", paramLabel = "ACCOUNT")
  @Nullable String account;

  @Option(names = "--for", paramLabel = "PARTY")
  @Nullable String party;

  @Option(names = "--confirm", paramLabel = "ID", split = ",")
  List<String> clues = List.of();

  @Option(names = "--proof", paramLabel = "KIND")
  IdentityClaim.@Nullable ProofKind proof;

  @Option(names = "--item", paramLabel = "N")
  @Nullable Integer item;

  @Option(names = "--where", paramLabel = "TEXT")
  String where = "";

  @Option(names = "--admitted", paramLabel = "TEXT")
  @Nullable String admitted;

  @Option(names = "--explained", paramLabel = "TEXT")
  @Nullable String explained;

  @Option(names = "--from", paramLabel = "DATE")
  @Nullable LocalDate from;

  @Option(names = "--until", paramLabel = "DATE")
  @Nullable LocalDate until;

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    try (OpenCase open = OpenCase.forWriting(folder, common.workplace())) {
      return states() ? confirm(open, talk) : list(open, talk);
    } finally {
      common.endProgress();
    }
  }

  /** Whether the person says something, and does not only ask. */
  private boolean states() {
    return !clues.isEmpty()
        || proof != null
        || item != null
        || admitted != null
        || explained != null
        || from != null
        || until != null
        || (account != null && party != null);
  }

  private int list(OpenCase open, Talk talk) throws Exception {
    Who.Result result = new Who(open).run(Optional.ofNullable(account != null ? account : party));
    result.lines(talk.locale()).forEach(talk::line);
    talk.result(result.json());
    return result.exitCode();
  }

  private int confirm(OpenCase open, Talk talk) throws Exception {
    List<IdentityClaim> added =
        new ConfirmIdentity(open)
            .run(
                new ConfirmIdentity.Request(
                    clues,
                    Optional.ofNullable(party),
                    Optional.ofNullable(account),
                    Optional.ofNullable(proof),
                    Optional.ofNullable(item),
                    where,
                    Optional.ofNullable(admitted),
                    Optional.ofNullable(explained),
                    Optional.ofNullable(from),
                    Optional.ofNullable(until)));
    for (IdentityClaim claim : added) {
      talk.line(
          "已记入 case.yaml 和保管链:" + claim.account() + " = " + claim.party() + proofs(claim, talk),
          "Added to case.yaml and noted in the custody log: "
              + claim.account()
              + " = "
              + claim.party()
              + proofs(claim, talk));
    }
    talk.result(added);
    return ExitCode.OK;
  }

  private static String proofs(IdentityClaim claim, Talk talk) {
    StringBuilder proofs = new StringBuilder();
    for (IdentityClaim.Proof proof : claim.proofs()) {
      proofs
          .append(" · ")
          .append(talk.say(proof.kind().title()))
          .append(talk.say(" 证据 ", " item "))
          .append(proof.item());
      if (!proof.where().isBlank()) {
        proofs.append(' ').append(proof.where());
      }
    }
    return proofs.toString();
  }
}
