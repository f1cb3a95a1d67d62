package org.tiezheng.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.seal.digest.Progress;

/** What the verifier says about bundles without fault. */
class VerifierTest {
  private static final Operator operator = new Operator(1);

  @TempDir private Path folder;

  @AfterAll
  static void close() {
    operator.close();
  }

  @Test
  void aGoodBundlePassesInEveryAnswer() throws InterruptedException {
    Path bundle = TestBundle.good(operator).write(folder.resolve("证据材料"));
    VerifyReport report = Verifier.verify(bundle, VerifyOptions.DEFAULT, Progress.SILENT);
    System.out.println(report.summary(Locale.CHINESE));
    System.out.println(report.summary(Locale.ENGLISH));
    report.steps().forEach(System.out::println);
    assertThat(report.exitCode()).isZero();
  }
}
