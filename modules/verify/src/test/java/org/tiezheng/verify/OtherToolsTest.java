package org.tiezheng.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.seal.digest.Progress;
import org.tiezheng.verify.bundle.BundleLayout;
import org.tiezheng.verify.bundle.Claim;

/** Programs that are not ours accept the same bundle, and refuse it when it is damaged. */
class OtherToolsTest {
  @TempDir private static Path folder;
  private static Path bundle = Path.of("");
  private static String checkpoint = "";

  @BeforeAll
  static void make() throws IOException, InterruptedException {
    try (Operator operator = new Operator(9)) {
      bundle = TestBundle.good(operator).write(folder.resolve("bundle"));
    }
    Claim claim = Claim.read(Files.readAllBytes(bundle.resolve(BundleLayout.CLAIM))).claim();
    checkpoint = BundleLayout.checkpoint(claim.events().getFirst().checkpoint());
    assertThat(Verifier.verify(bundle, VerifyOptions.DEFAULT, Progress.SILENT).exitCode()).isZero();
  }

  @Test
  void sha256sumAcceptsBothManifests() throws IOException, InterruptedException {
    // GNU sha256sum knows no percent-encoding; a name with % is the one it cannot follow.
    Path plain = bundle.resolve("plain.txt");
    String manifest = Files.readString(bundle.resolve(BundleLayout.MANIFEST));
    Files.writeString(plain, manifest.replace("%25", "%"));
    assertThat(run("sha256sum", "-c", "--strict", "--quiet", "plain.txt")).isZero();
    assertThat(run("sha256sum", "-c", "--strict", "--quiet", BundleLayout.TAG_MANIFEST)).isZero();
    Files.delete(plain);
  }

  @Test
  void opensslAcceptsTheP256TokenOverTheCheckpointFileAndRefusesAnother()
      throws IOException, InterruptedException {
    for (String token :
        List.of(checkpoint.replace(".txt", ".own-p256.tsr"), BundleLayout.bagToken("own-p256"))) {
      boolean overBag = BundleLayout.isRoot(token);
      String right = overBag ? BundleLayout.BAG_CHECKPOINT : checkpoint;
      String wrong = overBag ? checkpoint : BundleLayout.BAG_CHECKPOINT;
      assertThat(opensslTs(token, right)).isZero();
      assertThat(opensslTs(token, wrong)).isNotZero();
    }
  }

  private static int opensslTs(String token, String data) throws IOException, InterruptedException {
    return run(
        "openssl",
        "ts",
        "-verify",
        "-in",
        token,
        "-data",
        data,
        "-CAfile",
        BundleLayout.tsaCertificate("own-p256"));
  }

  @Test
  void opensslComputesTheListedSm3() throws IOException, InterruptedException {
    for (String line : Files.readString(bundle.resolve(BundleLayout.SM3_SUMS)).lines().toList()) {
      String path = line.substring(66).replace("%25", "%");
      assertThat(output("openssl", "dgst", "-sm3", "-r", path)).startsWith(line.substring(0, 64));
    }
  }

  private static int run(String... command) throws IOException, InterruptedException {
    Process process = start(command);
    process.getInputStream().readAllBytes();
    return process.waitFor();
  }

  private static String output(String... command) throws IOException, InterruptedException {
    Process process = start(command);
    byte[] out = process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).isZero();
    return new String(out, StandardCharsets.UTF_8);
  }

  private static Process start(String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("LC_ALL", "C.UTF-8");
    return builder.directory(bundle.toFile()).redirectErrorStream(true).start();
  }
}
