package org.tiezheng.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.casework.file.CaseFileException;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.TiezhengException;

class FollowGuideTest {
  private static final String GUIDE = "order-trip";

  @TempDir Path folder;
  private FactCase world = new FactCase(Path.of(""));

  @BeforeEach
  void open() throws Exception {
    world = new FactCase(folder);
    world.create(
        "title: t\nparties:\n  - {id: me, name: 林岚, role: PLAINTIFF, self: true}\nitems:\n");
  }

  private static List<String> ticked(FollowGuide guide) {
    return guide.view().steps().stream()
        .filter(step -> step.ticked().isPresent())
        .map(FollowGuide.Line::id)
        .toList();
  }

  @Test
  void whatIsTickedIsInTheCustodyLogAndATickIsTakenBackByAnotherEntry() throws Exception {
    try (OpenCase open = world.write()) {
      FollowGuide guide = FollowGuide.of(open, GUIDE);
      int before = open.custody().size();
      guide.tick("4", true, "两本证都带了");
      guide.tick("items", true, "");
      guide.tick("items", false, "写错了期间");
      assertThat(open.custody()).hasSize(before + 3);
      assertThat(open.custody().getLast().event().kind()).isEqualTo(Event.Type.NOTE);
      assertThat(open.custody().getLast().event().what())
          .containsEntry("guide", GUIDE)
          .containsEntry("step", "items")
          .containsEntry("done", "false");
    }
    try (OpenCase open = world.read()) {
      FollowGuide guide = FollowGuide.of(open, GUIDE);
      assertThat(ticked(guide)).containsExactly("carry");
      assertThat(guide.view().steps().get(3).note()).isEqualTo("两本证都带了");
      // Both have a step "carry".
      assertThat(ticked(FollowGuide.of(open, "notary-session"))).isEmpty();
    }
  }

  @Test
  void aTickNeverLeavesWithABundle() throws Exception {
    try (OpenCase open = world.write()) {
      FollowGuide.of(open, "before-you-talk").tick("facts", true, "让他承认五万");
      assertThat(
              open.vault().caseStore().custody().entries().stream()
                  .filter(e -> e.event().kind() == Event.Type.NOTE))
          .isNotEmpty()
          .allSatisfy(e -> assertThat(PlanBundle.stays(e, Set.of(), Set.of("1"))).isTrue());
    }
  }

  @Test
  void thePaperHasEveryStepWithItsBoxAndSaysThatNoLawyerReadIt() throws Exception {
    Path paper = folder.resolve("guide.pdf");
    try (OpenCase open = world.write()) {
      FollowGuide guide = FollowGuide.of(open, GUIDE);
      guide.tick("1", true, "");
      guide.write(paper);
      assertThatThrownBy(() -> guide.write(paper)).isInstanceOf(TiezhengException.class);
      String text = text(paper);
      for (FollowGuide.Line step : guide.view().steps()) {
        assertThat(text).contains(squeezed(step.act().zh()));
      }
      assertThat(text).contains("■" + squeezed(guide.view().steps().getFirst().act().zh()));
      assertThat(text).contains("UNVERIFIED", "已勾选");
    }
  }

  @Test
  void aPersonWithoutACaseCanPrintAGuideToo() throws Exception {
    Path paper = folder.resolve("talk.pdf");
    try (OpenCase open = world.read()) {
      FollowGuide guide = FollowGuide.of(open.place(), "before-you-talk");
      guide.write(paper);
      assertThat(text(paper)).contains(squeezed(guide.view().warnings().getFirst().zh()));
      assertThatThrownBy(() -> guide.write(folder.resolve("talk.txt")))
          .isInstanceOf(TiezhengException.class);
    }
    assertThat(Files.exists(folder.resolve("talk.txt"))).isFalse();
  }

  @Test
  void whatIsNotThereIsNamedWithWhatIs() throws Exception {
    try (OpenCase open = world.write()) {
      assertThatThrownBy(() -> FollowGuide.of(open, "no-such"))
          .isInstanceOf(CaseFileException.class)
          .hasMessageContaining("order-trip");
      int before = open.custody().size();
      assertThatThrownBy(() -> FollowGuide.of(open, GUIDE).tick("11", true, ""))
          .isInstanceOf(CaseFileException.class);
      assertThat(open.custody()).hasSize(before);
    }
  }

  @Test
  void noWayIsShownToAnotherPersonsAccount() {
    FindRoute.Found refused = FindRoute.of(FindRoute.Whose.OTHER, "iphone", "wechat", "mac");
    assertThat(refused.refused()).isTrue();
    assertThat(refused.ways()).isEmpty();
    assertThat(refused.first().getFirst().zh()).contains("G-006", "不要登录");
    assertThat(refused.first().getLast().zh()).contains("DOC-PRODUCE");
    for (FindRoute.Whose whose : List.of(FindRoute.Whose.OWN, FindRoute.Whose.CONSENT)) {
      assertThat(FindRoute.of(whose, "IPHONE", "WeChat", "mac").ways()).isNotEmpty();
    }
    assertThatThrownBy(() -> FindRoute.of(FindRoute.Whose.OWN, "nokia", "wechat", "mac"))
        .isInstanceOf(CaseFileException.class)
        .hasMessageContaining("iphone");
  }

  @Test
  void anOrderLeadsToWhatAUnitSuppliesAndNeverToCopyingADevice() {
    FindRoute.Found device = FindRoute.of(FindRoute.Whose.ORDER, "iphone", "wechat", "mac");
    assertThat(device.refused()).isFalse();
    assertThat(device.ways()).isEmpty();
    assertThat(device.first().toString()).contains("order-trip", "DOC-PRODUCE", "举证期限");
    assertThat(FindRoute.of(FindRoute.Whose.ORDER, "iphone", "payment", "mac").ways())
        .extracting(FindRoute.Way::id)
        .containsExactly("bills");
  }

  private static String text(Path pdf) throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      return squeezed(new PDFTextStripper().getText(document));
    }
  }

  /** Lines are broken anywhere. */
  private static String squeezed(String text) {
    return text.replaceAll("\\s", "");
  }
}
