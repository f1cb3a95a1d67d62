package org.tiezheng.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.seal.digest.Progress;
import org.tiezheng.seal.excerpt.Excerpt;
import org.tiezheng.seal.excerpt.ExcerptResult;
import org.tiezheng.verify.bundle.BundleLayout;
import org.tiezheng.verify.bundle.Claim;
import org.tiezheng.verify.bundle.Claim.ExcerptProof;
import org.tiezheng.verify.bundle.ClaimReader;
import org.tiezheng.verify.bundle.MalformedBundleFileException;
import org.tiezheng.verify.container.Container;

/** Key versions whose proof does not hold, and what is said beside one that does. */
class BadExcerptTest extends BadBundles {
  @TempDir private Path place;

  @Override
  void defects() {
    Function<TestBundle, String> proof = file(TestBundle.EXCERPT);
    changed("excerpt-other-words", 1, "第2句", "第4句");
    changed("excerpt-other-sender", 1, "\"senderName\":\"李四\"", "\"senderName\":\"王五\"");
    changed("excerpt-other-count", 1, "\"messages\":12", "\"messages\":13");
    changed("excerpt-other-omission", 1, "\"count\":5", "\"count\":4");
    changed("excerpt-other-position", 1, "\"position\":9", "\"position\":8");
    changed("excerpt-not-canonical", 1, "{\"event\":", "{ \"event\":");
    changed("excerpt-of-an-event-that-seals-nothing", 3, "\"event\":5", "\"event\":4");
    changed("excerpt-of-an-event-that-is-not-there", 3, "\"event\":5", "\"event\":50");
    listed(
        "excerpt-missing",
        3,
        Check.EXCERPT,
        proof,
        bundle -> bundle.files().remove(TestBundle.EXCERPT));
    listed(
        "excerpt-whose-event-is-not-deposited",
        3,
        Check.EXCERPT,
        proof,
        bundle -> bundle.files().remove(BundleLayout.proof(bundle.eventDeposit(4))));
    String records = BundleLayout.records(1);
    listed(
        "record-that-is-not-the-sealed-message",
        1,
        Check.EXCERPT,
        file(records),
        bundle -> replace(bundle, records, "第9句", "第8句"));
    listed(
        "record-less-than-were-sealed",
        1,
        Check.EXCERPT,
        file(records),
        bundle ->
            bundle.put(
                records, bundle.text(records).substring(bundle.text(records).indexOf('\n') + 1)));
    claimed("excerpt-of-another-item", 1, Check.EXCERPT, proof, named(2, TestBundle.KEY));
    claimed("excerpt-of-no-paper", 1, Check.EXCERPT, proof, named(1, "data/papers/none.pdf"));
  }

  private void changed(String name, int exitCode, String from, String to) {
    listed(
        name,
        exitCode,
        Check.EXCERPT,
        file(TestBundle.EXCERPT),
        bundle -> replace(bundle, TestBundle.EXCERPT, from, to));
  }

  private static Claim excerpts(Claim c, List<ExcerptProof> excerpts) {
    return new Claim(
        c.v(),
        c.bundle(),
        c.evidenceRoot(),
        c.log(),
        c.times(),
        c.items(),
        c.papers(),
        c.withheld(),
        c.events(),
        c.bagDeposit(),
        excerpts);
  }

  private List<Step> steps(String name, TestBundle bundle) throws InterruptedException {
    return Verifier.verify(
            bundle.write(place.resolve(name)), VerifyOptions.DEFAULT, Progress.SILENT)
        .steps()
        .stream()
        .filter(step -> step.check() == Check.EXCERPT)
        .toList();
  }

  @Test
  void aProvenKeyVersionPassesAndWhatWasNotCheckedIsSaid() throws InterruptedException {
    List<Step> steps = steps("good", TestBundle.good(operator));
    assertThat(steps)
        .extracting(Step::result)
        .containsExactly(Result.PASSED, Result.PASSED, Result.NOT_CHECKED);
    assertThat(steps.get(1).sentence().zh())
        .contains("共 12 条,与封存的条数相同")
        .contains("已证明的 3 条与相应记录逐字相同(其余各条的文字未逐条证明)");
    assertThat(steps.getFirst().sentence().zh())
        .contains("列出的 3 条消息与第 5 号保管事件封存的会话逐字一致")
        .contains("共 12 条,未列出的 9 条分 3 处")
        .contains("导入器 chat.test 1");
    assertThat(steps.getLast().sentence().en()).contains("Not checked:");
    assertThat(steps).noneMatch(Step::incomplete);
  }

  @Test
  void thatConversationsWereSealedLaterThanReadIsSaidWithBothTimes() throws InterruptedException {
    Step sealedAtOnce = steps("at-once", TestBundle.good(operator)).getFirst();
    assertThat(sealedAtOnce.sentence().zh()).doesNotContain("晚于读取", "看不出来");
    Step late = steps("late", new TestBundle(operator).readAt(2).fill().list().seal()).getFirst();
    assertThat(late.result()).isEqualTo(Result.PASSED);
    assertThat(late.sentence().zh())
        .contains("封存晚于读取", "第 2 号保管事件(2026-11-24T08:00:02Z)", "第 5 号(2026-11-24T08:00:05Z)");
    assertThat(late.sentence().en())
        .contains("Sealed later than read")
        .contains("custody event 2 (2026-11-24T08:00:02Z)", "event 5 (2026-11-24T08:00:05Z)");
  }

  @Test
  void aReadingThatCannotBeSeenIsNotTakenForOneRightBefore() throws InterruptedException {
    for (long read : new long[] {1, 3, 5, 6, 99}) {
      Step step =
          steps("read-at-" + read, new TestBundle(operator).readAt(read).fill().list().seal())
              .getFirst();
      assertThat(step.sentence().zh())
          .contains("第 " + read + " 号保管事件,该事件不在其前")
          .contains("2026-11-24T08:00:05Z");
      assertThat(step.sentence().en()).contains("cannot be seen");
    }
  }

  @Test
  void theAnswerAboutTheLogCountsTheProofs() throws InterruptedException {
    VerifyReport report =
        Verifier.verify(
            TestBundle.good(operator).write(place.resolve("counted")),
            VerifyOptions.DEFAULT,
            Progress.SILENT);
    assertThat(report.summary(Locale.CHINESE)).contains(";重点版的 1 份逐字证明成立。");
    assertThat(report.summary(Locale.ENGLISH)).contains("; the proof of one key version holds");
  }

  @Test
  void recordsThatAreNotThereAreAFailure() throws InterruptedException {
    TestBundle bundle = new TestBundle(operator).fill();
    bundle.files().remove(BundleLayout.records(1));
    bundle.list().seal();
    List<Step> steps = steps("absent", bundle);
    assertThat(steps)
        .extracting(Step::result)
        .containsExactly(Result.PASSED, Result.FAILED, Result.NOT_CHECKED);
    assertThat(steps.get(1).sentence().zh()).contains("没有该证据的记录文件");
    assertThat(
            Verifier.verify(
                    bundle.write(place.resolve("absent-again")),
                    VerifyOptions.DEFAULT,
                    Progress.SILENT)
                .exitCode())
        .isEqualTo(1);
  }

  @Test
  void recordsWithoutTheSealedConversationFail() throws InterruptedException {
    for (String records : List.of("", "no json\n", "{}", "{\"record\":\"chat\"}\n")) {
      TestBundle bundle = new TestBundle(operator).fill();
      bundle.put(BundleLayout.records(1), records);
      assertThat(steps("records" + records.length(), bundle.list().seal()))
          .extracting(Step::result)
          .containsExactly(Result.PASSED, Result.FAILED, Result.NOT_CHECKED);
    }
  }

  /** What is found of proofs that are taken to hold. */
  private List<Step> held(String name, int limit, ExcerptResult.Proven... proofs)
      throws IOException, InterruptedException {
    Limits far = Limits.DEFAULT;
    VerifyOptions options =
        new VerifyOptions(
            VerifyOptions.DEFAULT.digests(),
            VerifyOptions.DEFAULT.logKey(),
            VerifyOptions.DEFAULT.timeAnchors(),
            VerifyOptions.DEFAULT.revocationLists(),
            1,
            new Limits(far.files(), limit, far.depth(), far.zipRatio(), far.zipRatioFromBytes()),
            Map.of());
    Path bundle = TestBundle.good(operator).write(place.resolve(name));
    StepList steps = new StepList();
    try (Container container = Container.open(bundle, options.limits())) {
      ExcerptRecords records =
          new ExcerptRecords(new BundleFiles(container, options, Progress.SILENT), steps);
      List.of(proofs).forEach(records::expect);
      records.run();
    }
    return steps.inOrder();
  }

  @Test
  void recordsThatAreTooLargeLeaveTheAnswerOpen() throws Exception {
    Excerpt excerpt = new TestExcerpt("a", 4).excerpt();
    List<Step> steps = held("large", 100, new ExcerptResult.Proven(5, excerpt));
    assertThat(steps).singleElement().matches(Step::incomplete);
    assertThat(steps.getFirst().sentence().zh()).contains("过大");
  }

  @Test
  void contradictingStatementsFailWithinAnEventAndAreToldAcrossEvents() throws Exception {
    int limit = Limits.DEFAULT.tagFileBytes();
    ExcerptResult.Proven one = new ExcerptResult.Proven(5, new TestExcerpt("a", 4).excerpt());
    Excerpt other = new TestExcerpt("b", 4).excerpt();
    assertThat(held("same", limit, one, one)).extracting(Step::result).containsOnly(Result.PASSED);
    assertThat(held("within", limit, one, new ExcerptResult.Proven(5, other)))
        .filteredOn(s -> s.result() == Result.FAILED)
        .singleElement()
        .matches(s -> s.sentence().zh().contains("第 5 号保管事件") && s.sentence().zh().contains("矛盾"));
    List<Step> across = held("across", limit, one, new ExcerptResult.Proven(7, other));
    assertThat(across).noneMatch(s -> s.result() == Result.FAILED);
    assertThat(across).anyMatch(s -> s.sentence().zh().contains("第 5、7 号保管事件"));
  }

  @Test
  void aProofThatIsNamedTwiceIsRefused() {
    TestBundle bundle =
        new TestBundle(operator)
            .fill()
            .claim(c -> excerpts(c, List.of(c.excerpts().getFirst(), c.excerpts().getFirst())))
            .list()
            .seal();
    byte[] claim = bundle.text(BundleLayout.CLAIM).getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> ClaimReader.read(claim))
        .isInstanceOf(MalformedBundleFileException.class)
        .hasMessageContaining(TestBundle.EXCERPT);
  }

  @Test
  void aPaperWithoutProofAndAProofThatNobodyNamesAreTold() throws InterruptedException {
    TestBundle bundle =
        new TestBundle(operator).fill().claim(c -> excerpts(c, List.of())).list().seal();
    List<Step> steps = steps("unnamed", bundle);
    assertThat(steps).allMatch(s -> s.result() == Result.NOT_CHECKED && !s.incomplete());
    assertThat(steps)
        .extracting(s -> s.file().orElse(""))
        .containsExactlyInAnyOrder(TestBundle.KEY, TestBundle.EXCERPT);
  }

  @Test
  void aSourceThatTheBundleDoesNotNameIsTold() throws InterruptedException {
    TestBundle bundle =
        new TestBundle(operator)
            .fill()
            .claim(c ->
                excerpts(
                    with(
                        c,
                        items(
                                c,
                                o ->
                                    new Claim.ClaimedOriginal(
                                        o.path(),
                                        o.nameFound(),
                                        o.size(),
                                        o.sha256(),
                                        o.sm3(),
                                        operator.newId().toString(),
                                        o.checkpoint()))
                            .items(),
                        c.times(),
                        c.withheld(),
                        c.events(),
                        c.log(),
                        c.evidenceRoot(),
                        1),
                    c.excerpts()))
            .list()
            .seal();
    assertThat(steps("source", bundle))
        .anyMatch(s -> s.sentence().zh().contains("有 1 笔不在材料包中,来源未核对"));
  }

  private static UnaryOperator<Claim> named(int item, String paper) {
    return claim -> excerpts(claim, List.of(new ExcerptProof(item, paper, TestBundle.EXCERPT)));
  }
}
