package org.tiezheng.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tiezheng.casework.PrintVerification;
import org.tiezheng.casework.VerifyBundle;
import org.tiezheng.casework.file.CaseFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tiezheng verify}: a bundle, a zip of one, one's own case, or a file with its receipt. */
@Command(name = "verify")
final class VerifyCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Parameters(index = "0", paramLabel = "BUNDLE")
  Path bundle = Path.of("");

  @Option(names = "--receipt")
  boolean receipt;

  @Option(names = "--sha256-only")
  boolean sha256Only;

  @Option(names = "--log-vkey", paramLabel = "KEY|FILE")
  @Nullable String logVkey;

  @Option(names = "--tsa", paramLabel = "PEM")
  List<Path> timeAnchors = List.of();

  @Option(names = "--crl", paramLabel = "PEM|DER")
  List<Path> revocationLists = List.of();

  @Option(names = "--report", paramLabel = "PDF")
  @Nullable Path report;

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    if (!receipt && Files.isRegularFile(bundle.resolve(CaseFile.NAME))) {
      return CheckCommand.check(common, talk, bundle);
    }
    VerifyBundle.Request request =
        new VerifyBundle.Request(
            bundle, sha256Only, Optional.ofNullable(logVkey), timeAnchors, revocationLists);
    VerifyBundle.Verified result;
    try {
      VerifyBundle verify = new VerifyBundle(common.watch());
      result = receipt ? verify.receipt(request) : verify.run(request);
    } finally {
      common.endProgress();
    }
    if (talk.json()) {
      talk.raw(result.json() + "\n");
    } else {
      talk.line(result.summary(talk.locale()));
    }
    if (report != null) {
      new PrintVerification(common.workplace()).write(result, report);
    }
    return result.exitCode();
  }
}
