package org.tiezheng.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.casework.file.CaseFile;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.TiezhengException;

/**
 * The other side's copy of a chat, with one amount changed and one line left out, and a contract.
 */
class OpposeTest {
  private static final int MESSAGES = 120;
  private static final int ABSENT = 40;
  private static final int ALTERED = 80;
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

  @TempDir static Path folder;
  private static Path vault = Path.of("");
  private static Optional<Oppose.Result> made = Optional.empty();

  private static Oppose.Result result() {
    return made.orElseThrow();
  }

  private static void export(Path file, int owner) throws Exception {
    StringBuilder json = new StringBuilder("{\"chatlab\":{\"version\":\"0.0.1\",\"exportedAt\":1}");
    json.append(",\"meta\":{\"name\":\"甲乙\",\"platform\":\"wechat\",\"type\":\"private\",");
    json.append("\"ownerId\":\"wxid_").append(owner).append("\"},\"members\":[],\"messages\":[");
    for (int n = 0; n < MESSAGES; n++) {
      if (owner == 1 && n == ABSENT) {
        continue;
      }
      String amount = owner == 1 && n == ALTERED ? "9000" : "5000";
      json.append(n == 0 ? "" : ",")
          .append(
              "{\"sender\":\"wxid_%d\",\"accountName\":\"x\",\"timestamp\":%d,\"type\":0,"
                  .formatted(n % 2, 1_700_000_000L + n * 60L))
          .append(
              "\"content\":\"第%d笔借款%s元\",\"platformMessageId\":\"%d\"}"
                  .formatted(n, amount, 6_000_000_000_000_000_001L + n * 7_919L));
    }
    Files.writeString(file, json.append("]}"), StandardCharsets.UTF_8);
  }

  @BeforeAll
  static void oppose() throws Exception {
    Path ours = Files.createDirectories(folder.resolve("ours"));
    Path theirs = Files.createDirectories(folder.resolve("theirs"));
    export(ours.resolve("a.json"), 0);
    Files.writeString(ours.resolve("说明.txt"), "双方都有的一份文件");
    export(theirs.resolve("b.json"), 1);
    Files.copy(ours.resolve("说明.txt"), theirs.resolve("相同的文件.txt"));
    Path bag = Files.createDirectories(theirs.resolve("光盘/证据包/tiezheng"));
    Files.writeString(bag.resolveSibling("bagit.txt"), "BagIt-Version: 1.0\n");
    vault = folder.resolve("case");
    Workplace place = Places.at(folder, Clock.systemUTC());
    String yaml = Files.readString(Places.root().resolve("demo/case.yaml"));
    yaml = yaml.substring(0, yaml.indexOf("\nitems:")) + "\nitems:\n";
    new NewCase(place).open(vault, yaml);
    try (OpenCase open = OpenCase.forWriting(vault, place)) {
      new Collect(open).run(new Collect.Request(List.of(ours), "原告", "复制", Map.of()));
      made = Optional.of(run(open, List.of(theirs), Optional.of(folder.resolve("opinion"))));
    }
  }

  private static Oppose.Result run(OpenCase open, List<Path> paths, Optional<Path> out)
      throws Exception {
    return new Oppose(open, Secrets.NONE)
        .run(new Oppose.Request(paths, Optional.empty(), "法院送达", out, TODAY));
  }

  private static List<Oppose.Row> ofTheChat() {
    int chat =
        result().opposing().items().stream()
            .filter(o -> o.item().title().equals("b.json"))
            .mapToInt(o -> o.item().number())
            .findFirst()
            .orElseThrow();
    return result().rows().stream().filter(r -> r.item() == chat).toList();
  }

  private static String paper() throws Exception {
    Path pdf =
        result().files().stream()
            .filter(f -> f.toString().endsWith(".pdf"))
            .findFirst()
            .orElseThrow();
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      return new PDFTextStripper().getText(document).replaceAll("\\s", "");
    }
  }

  @Test
  @Tag("CHAT-008")
  @DisplayName("what both copies differ in is an objection with its place, never \"deleted\"")
  void copiesAreCompared() {
    Oppose.Row row =
        result().rows().stream()
            .filter(r -> r.rule().endsWith("/CHAT-008"))
            .findFirst()
            .orElseThrow();
    assertThat(row.ground().zh()).contains("内容不同 1 条", "本副本中没有 1 条");
    assertThat(row.places()).anyMatch(p -> p.value().contains("内容不同"));
    assertThat(row.places()).anyMatch(p -> p.where().contains("/messages/" + ABSENT));
    assertThat(row.question().zh()).contains("双方副本为何不同");
    String all = String.join("\n", result().lines(Locale.CHINESE));
    assertThat(all).contains("草稿", "不等于认可").doesNotContain("被告删除", "对方删除");
  }

  @Test
  @Tag("DOC-CROSS-EXAM")
  @DisplayName(
      "the paper has each item, three properties and weight, ground, article, question, request")
  void mandatoryFields() throws Exception {
    String text = paper();
    assertThat(text)
        .contains("质证意见", "真实性", "合法性", "关联性", "完整性", "证明力")
        .contains("b.json", "法院送达", "SHA-256")
        .contains("对方没有说明原始载体", "CN/G-003", "原始载体(手机、电脑、光盘)是哪一台")
        .contains("请求责令对方出示原件、原始载体核对", "最高人民法院关于民事诉讼证据的若干规定")
        .contains("□认可", "检查未发现问题不等于认可");
    assertThat(result().files()).anyMatch(f -> f.toString().endsWith(".docx"));
  }

  @Test
  @DisplayName(
      "nobody is asked to prove that our own account is ours, and silence is what we recorded")
  void notAgainstOurselves() {
    assertThat(ofTheChat())
        .filteredOn(r -> r.rule().endsWith("/CHAT-002") || r.rule().endsWith("/G-009"))
        .allSatisfy(r ->
            assertThat(r.places())
                .anyMatch(p -> (p.file() + p.where() + p.value()).contains("wxid_1")));
    assertThat(result().rows())
        .filteredOn(r -> r.rule().endsWith("/G-003"))
        .isNotEmpty()
        .allSatisfy(r -> assertThat(r.ground().zh()).startsWith("据本案记载(提出前先查对方的证据清单"));
  }

  @Test
  @DisplayName("a bundle some folders deep is verified, and that it is none to rely on is said")
  void bundles() {
    assertThat(result().opposing().bundles())
        .singleElement()
        .satisfies(b -> assertThat(b.zh()).contains("“证据包”").doesNotContain("相互一致"));
  }

  @Test
  @DisplayName("that we linked nothing, or stated no language, is not held against the other side")
  void ourOwnSilence() {
    assertThat(result().rows()).noneMatch(r -> r.rule().endsWith("/G-018"));
    assertThat(result().rows())
        .filteredOn(r -> r.rule().endsWith("/G-008"))
        .isNotEmpty()
        .allSatisfy(r -> assertThat(r.ground().zh()).startsWith("据本案记载"));
  }

  @Test
  @Tag("SEED-JUD-06")
  @DisplayName(
      "objections come in the order of the court: authenticity, legality, relevance, then the rest")
  void order() {
    List<String> order = List.of("真实性", "合法性", "关联性", "完整性", "证明力", "形式");
    List<Integer> places = ofTheChat().stream().map(r -> order.indexOf(r.property().zh())).toList();
    assertThat(places).doesNotContain(-1).isSorted();
    assertThat(places.stream().distinct().count()).isGreaterThan(3);
  }

  @Test
  @DisplayName("what they handed in that is byte for byte ours is said, and is no new item")
  void sameBytes() {
    assertThat(result().notes())
        .anyMatch(n -> n.zh().contains("相同的文件.txt") && n.zh().contains("逐字节相同"));
  }

  @Test
  @DisplayName("nothing of theirs is an item of ours: not left out, not examined, never catalogued")
  void neverOurs() throws Exception {
    Workplace place = Places.at(folder, Clock.systemUTC());
    try (OpenCase open = OpenCase.forWriting(vault, place)) {
      Item theirs =
          open.matter().items().stream()
              .filter(open.matter()::ofOtherSide)
              .findFirst()
              .orElseThrow();
      assertThat(theirs.title()).isEqualTo("b.json");
      assertThat(LeftOut.of(open, open.matter()).items()).doesNotContain(theirs.number());
      Examine.Result own = new Examine(open).run(Examine.Request.ofCase(TODAY, List.of()));
      assertThat(own.findings()).noneMatch(f -> f.item().equals(Optional.of(theirs.number())));
      assertThat(own.findings()).anyMatch(f -> f.rule().endsWith("/CHAT-008"));
    }
    Path yaml = vault.resolve(CaseFile.NAME);
    String old = Files.readString(yaml);
    int at = old.indexOf("b.json");
    String claimed =
        old.substring(0, at)
            + old.substring(at).replaceFirst("catalogued: false", "catalogued: true");
    Files.writeString(yaml, claimed);
    try {
      assertThatThrownBy(() -> CaseFile.read(vault))
          .isInstanceOf(TiezhengException.class)
          .hasMessageContaining("cannot be in our own catalogue");
      Files.writeString(yaml, old.replace("\"submittedBy\":\"", "\"submittedBy\":\"nobody"));
      assertThatThrownBy(() -> CaseFile.read(vault))
          .isInstanceOf(TiezhengException.class)
          .hasMessageContaining("nobody");
    } finally {
      Files.writeString(yaml, old);
    }
  }

  @Test
  @DisplayName("asked again without new files it says the same, and the custody log has it")
  void again() throws Exception {
    Workplace place = Places.at(folder, Clock.systemUTC());
    try (OpenCase open = OpenCase.forWriting(vault, place)) {
      Oppose.Result second = run(open, List.of(), Optional.empty());
      assertThat(second.rows()).isEqualTo(result().rows());
      assertThat(open.custody())
          .extracting(OpenCase.CustodyLine::event)
          .anyMatch(e -> e.kind() == Event.Type.EXAMINE && e.what().containsKey("opposing"));
      // What we think of their evidence is for ourselves: no bundle has it.
      assertThat(open.vault().caseStore().custody().entries())
          .filteredOn(e -> e.event().what().containsKey("opposing"))
          .isNotEmpty()
          .allMatch(e -> PlanBundle.stays(e, Set.of(), Set.of()));
      assertThatThrownBy(() ->
              new Oppose(open, Secrets.NONE)
                  .run(
                      new Oppose.Request(
                          List.of(), Optional.of("nobody"), "", Optional.empty(), TODAY)))
          .isInstanceOf(TiezhengException.class)
          .hasMessageContaining("nobody");
    }
  }
}
