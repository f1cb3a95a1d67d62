package org.tiezheng.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.examine.rule.Norms;
import org.tiezheng.examine.rule.RulePack;
import org.tiezheng.present.letter.Letter;
import org.tiezheng.present.letter.Template;
import org.tiezheng.present.letter.Templates;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.render.WeChat4Store;
import org.tiezheng.testkit.chat.render.WriteOptions;

/** The papers of a case whose chat has holes. */
class PapersTest {
  private static final String CASE =
      """
      title: 甲诉乙民间借贷纠纷案
      cause: 民间借贷纠纷
      court: 某区人民法院
      proofDeadline: 2026-01-05
      parties:
        - {id: me, name: 甲, role: PLAINTIFF, self: true}
        - {id: other, name: 乙, role: DEFENDANT}
      attributes:
        DOC-PRODUCE.duty: 写明的一项
      items:
      """;

  /** Papers that come with the bundle or that other commands make. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "DOC-AUDIO-TRANSCRIPT",
          "DOC-CARRIER",
          "DOC-CATALOGUE",
          "DOC-CHAT-FULL",
          "DOC-CHAT-KEY",
          "DOC-CROSS-EXAM",
          "DOC-CUSTODY-CERT",
          "DOC-PROFILE",
          "DOC-SHOW-STEPS",
          "DOC-SMS-EXCERPT");

  @TempDir static Path folder;
  private static OpenCase open;

  @BeforeAll
  static void collect() throws Exception {
    Path evidence = Files.createDirectories(folder.resolve("xwechat_files"));
    new WeChat4Store()
        .write(ChatWorld.of(3, 120), Side.A, evidence, WriteOptions.OPEN.withoutMedia());
    Path vault = folder.resolve("case");
    Workplace place = Places.at(folder, Clock.systemUTC());
    new NewCase(place).open(vault, CASE);
    open = OpenCase.forWriting(vault, place);
    new Collect(open).run(new Collect.Request(List.of(evidence), "原告", "复制", Map.of()));
  }

  @AfterAll
  static void close() {
    open.close();
  }

  private static Papers.Result run(List<String> docs, Optional<Path> out) throws Exception {
    return new Papers(open).run(new Papers.Request(docs, out, LocalDate.of(2026, 1, 4)));
  }

  @Test
  void thePapersThatFindingsAskForAreListedWithWhyAndWhatIsMissing() throws Exception {
    Papers.Result result = run(List.of(), Optional.empty());

    assertThat(result.exitCode()).isZero();
    assertThat(result.files()).isEmpty();
    assertThat(result.letters()).extracting(l -> l.template().id()).contains("DOC-STATEMENT");
    assertThat(result.letters()).allSatisfy(l -> assertThat(l.asked()).isNotEmpty());
    assertThat(result.others()).extracting(Template::id).contains("DOC-COC");
    String text = String.join("\n", result.lines(Locale.CHINESE));
    assertThat(text).contains("因为 CN/", "→ DOC-STATEMENT.normalOperation", "提出人:当事人");
    assertThat(String.join("\n", result.lines(Locale.ENGLISH))).contains("for CN/", "by: a party");
  }

  @Test
  @Tag("DOC-PRODUCE")
  @Tag("DOC-INV-ORDER")
  void papersAreWrittenFilledInFromTheCaseAndNeverWrittenOver() throws Exception {
    Path out = folder.resolve("文书");
    List<String> docs = List.of("DOC-PRODUCE", "DOC-INV-ORDER", "DOC-COURT-COLLECT");

    Papers.Result result = run(docs, Optional.of(out));

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.files()).allMatch(Files::isRegularFile);
    assertThat(result.files())
        .extracting(f -> f.getFileName().toString())
        .contains("DOC-PRODUCE-责令提交证据申请书.pdf", "DOC-PRODUCE-责令提交证据申请书.docx", "还缺什么.txt")
        .anyMatch(name -> name.startsWith("DOC-COURT-COLLECT"))
        .noneMatch(name -> name.startsWith("DOC-INV-ORDER"))
        .doesNotHaveDuplicates();
    assertThat(out.resolve("还缺什么.txt"))
        .content()
        .contains("DOC-PRODUCE.importance")
        .doesNotContain("DOC-PRODUCE.duty");
    Letter produce = result.letters().getFirst();
    assertThat(produce.entries())
        .contains(new Letter.Value("duty", "应当提交的理由", "写明的一项", Letter.Origin.PERSON));
    Event last = open.custody().getLast().event();
    assertThat(last.kind()).isEqualTo(Event.Type.EXPORT);
    assertThat(last.what().get("papers")).contains("DOC-PRODUCE");
    assertThatThrownBy(() -> run(docs, Optional.of(out)))
        .isInstanceOf(TiezhengException.class)
        .hasMessageContaining("DOC-PRODUCE");
  }

  @Test
  void anUnknownPaperIsToldWithThoseThatAreKnown() {
    assertThatThrownBy(() -> run(List.of("DOC-NOTHING"), Optional.empty()))
        .isInstanceOf(TiezhengException.class)
        .hasMessageContaining("DOC-CONFRONTATION");
  }

  @Test
  void everyPaperThatARemedyNamesIsMadeBySomething() {
    for (RulePack pack : RulePack.shipped()) {
      pack.rules()
          .forEach(rule ->
              rule.remedies().stream()
                  .flatMap(remedy -> remedy.doc().stream())
                  .filter(doc -> !ELSEWHERE.contains(doc))
                  .forEach(doc ->
                      assertThat(Templates.find(doc)).as(rule.citation() + " " + doc).isPresent()));
    }
  }

  @Test
  void papersAndRulesCallANormByTheSameName() {
    Templates.norms()
        .forEach((id, norm) ->
            Norms.find(id)
                .ifPresent(known -> {
                  assertThat(norm.title()).as(id).isEqualTo(known.title());
                  assertThat(norm.checked().name()).as(id).isEqualTo(known.confidence().name());
                }));
    assertThat(Templates.norms().keySet()).anyMatch(id -> Norms.find(id).isPresent());
  }

  @Test
  @Tag("DOC-PROFILE")
  @Tag("SEED-PROT-02")
  void profilePagesOfBothSidesAreWrittenAsPdfAndText() throws Exception {
    Path out = folder.resolve("profiles");
    Papers.Result result =
        new Papers(open)
            .run(
                new Papers.Request(
                    List.of("DOC-PROFILE"), Optional.of(out), LocalDate.of(2026, 1, 2)));

    assertThat(result.letters()).isEmpty();
    assertThat(result.rows())
        .singleElement()
        .satisfies(row -> {
          assertThat(row.id()).isEqualTo("DOC-PROFILE");
          assertThat(row.rules()).contains("CN/CHAT-001");
        });
    assertThat(result.exitCode()).isZero();
    assertThat(result.files())
        .extracting(f -> f.getFileName().toString().replaceAll(".*\\.", ""))
        .containsExactlyInAnyOrder("pdf", "txt");
    assertThat(out.resolve("还缺什么.txt")).doesNotExist();
    Path text =
        result.files().stream()
            .filter(f ->
                f.getFileName().toString().startsWith("DOC-PROFILE")
                    && f.toString().endsWith(".txt"))
            .findFirst()
            .orElseThrow();
    assertThat(Files.readString(text))
        .contains("账号标识：", "备注：", "昵称：", "电话：", "头像", "实名标识：", "来源账号：证据");
    Event last = open.custody().getLast().event();
    assertThat(last.what().get("papers")).contains("DOC-PROFILE");
    assertThatThrownBy(() ->
            new Papers(open)
                .run(
                    new Papers.Request(
                        List.of("DOC-PROFILE"), Optional.of(out), LocalDate.of(2026, 1, 2))))
        .isInstanceOf(TiezhengException.class);
  }
}
