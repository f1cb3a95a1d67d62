package org.tiezheng.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.Digests;
import org.tiezheng.evidence.Receipt;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.seal.digest.Progress;
import org.tiezheng.seal.keys.Pem;
import org.tiezheng.seal.proof.LeafType;
import org.tiezheng.seal.time.ClockOrigin;
import org.tiezheng.verify.bundle.BundleLayout;
import org.tiezheng.verify.bundle.Claim;
import org.tiezheng.verify.bundle.Claim.TimeService;

/** Bundles in folders: the four answers, keys from outside, odd files, single receipts. */
class FolderTest {
  private static final Operator OPERATOR = new Operator(7);
  private static final Operator STRANGER = new Operator(8);
  private static final TestBundle GOOD = TestBundle.good(OPERATOR);

  @TempDir private Path folder;
  private Path bundle = Path.of("");

  @AfterAll
  static void close() {
    OPERATOR.close();
    STRANGER.close();
  }

  @BeforeEach
  void write() {
    bundle = GOOD.write(folder.resolve("证据材料"));
  }

  @Tag("SEED-JUD-14")
  @Test
  void aGoodBundlePassesAndStillSaysWhatIsNotShown() throws InterruptedException {
    VerifyReport report = verify(VerifyOptions.DEFAULT);
    assertThat(report.exitCode()).as(report.details(Locale.ENGLISH)).isZero();
    assertThat(report.answers())
        .extracting(Answer::result)
        .containsExactly(Result.PASSED, Result.PASSED, Result.PASSED, Result.NOT_CHECKED);
    assertThat(report.answer(Question.NOT_SHOWN).steps()).hasSizeGreaterThan(5);
    assertThat(report.files()).extracting(FileLine::result).containsOnly(Result.PASSED);
    assertThat(report.files()).hasSize(GOOD.files().size());
    assertThat(report.deposits()).extracting(DepositLine::result).containsOnly(Result.PASSED);
    assertThat(report.tokens()).extracting(TokenLine::clock).containsOnly(ClockOrigin.OWN);
    assertThat(report.evidenceRoot()).contains(report.claim().orElseThrow().evidenceRoot());
  }

  @Test
  void theWordsForGoodNeverSayMoreThanWasChecked() throws InterruptedException {
    VerifyReport report = verify(VerifyOptions.DEFAULT);
    String all = report.details(Locale.CHINESE) + report.details(Locale.ENGLISH);
    assertThat(all).doesNotContainIgnoringCase("authentic").doesNotContainPattern("(?i)\\btrue\\b");
    assertThat(report.details(Locale.CHINESE)).doesNotContain("真实有效").doesNotContain("可信时间");
    assertThat(report.summary(Locale.CHINESE)).contains("自有时钟,非第三方");
    assertThat(report.summary(Locale.CHINESE).lines().count()).isBetween(6L, 12L);
  }

  @Test
  void theSameBundleGivesTheSameReport() throws InterruptedException {
    String first = verify(VerifyOptions.DEFAULT).json();
    assertThat(verify(VerifyOptions.DEFAULT.withWorkers(1)).json()).isEqualTo(first);
    assertThat(EvidenceJson.mapper().readTree(first).path("exitCode").intValue()).isZero();
  }

  @Test
  void withSha256AloneTheReportSaysThatSm3WasNotChecked() throws InterruptedException {
    VerifyReport report = verify(VerifyOptions.DEFAULT.sha256Only());
    assertThat(report.exitCode()).isZero();
    assertThat(report.steps(Check.SM3))
        .extracting(Step::result)
        .containsExactly(Result.NOT_CHECKED);
    assertThat(report.files()).allSatisfy(file -> assertThat(file.sm3()).isEmpty());
  }

  @Test
  void aKnownSm3IsNotComputedAgainAndTheReportSaysSo() throws Exception {
    byte[] chat = GOOD.file(TestBundle.CHAT);
    Digests known = Digester.both().digest(chat).digests();
    VerifyOptions options =
        VerifyOptions.DEFAULT.withSealed(Map.of(known.sha256(), known.sm3(), "0".repeat(64), "1"));
    VerifyReport report = verify(options);
    assertThat(report.exitCode()).isZero();
    assertThat(report.steps(Check.SM3))
        .singleElement()
        .satisfies(step -> {
          assertThat(step.result()).isEqualTo(Result.PASSED);
          assertThat(step.sentence().en())
              .contains("Of these, 1 (%,d bytes)".formatted(chat.length), "not computed again");
          assertThat(step.sentence().zh()).contains("其中 1 个", "未重新计算");
        });
    assertThat(verify(VerifyOptions.DEFAULT).steps(Check.SM3))
        .noneMatch(step -> step.sentence().en().contains("not computed again"));
    assertThat(report.files()).isEqualTo(verify(VerifyOptions.DEFAULT).files());

    // Another list than what was sealed, and another content than any that is known.
    VerifyReport other =
        verify(VerifyOptions.DEFAULT.withSealed(Map.of(known.sha256(), "5".repeat(64))));
    assertThat(other.steps(Check.SM3)).extracting(Step::result).containsExactly(Result.FAILED);
    byte[] altered = chat.clone();
    altered[chat.length / 2] ^= 1;
    Files.write(bundle.resolve(TestBundle.CHAT), altered);
    assertThat(verify(options).steps(Check.SM3))
        .singleElement()
        .matches(step -> step.result() == Result.FAILED)
        .matches(step -> step.sentence().en().contains("has changed"));
  }

  @Test
  void aKeyFromOutsideIsSaidToBePinned() throws InterruptedException {
    VerifyReport report =
        verify(VerifyOptions.DEFAULT.withLogVkey(OPERATOR.publicFile("log.vkey")));
    assertThat(report.exitCode()).isZero();
    assertThat(report.steps(Check.LOG_KEY)).extracting(Step::result).containsExactly(Result.PASSED);
    assertThat(verify(VerifyOptions.DEFAULT).steps(Check.LOG_KEY))
        .extracting(Step::result)
        .containsExactly(Result.NOT_CHECKED);
  }

  @Test
  void anotherKeyFromOutsideLeavesTheLogUnchecked() throws InterruptedException {
    VerifyReport report =
        verify(VerifyOptions.DEFAULT.withLogVkey(STRANGER.publicFile("log.vkey")));
    assertThat(report.answer(Question.LOG).result()).isNotEqualTo(Result.PASSED);
    assertThat(report.exitCode()).isEqualTo(1); // the claim names another log than the key
    assertThat(report.deposits()).extracting(DepositLine::result).doesNotContain(Result.PASSED);
  }

  @Test
  void aKeyThatIsNoneIsRefused() {
    assertThatThrownBy(() -> VerifyOptions.DEFAULT.withLogVkey("no key"))
        .isInstanceOf(UnusableKeyException.class);
  }

  @Test
  void aTimeServiceIsAThirdPartysOnlyWhenTheReaderSaysSo()
      throws InterruptedException, CertificateException {
    TestBundle made =
        new TestBundle(OPERATOR)
            .fill()
            .claim(claim -> withKind(claim, TimeService.THIRD_PARTY))
            .list()
            .seal();
    bundle = made.write(folder.resolve("other"));
    VerifyReport alone = verify(VerifyOptions.DEFAULT);
    assertThat(alone.exitCode()).isZero();
    assertThat(alone.tokens()).extracting(TokenLine::clock).containsOnly(ClockOrigin.UNKNOWN);
    assertThat(alone.summary(Locale.CHINESE)).contains("未从外部确认");
    var anchors = Pem.certificates(OPERATOR.publicFile("tsa-own-p256.pem"));
    VerifyReport pinned = verify(VerifyOptions.DEFAULT.withTimeAnchors(anchors));
    assertThat(pinned.tokens())
        .filteredOn(line -> line.service().equals("own-p256"))
        .extracting(TokenLine::clock)
        .containsOnly(ClockOrigin.THIRD_PARTY);
    assertThat(pinned.tokens())
        .filteredOn(line -> line.service().equals("own-sm2"))
        .extracting(TokenLine::clock)
        .containsOnly(ClockOrigin.UNKNOWN);
  }

  @Test
  void ownTimeStaysOwnEvenWhenItsCertificateIsPinned()
      throws InterruptedException, CertificateException {
    var anchors = Pem.certificates(OPERATOR.publicFile("tsa-own-p256.pem"));
    VerifyReport report = verify(VerifyOptions.DEFAULT.withTimeAnchors(anchors));
    assertThat(report.tokens()).extracting(TokenLine::clock).containsOnly(ClockOrigin.OWN);
  }

  private static Claim withKind(Claim c, String kind) {
    List<TimeService> times =
        c.times().stream()
            .map(time -> new TimeService(time.name(), kind, time.certificate()))
            .toList();
    return new Claim(
        1,
        c.bundle(),
        c.evidenceRoot(),
        c.log(),
        times,
        c.items(),
        c.papers(),
        c.withheld(),
        c.events(),
        c.bagDeposit());
  }

  @Test
  void aLinkIsRefusedEvenWhenItLeadsToTheRightBytes() throws IOException, InterruptedException {
    Path file = bundle.resolve(TestBundle.BILL);
    Path aside = folder.resolve("aside");
    Files.move(file, aside);
    Files.createSymbolicLink(file, aside);
    VerifyReport report = verify(VerifyOptions.DEFAULT);
    assertThat(report.exitCode()).isEqualTo(1);
    assertThat(report.steps(Check.NAMES))
        .anySatisfy(s -> assertThat(s.file()).contains(TestBundle.BILL));
  }

  @Test
  void aNameWithALineEndCannotWriteALineOfTheReport() throws IOException, InterruptedException {
    Files.writeString(bundle.resolve("data/papers/x\n[通过] 全部"), "x");
    VerifyReport report = verify(VerifyOptions.DEFAULT);
    assertThat(report.exitCode()).isEqualTo(1);
    assertThat(report.details(Locale.CHINESE)).doesNotContain("\n[通过] 全部");
  }

  @Test
  void aBundleInsideOneFolderIsFound() throws InterruptedException {
    bundle = folder;
    assertThat(verify(VerifyOptions.DEFAULT).exitCode()).isZero();
  }

  @Test
  void progressEndsWithEveryByteAndFile() throws InterruptedException {
    List<Long> files = new ArrayList<>();
    Verifier.verify(bundle, VerifyOptions.DEFAULT, (bytes, done) -> files.add(done));
    assertThat(files.getLast()).isEqualTo(GOOD.files().size());
  }

  @Test
  void aSingleReceiptIsCheckedBesideItsFile() throws IOException {
    Path file = receipt("a deed".getBytes(StandardCharsets.UTF_8));
    VerifyOptions options = VerifyOptions.DEFAULT.withLogVkey(OPERATOR.publicFile("log.vkey"));
    VerifyReport good = Verifier.verifyReceipt(ReceiptPaths.beside(file), options);
    assertThat(good.exitCode()).as(good.details(Locale.ENGLISH)).isZero();
    assertThat(good.deposits()).extracting(DepositLine::result).containsExactly(Result.PASSED);
    VerifyReport unknown = Verifier.verifyReceipt(ReceiptPaths.beside(file), VerifyOptions.DEFAULT);
    assertThat(unknown.exitCode()).isEqualTo(3);
    Files.writeString(file, "another deed");
    VerifyReport changed = Verifier.verifyReceipt(ReceiptPaths.beside(file), options);
    assertThat(changed.exitCode()).isEqualTo(1);
    assertThat(changed.steps(Check.SHA256))
        .anySatisfy(s -> assertThat(s.file()).contains("deed.txt"));
    Files.delete(file);
    assertThat(Verifier.verifyReceipt(ReceiptPaths.beside(file), options).exitCode()).isEqualTo(4);
  }

  private Path receipt(byte[] content) throws IOException {
    UUID id = OPERATOR.deposit(LeafType.ORIGINAL, content);
    Receipt receipt = OPERATOR.receipt(id, OPERATOR.checkpoint().size());
    Files.writeString(folder.resolve("deed.txt.leaf.json"), receipt.leaf());
    Files.writeString(folder.resolve("deed.txt.opening.json"), receipt.opening());
    Files.writeString(folder.resolve("deed.txt.tlog-proof"), receipt.proof());
    return Files.write(folder.resolve("deed.txt"), content);
  }

  @Test
  void theCommandSaysWhatTheReportSays() throws IOException, InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Path key = Files.writeString(folder.resolve("key"), OPERATOR.publicFile("log.vkey"));
    assertThat(run(out, bundle.toString(), "--lang", "en", "--log-vkey", key.toString())).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("Not shown");
    assertThat(run(out, bundle.toString(), "--json", "--sha256-only")).isZero();
    assertThat(run(out, bundle.toString(), "--details")).isZero();
    assertThat(run(out, "nowhere")).isEqualTo(4);
    assertThat(run(out, "--nonsense")).isEqualTo(2);
    assertThat(run(out)).isEqualTo(2);
    assertThat(run(out, bundle.toString(), "--tsa", "nowhere.pem")).isEqualTo(2);
    Path anchor =
        Files.writeString(folder.resolve("tsa.pem"), OPERATOR.publicFile("tsa-own-p256.pem"));
    assertThat(run(out, bundle.toString(), "--tsa", anchor.toString())).isZero();
  }

  private static int run(ByteArrayOutputStream out, String... arguments)
      throws InterruptedException {
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    return Main.run(List.of(arguments), print, print);
  }

  @Test
  void everyTokenStatesItsTime() throws InterruptedException {
    Instant stamped = Operator.NOW.plusSeconds(1);
    assertThat(verify(VerifyOptions.DEFAULT).tokens())
        .extracting(line -> line.genTime().orElseThrow().getEpochSecond())
        .containsOnly(stamped.getEpochSecond());
    assertThat(BundleLayout.isBagToken(BundleLayout.bagToken("own-sm2"))).isTrue();
  }

  private VerifyReport verify(VerifyOptions options) throws InterruptedException {
    return Verifier.verify(bundle, options, Progress.SILENT);
  }
}
