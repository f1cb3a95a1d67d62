package org.tiezheng.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.Digests;
import org.tiezheng.seal.digest.Progress;
import org.tiezheng.seal.proof.LeafType;
import org.tiezheng.verify.bundle.BundleLayout;
import org.tiezheng.verify.bundle.Claim;
import org.tiezheng.verify.bundle.Claim.ClaimedItem;
import org.tiezheng.verify.bundle.Claim.ClaimedOriginal;
import org.tiezheng.verify.bundle.Claim.EventDeposit;
import org.tiezheng.verify.bundle.Claim.LogStatement;
import org.tiezheng.verify.bundle.Claim.TimeService;
import org.tiezheng.verify.bundle.Claim.Withheld;

/**
 * Bundles with one defect each, the name stating it. Most are made before the lists are written, as
 * a dishonest maker would: digests and bag root are then in order and only the defect shows.
 */
class BadBundleTest {
  private static final Operator OPERATOR = new Operator(3);
  private static final Operator STRANGER = new Operator(4);

  @TempDir private Path folder;

  @AfterAll
  static void close() {
    OPERATOR.close();
    STRANGER.close();
  }

  /**
   * What must be reported.
   *
   * @param make the bundle
   * @param exitCode of the report
   * @param check that finds it
   * @param file that is named, by the bundle
   */
  private record Expected(
      Function<Operator, TestBundle> make,
      int exitCode,
      Check check,
      Function<TestBundle, String> file) {}

  private final Map<String, Expected> cases = new LinkedHashMap<>();

  @TestFactory
  Stream<DynamicTest> eachDefectIsReportedWithItsFile() {
    receipts();
    checkpointsAndTokens();
    claims();
    events();
    lists();
    keys();
    root();
    return cases.entrySet().stream()
        .map(entry ->
            DynamicTest.dynamicTest(entry.getKey(), () -> run(entry.getKey(), entry.getValue())));
  }

  private void run(String name, Expected expected) throws InterruptedException {
    TestBundle bundle = expected.make().apply(OPERATOR);
    VerifyReport report =
        Verifier.verify(bundle.write(folder.resolve(name)), VerifyOptions.DEFAULT, Progress.SILENT);
    List<Step> bad =
        report.steps().stream()
            .filter(step -> step.result() == Result.FAILED || step.incomplete())
            .toList();
    assertThat(report.exitCode()).as(() -> bad.toString()).isEqualTo(expected.exitCode());
    assertThat(bad)
        .anySatisfy(step -> {
          assertThat(step.check()).isEqualTo(expected.check());
          assertThat(step.file()).contains(expected.file().apply(bundle));
        });
  }

  /** A defect in a file that the lists then cover. */
  private void listed(
      String name,
      int exitCode,
      Check check,
      Function<TestBundle, String> file,
      Consumer<TestBundle> defect) {
    cases.put(
        name,
        new Expected(
            operator -> {
              TestBundle bundle = new TestBundle(operator).fill();
              defect.accept(bundle);
              return bundle.list().seal();
            },
            exitCode,
            check,
            file));
  }

  private void claimed(
      String name,
      int exitCode,
      Check check,
      Function<TestBundle, String> file,
      UnaryOperator<Claim> defect) {
    cases.put(
        name,
        new Expected(
            operator -> new TestBundle(operator).fill().claim(defect).list().seal(),
            exitCode,
            check,
            file));
  }

  /** A defect in the lists themselves; the tagmanifest and bag root are in order. */
  private void afterLists(
      String name,
      int exitCode,
      Check check,
      Function<TestBundle, String> file,
      Consumer<TestBundle> defect) {
    cases.put(
        name,
        new Expected(
            operator -> {
              TestBundle bundle = new TestBundle(operator).fill().list();
              defect.accept(bundle);
              return bundle.tagManifest().seal();
            },
            exitCode,
            check,
            file));
  }

  /** A defect in tiezheng/root/, which no list covers. */
  private void atTheEnd(
      String name,
      int exitCode,
      Check check,
      Function<TestBundle, String> file,
      Consumer<TestBundle> defect) {
    cases.put(
        name,
        new Expected(
            operator -> {
              TestBundle bundle = TestBundle.good(operator);
              defect.accept(bundle);
              return bundle;
            },
            exitCode,
            check,
            file));
  }

  private static String leaf(TestBundle bundle) {
    return BundleLayout.leaf(bundle.depositOf(TestBundle.CHAT));
  }

  private static String opening(TestBundle bundle) {
    return BundleLayout.opening(bundle.depositOf(TestBundle.CHAT));
  }

  private static String proof(TestBundle bundle) {
    return BundleLayout.proof(bundle.depositOf(TestBundle.CHAT));
  }

  private static Function<TestBundle, String> file(String path) {
    return bundle -> path;
  }

  private static void replace(TestBundle bundle, String path, String from, String to) {
    String text = bundle.text(path);
    assertThat(text).contains(from);
    bundle.put(path, text.replace(from, to));
  }

  private void receipts() {
    Check original = Check.ORIGINAL_DEPOSIT;
    listed(
        "leaf-not-canonical",
        1,
        original,
        BadBundleTest::leaf,
        bundle -> replace(bundle, leaf(bundle), "\"v\":1", "\"v\": 1"));
    listed(
        "leaf-of-another-deposit",
        1,
        original,
        BadBundleTest::leaf,
        bundle -> {
          String other = BundleLayout.leaf(bundle.depositOf(TestBundle.BILL));
          bundle.put(leaf(bundle), bundle.text(other));
        });
    listed(
        "leaf-is-an-event",
        1,
        original,
        BadBundleTest::leaf,
        bundle -> replace(bundle, leaf(bundle), "\"original\"", "\"event\""));
    listed(
        "leaf-missing",
        3,
        original,
        BadBundleTest::leaf,
        bundle -> bundle.files().remove(leaf(bundle)));
    listed(
        "opening-missing",
        3,
        original,
        BadBundleTest::opening,
        bundle -> bundle.files().remove(opening(bundle)));
    listed(
        "opening-with-another-salt",
        1,
        original,
        BadBundleTest::opening,
        bundle -> {
          String text = bundle.text(opening(bundle));
          int salt = text.indexOf("\"salt\":\"") + 8;
          bundle.put(
              opening(bundle),
              text.substring(0, salt) + "0".repeat(64) + text.substring(salt + 64));
        });
    listed(
        "opening-with-another-size",
        1,
        original,
        file(TestBundle.CHAT),
        bundle -> replace(bundle, opening(bundle), "\"size\":", "\"size\":1"));
    listed(
        "proof-missing",
        3,
        original,
        BadBundleTest::proof,
        bundle -> bundle.files().remove(proof(bundle)));
    listed(
        "proof-with-an-extra-line",
        1,
        original,
        BadBundleTest::proof,
        bundle -> replace(bundle, proof(bundle), "\nindex ", "\nextra AAAA\nindex "));
    listed(
        "proof-for-another-index",
        1,
        original,
        BadBundleTest::proof,
        bundle ->
            bundle.put(
                proof(bundle), bundle.text(proof(bundle)).replaceFirst("index [0-9]+", "index 1")));
    listed(
        "proof-with-a-path-one-hash-short",
        1,
        original,
        BadBundleTest::proof,
        bundle -> {
          String text = bundle.text(proof(bundle));
          int hash = text.indexOf('\n', text.indexOf("index ")) + 1;
          bundle.put(
              proof(bundle),
              text.substring(0, hash) + text.substring(text.indexOf('\n', hash) + 1));
        });
    listed(
        "checkpoint-signature-broken",
        1,
        original,
        BadBundleTest::proof,
        bundle -> changeSignature(bundle, false));
    listed(
        "checkpoint-signature-removed",
        1,
        original,
        BadBundleTest::proof,
        bundle -> removeSignature(bundle, false));
    listed(
        "cosignature-broken",
        1,
        Check.COSIGNATURE,
        BadBundleTest::proof,
        bundle -> changeSignature(bundle, true));
    listed(
        "cosignature-removed",
        3,
        Check.COSIGNATURE,
        BadBundleTest::proof,
        bundle -> removeSignature(bundle, true));
    listed(
        "checkpoint-with-an-unknown-signature-more",
        1,
        original,
        BadBundleTest::proof,
        bundle ->
            bundle.put(proof(bundle), bundle.text(proof(bundle)) + "— stranger AAAAAAAAAAAA\n"));
  }

  private static void changeSignature(TestBundle bundle, boolean cosigner) {
    List<String> lines = new ArrayList<>(bundle.text(proof(bundle)).lines().toList());
    int at = lines.size() - (cosigner ? 1 : 2);
    String line = lines.get(at);
    int middle = line.length() - 20;
    char other = line.charAt(middle) == 'A' ? 'B' : 'A';
    lines.set(at, line.substring(0, middle) + other + line.substring(middle + 1));
    bundle.put(proof(bundle), String.join("\n", lines) + "\n");
  }

  private static void removeSignature(TestBundle bundle, boolean cosigner) {
    List<String> lines = new ArrayList<>(bundle.text(proof(bundle)).lines().toList());
    lines.remove(lines.size() - (cosigner ? 1 : 2));
    bundle.put(proof(bundle), String.join("\n", lines) + "\n");
  }

  private static String body(TestBundle bundle) {
    String claim = bundle.text(BundleLayout.CLAIM);
    return BundleLayout.checkpoint(
        Claim.read(claim.getBytes(StandardCharsets.UTF_8))
            .claim()
            .events()
            .getFirst()
            .checkpoint());
  }

  private static String token(TestBundle bundle, String service) {
    return body(bundle).replace(".txt", "." + service + ".tsr");
  }

  private void checkpointsAndTokens() {
    listed(
        "checkpoint-file-of-another-tree",
        1,
        Check.CHECKPOINT,
        BadBundleTest::body,
        bundle -> bundle.put(body(bundle), STRANGER.checkpoint().body()));
    listed(
        "checkpoint-file-missing",
        3,
        Check.CHECKPOINT,
        BadBundleTest::body,
        bundle -> {
          String path = body(bundle);
          byte[] bytes = bundle.file(path);
          bundle.files().remove(path);
          bundle.files().put(BundleLayout.CHECKPOINTS + "copy.txt", bytes);
        });
    listed(
        "token-over-another-checkpoint",
        1,
        Check.TOKEN,
        bundle -> token(bundle, "own-p256"),
        bundle -> bundle.files().put(token(bundle, "own-p256"), other(OPERATOR, "own-p256")));
    listed(
        "token-of-another-service",
        1,
        Check.TOKEN,
        bundle -> token(bundle, "own-sm2"),
        bundle ->
            bundle.files().put(token(bundle, "own-sm2"), bundle.file(token(bundle, "own-p256"))));
    listed(
        "token-that-is-no-token",
        1,
        Check.TOKEN,
        bundle -> token(bundle, "own-sm2"),
        bundle -> bundle.put(token(bundle, "own-sm2"), "no token"));
    listed(
        "no-token-at-all",
        3,
        Check.TOKEN,
        BadBundleTest::body,
        bundle -> {
          bundle.files().remove(token(bundle, "own-p256"));
          bundle.files().remove(token(bundle, "own-sm2"));
        });
    String pem = BundleLayout.tsaCertificate("own-p256");
    listed(
        "certificate-of-a-stranger",
        1,
        Check.TOKEN,
        bundle -> token(bundle, "own-p256"),
        bundle -> bundle.put(pem, STRANGER.publicFile("tsa-own-p256.pem")));
    listed(
        "certificate-missing",
        3,
        Check.TIME_SERVICE,
        file(pem),
        bundle -> bundle.files().remove(pem));
    listed(
        "certificate-that-is-none",
        1,
        Check.TIME_SERVICE,
        file(pem),
        bundle -> bundle.put(pem, "no certificate\n"));
  }

  private static byte[] other(Operator operator, String service) {
    operator.deposit(LeafType.DIGEST, new byte[] {1});
    byte[] token = operator.tokens(operator.checkpoint()).get(service);
    return token == null ? new byte[0] : token;
  }

  private static Claim with(
      Claim c,
      List<ClaimedItem> items,
      List<TimeService> times,
      List<Withheld> withheld,
      List<EventDeposit> events,
      LogStatement log,
      String root,
      int version) {
    return new Claim(
        version, c.bundle(), root, log, times, items, c.papers(), withheld, events, c.bagDeposit());
  }

  private static Claim items(Claim c, UnaryOperator<ClaimedOriginal> change) {
    List<ClaimedItem> items =
        c.items().stream()
            .map(item ->
                new ClaimedItem(
                    item.number(),
                    item.title(),
                    item.kind(),
                    item.category(),
                    item.copyGrade(),
                    item.source(),
                    item.objectOfProof(),
                    item.content(),
                    item.originals().stream()
                        .map(o -> o.path().equals(TestBundle.CHAT) ? change.apply(o) : o)
                        .toList()))
            .toList();
    return with(c, items, c.times(), c.withheld(), c.events(), c.log(), c.evidenceRoot(), 1);
  }

  private void claims() {
    Function<TestBundle, String> claim = file(BundleLayout.CLAIM);
    Function<TestBundle, String> chat = file(TestBundle.CHAT);
    claimed(
        "claim-with-another-evidence-root",
        1,
        Check.EVIDENCE_ROOT,
        claim,
        c -> with(c, c.items(), c.times(), c.withheld(), c.events(), c.log(), "0".repeat(64), 1));
    claimed(
        "claim-of-a-later-version",
        1,
        Check.CLAIM,
        claim,
        c -> with(c, c.items(), c.times(), c.withheld(), c.events(), c.log(), c.evidenceRoot(), 2));
    claimed(
        "claim-with-another-digest",
        1,
        Check.CLAIM,
        chat,
        c ->
            items(
                c,
                o ->
                    new ClaimedOriginal(
                        o.path(),
                        o.nameFound(),
                        o.size(),
                        "0".repeat(64),
                        o.sm3(),
                        o.deposit(),
                        o.checkpoint())));
    claimed(
        "claim-with-another-sm3",
        1,
        Check.CLAIM,
        chat,
        c ->
            items(
                c,
                o ->
                    new ClaimedOriginal(
                        o.path(),
                        o.nameFound(),
                        o.size(),
                        o.sha256(),
                        "0".repeat(64),
                        o.deposit(),
                        o.checkpoint())));
    claimed(
        "claim-with-another-size",
        1,
        Check.CLAIM,
        chat,
        c ->
            items(
                c,
                o ->
                    new ClaimedOriginal(
                        o.path(),
                        o.nameFound(),
                        o.size() + 1,
                        o.sha256(),
                        o.sm3(),
                        o.deposit(),
                        o.checkpoint())));
    claimed(
        "claim-with-another-checkpoint",
        1,
        Check.ORIGINAL_DEPOSIT,
        BadBundleTest::proof,
        c ->
            items(
                c,
                o ->
                    new ClaimedOriginal(
                        o.path(),
                        o.nameFound(),
                        o.size(),
                        o.sha256(),
                        o.sm3(),
                        o.deposit(),
                        o.checkpoint() - 1)));
    claimed(
        "claim-with-an-unknown-deposit",
        3,
        Check.ORIGINAL_DEPOSIT,
        file(BundleLayout.leaf("nowhere")),
        c ->
            items(
                c,
                o ->
                    new ClaimedOriginal(
                        o.path(),
                        o.nameFound(),
                        o.size(),
                        o.sha256(),
                        o.sm3(),
                        "nowhere",
                        o.checkpoint())));
    claimed(
        "claim-that-calls-a-paper-an-original",
        1,
        Check.CLAIM,
        file(TestBundle.PAPER),
        c ->
            items(
                c,
                o ->
                    new ClaimedOriginal(
                        TestBundle.PAPER,
                        o.nameFound(),
                        o.size(),
                        o.sha256(),
                        o.sm3(),
                        o.deposit(),
                        o.checkpoint())));
    claimed(
        "claim-without-an-original-that-is-there",
        1,
        Check.CLAIM,
        file(TestBundle.BILL),
        c ->
            with(
                c,
                c.items().subList(0, 1),
                c.times(),
                c.withheld(),
                c.events(),
                c.log(),
                c.evidenceRoot(),
                1));
    claimed(
        "claim-of-another-log",
        1,
        Check.LOG_KEY,
        claim,
        c ->
            with(
                c,
                c.items(),
                c.times(),
                c.withheld(),
                c.events(),
                new LogStatement("elsewhere", "x", false),
                c.evidenceRoot(),
                1));
    claimed(
        "claim-with-another-commitment-of-what-is-withheld",
        1,
        Check.WITHHELD_DEPOSIT,
        bundle -> BundleLayout.leaf(bundle.containerDeposit()),
        c ->
            with(
                c,
                c.items(),
                c.times(),
                List.of(
                    new Withheld(
                        "CONTAINER",
                        "x",
                        "y",
                        new Digests("0".repeat(64), "0".repeat(64)),
                        c.withheld().getFirst().deposit())),
                c.events(),
                c.log(),
                c.evidenceRoot(),
                1));
    claimed(
        "claim-with-a-hostile-service-name",
        1,
        Check.TIME_SERVICE,
        claim,
        c ->
            with(
                c,
                c.items(),
                List.of(new TimeService("../x", "own", "../x")),
                c.withheld(),
                c.events(),
                c.log(),
                c.evidenceRoot(),
                1));
    claimed(
        "claim-without-times",
        1,
        Check.TIME_SERVICE,
        claim,
        c -> with(c, c.items(), List.of(), c.withheld(), c.events(), c.log(), c.evidenceRoot(), 1));
    afterLists(
        "claim-not-canonical",
        1,
        Check.CLAIM,
        claim,
        bundle -> bundle.put(BundleLayout.CLAIM, bundle.text(BundleLayout.CLAIM) + "\n"));
    afterLists(
        "claim-with-a-member-twice",
        1,
        Check.CLAIM,
        claim,
        bundle -> replace(bundle, BundleLayout.CLAIM, "\"v\":1,", "\"v\":1,\"v\":1,"));
    afterLists(
        "claim-without-a-member",
        1,
        Check.CLAIM,
        claim,
        bundle -> replace(bundle, BundleLayout.CLAIM, "\"evidenceRoot\"", "\"evidenceRoof\""));
    afterLists(
        "claim-that-is-no-json",
        1,
        Check.CLAIM,
        claim,
        bundle -> bundle.put(BundleLayout.CLAIM, "{"));
    afterLists(
        "claim-missing",
        3,
        Check.CLAIM,
        claim,
        bundle -> bundle.files().remove(BundleLayout.CLAIM));
  }

  private void events() {
    Function<TestBundle, String> events = file(BundleLayout.EVENTS);
    listed(
        "event-changed",
        1,
        Check.EVENT_CHAIN,
        events,
        bundle -> replace(bundle, BundleLayout.EVENTS, "READ", "VERIFY"));
    listed(
        "event-changed-at-the-end-of-the-chain",
        1,
        Check.EVENT_DEPOSIT,
        file(BundleLayout.EVENTS + "#6"),
        bundle -> replace(bundle, BundleLayout.EVENTS, "PRESENT", "VERIFY"));
    listed(
        "event-left-out",
        1,
        Check.EVENT_CHAIN,
        events,
        bundle -> {
          List<String> lines = new ArrayList<>(bundle.text(BundleLayout.EVENTS).lines().toList());
          lines.remove(3);
          bundle.put(BundleLayout.EVENTS, String.join("\n", lines) + "\n");
        });
    listed(
        "event-not-canonical",
        1,
        Check.EVENT_CHAIN,
        events,
        bundle -> replace(bundle, BundleLayout.EVENTS, "\"n\":1,", "\"n\": 1,"));
    listed(
        "event-of-another-case",
        1,
        Check.EVENT_CHAIN,
        events,
        bundle -> {
          List<String> lines = new ArrayList<>(bundle.text(BundleLayout.EVENTS).lines().toList());
          lines.set(5, lines.get(5).replace("0000000000ca", "0000000000cb"));
          bundle.put(BundleLayout.EVENTS, String.join("\n", lines) + "\n");
        });
    listed(
        "event-file-without-last-line-end",
        1,
        Check.EVENT_CHAIN,
        events,
        bundle ->
            bundle.put(BundleLayout.EVENTS, bundle.text(BundleLayout.EVENTS).stripTrailing()));
    listed(
        "event-file-missing",
        3,
        Check.EVENT_CHAIN,
        events,
        bundle -> {
          byte[] old = bundle.file(BundleLayout.EVENTS);
          bundle.files().put("data/papers/aside", old);
          bundle.put(BundleLayout.EVENTS, "\n");
          bundle.files().remove("data/papers/aside");
          bundle.files().remove(BundleLayout.EVENTS);
        });
    claimed(
        "event-without-deposit",
        3,
        Check.EVENT_DEPOSIT,
        file(BundleLayout.EVENTS + "#1"),
        c ->
            with(
                c,
                c.items(),
                c.times(),
                c.withheld(),
                c.events().subList(1, 5),
                c.log(),
                c.evidenceRoot(),
                1));
    claimed(
        "event-line-that-does-not-exist",
        1,
        Check.EVENT_DEPOSIT,
        file(BundleLayout.CLAIM),
        c ->
            with(
                c,
                c.items(),
                c.times(),
                c.withheld(),
                List.of(new EventDeposit("x", 99, 1)),
                c.log(),
                c.evidenceRoot(),
                1));
  }

  private void lists() {
    Function<TestBundle, String> manifest = file(BundleLayout.MANIFEST);
    afterLists(
        "manifest-with-crlf",
        1,
        Check.BAG,
        manifest,
        bundle -> replace(bundle, BundleLayout.MANIFEST, "\n", "\r\n"));
    afterLists(
        "manifest-not-sorted",
        1,
        Check.BAG,
        manifest,
        bundle -> {
          List<String> lines = new ArrayList<>(bundle.text(BundleLayout.MANIFEST).lines().toList());
          Collections.reverse(lines);
          bundle.put(BundleLayout.MANIFEST, String.join("\n", lines) + "\n");
        });
    afterLists(
        "manifest-with-a-path-out-of-the-bag",
        1,
        Check.BAG,
        file("../../etc/passwd"),
        bundle ->
            bundle.put(
                BundleLayout.MANIFEST,
                "0".repeat(64) + "  ../../etc/passwd\n" + bundle.text(BundleLayout.MANIFEST)));
    afterLists(
        "manifest-that-lists-a-file-twice",
        1,
        Check.BAG,
        file(TestBundle.PAPER),
        bundle ->
            bundle.put(
                BundleLayout.MANIFEST,
                bundle.text(BundleLayout.MANIFEST)
                    + "0".repeat(64)
                    + "  "
                    + TestBundle.PAPER
                    + "\n"));
    afterLists(
        "sm3-of-one-file-wrong",
        1,
        Check.SM3,
        file(TestBundle.CHAT),
        bundle -> {
          String text = bundle.text(BundleLayout.SM3_SUMS);
          String line = text.lines().filter(l -> l.contains("聊天记录")).findFirst().orElseThrow();
          bundle.put(
              BundleLayout.SM3_SUMS, text.replace(line, "0".repeat(64) + line.substring(64)));
        });
    afterLists(
        "sm3-of-one-file-not-listed",
        1,
        Check.SM3,
        file(TestBundle.CHAT),
        bundle -> {
          String text = bundle.text(BundleLayout.SM3_SUMS);
          String line = text.lines().filter(l -> l.contains("聊天记录")).findFirst().orElseThrow();
          bundle.put(BundleLayout.SM3_SUMS, text.replace(line + "\n", ""));
        });
    afterLists(
        "sm3-list-missing",
        3,
        Check.SM3,
        file(BundleLayout.SM3_SUMS),
        bundle -> bundle.files().remove(BundleLayout.SM3_SUMS));
    afterLists(
        "payload-oxum-wrong",
        1,
        Check.PAYLOAD_OXUM,
        file(BundleLayout.BAG_INFO),
        bundle -> replace(bundle, BundleLayout.BAG_INFO, ".5\n", ".6\n"));
    afterLists(
        "payload-oxum-missing",
        3,
        Check.PAYLOAD_OXUM,
        file(BundleLayout.BAG_INFO),
        bundle -> replace(bundle, BundleLayout.BAG_INFO, "Payload-Oxum", "Oxum"));
    afterLists(
        "identifier-of-another-bundle",
        1,
        Check.CLAIM,
        file(BundleLayout.BAG_INFO),
        bundle -> replace(bundle, BundleLayout.BAG_INFO, "0198c0de", "1198c0de"));
    afterLists(
        "file-to-be-fetched",
        1,
        Check.BAG,
        file(BundleLayout.FETCH),
        bundle -> bundle.put(BundleLayout.FETCH, "http://localhost/x - data/x\n"));
    afterLists(
        "bag-of-a-draft-version",
        1,
        Check.BAG,
        file(BundleLayout.BAGIT),
        bundle -> replace(bundle, BundleLayout.BAGIT, "1.0", "0.97"));
    afterLists(
        "bag-in-utf-16",
        1,
        Check.BAG,
        file(BundleLayout.BAGIT),
        bundle -> replace(bundle, BundleLayout.BAGIT, "UTF-8", "UTF-16"));
  }

  private void keys() {
    listed(
        "log-key-missing",
        3,
        Check.LOG_KEY,
        file(BundleLayout.LOG_VKEY),
        bundle -> bundle.files().remove(BundleLayout.LOG_VKEY));
    listed(
        "log-key-of-a-stranger",
        1,
        Check.LOG_KEY,
        file(BundleLayout.CLAIM),
        bundle -> bundle.put(BundleLayout.LOG_VKEY, STRANGER.publicFile("log.vkey")));
    listed(
        "log-key-that-is-none",
        1,
        Check.LOG_KEY,
        file(BundleLayout.LOG_VKEY),
        bundle -> bundle.put(BundleLayout.LOG_VKEY, "no key\n"));
    listed(
        "cosigner-key-as-log-key",
        1,
        Check.LOG_KEY,
        file(BundleLayout.LOG_VKEY),
        bundle -> bundle.put(BundleLayout.LOG_VKEY, bundle.text(BundleLayout.COSIGNER_VKEY)));
    listed(
        "cosigner-key-missing",
        3,
        Check.LOG_KEY,
        file(BundleLayout.COSIGNER_VKEY),
        bundle -> bundle.files().remove(BundleLayout.COSIGNER_VKEY));
  }

  private void root() {
    Check bag = Check.BAG_DEPOSIT;
    atTheEnd(
        "root-of-another-bundle",
        1,
        bag,
        file(BundleLayout.TAG_MANIFEST),
        bundle -> {
          TestBundle other =
              new TestBundle(OPERATOR)
                  .fill()
                  .claim(c ->
                      with(
                          c,
                          c.items(),
                          c.times(),
                          c.withheld(),
                          c.events(),
                          c.log(),
                          "1".repeat(64),
                          1))
                  .list()
                  .seal();
          other
              .files()
              .forEach((path, bytes) -> {
                if (BundleLayout.isRoot(path)) {
                  bundle.files().put(path, bytes);
                }
              });
        });
    atTheEnd(
        "root-of-a-strangers-log",
        1,
        bag,
        file(BundleLayout.BAG_PROOF),
        bundle -> {
          TestBundle other = TestBundle.good(STRANGER);
          bundle.files().put(BundleLayout.BAG_PROOF, other.file(BundleLayout.BAG_PROOF));
        });
    for (String path :
        List.of(BundleLayout.BAG_LEAF, BundleLayout.BAG_OPENING, BundleLayout.BAG_PROOF)) {
      atTheEnd(
          "root-without-" + path.substring(path.lastIndexOf('.') + 1) + path.length(),
          3,
          bag,
          file(path),
          bundle -> bundle.files().remove(path));
    }
    atTheEnd(
        "root-without-checkpoint",
        3,
        Check.CHECKPOINT,
        file(BundleLayout.BAG_CHECKPOINT),
        bundle -> bundle.files().remove(BundleLayout.BAG_CHECKPOINT));
    atTheEnd(
        "root-without-token",
        3,
        Check.TOKEN,
        file(BundleLayout.bagToken("own-sm2")),
        bundle -> bundle.files().remove(BundleLayout.bagToken("own-sm2")));
    atTheEnd(
        "root-with-a-token-of-nobody",
        1,
        Check.TOKEN,
        file(BundleLayout.bagToken("x")),
        bundle -> bundle.put(BundleLayout.bagToken("x"), "x"));
    atTheEnd(
        "root-token-with-a-byte-more",
        1,
        Check.TOKEN,
        file(BundleLayout.bagToken("own-p256")),
        bundle -> {
          byte[] token = bundle.file(BundleLayout.bagToken("own-p256"));
          bundle
              .files()
              .put(BundleLayout.bagToken("own-p256"), Arrays.copyOf(token, token.length + 1));
        });
    atTheEnd(
        "root-opening-not-canonical",
        1,
        bag,
        file(BundleLayout.BAG_OPENING),
        bundle ->
            bundle.put(BundleLayout.BAG_OPENING, " " + bundle.text(BundleLayout.BAG_OPENING)));
    atTheEnd(
        "root-with-another-file",
        1,
        Check.NOTHING_ELSE,
        file(BundleLayout.ROOT + "note.txt"),
        bundle -> bundle.put(BundleLayout.ROOT + "note.txt", "x"));
    atTheEnd(
        "root-missing-altogether",
        3,
        bag,
        file(BundleLayout.BAG_LEAF),
        bundle -> bundle.files().keySet().removeIf(BundleLayout::isRoot));
  }
}
