package org.tiezheng.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.casework.file.CaseFileException;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Fact;
import org.tiezheng.evidence.Link;

/** Facts of a template and links, added to what a person wrote. */
@Tag("SEED-WX-14")
class LinkItemTest {
  @TempDir Path folder;
  private FactCase world = new FactCase(Path.of(""));

  @BeforeEach
  void open() throws Exception {
    world = new FactCase(folder);
    world.create(
        """
        title: t # 我的案件
        cause: 民间借贷纠纷
        parties:
          - {id: me, name: 林岚, role: PLAINTIFF, self: true}
          - {id: other, name: 周启明, role: DEFENDANT}
        facts:
          - {id: delivery, title: 我自己写的} # 不要动
        links: []
        items:
        """);
    world.chat("wx", "a: 在吗", "b: 借我5万", "a: 好", "b: 收到了");
  }

  private static LinkItem.Request link(int item, @Nullable String lines, String fact) {
    return new LinkItem.Request(item, Optional.ofNullable(lines), fact, true, "");
  }

  @Test
  @Tag("SEED-WX-15")
  void aTemplateComesBesideWhatAPersonWrote() throws Exception {
    try (OpenCase open = world.write()) {
      AddFacts.Result added =
          new AddFacts(open).run(new AddFacts.Request.OfTemplate("loan", List.of()));
      assertThat(added.added())
          .extracting(Fact::id)
          .containsExactly("agreement", "loan-delivery", "due", "interest", "repayment", "demand");
      assertThat(added.added())
          .filteredOn(f -> f.id().equals("repayment"))
          .singleElement()
          .satisfies(f -> assertThat(f.burden()).contains("other"));
      AddFacts.Result again =
          new AddFacts(open).run(new AddFacts.Request.OfTemplate("loan", List.of()));
      assertThat(again.added()).isEmpty();
      assertThat(again.there()).hasSize(6);
    }
    assertThat(world.text())
        .contains("title: t # 我的案件\n", "  - {id: delivery, title: 我自己写的} # 不要动\n");
    try (OpenCase open = world.read()) {
      Case matter = open.matter();
      assertThat(matter.facts()).hasSize(7);
      assertThat(matter.facts().get(2).slots())
          .extracting(Fact.Slot::name)
          .containsExactly("交付金额", "交付日期", "付款人", "收款人");
      Event last = open.custody().getLast().event();
      assertThat(last.kind()).isEqualTo(Event.Type.NOTE);
      assertThat(last.what()).containsEntry("subject", "facts").containsEntry("template", "loan");
    }
  }

  @Test
  void aLinkNamesLinesThatAreThere() throws Exception {
    try (OpenCase open = world.write()) {
      LinkItem.Result result = new LinkItem(open).run(link(1, "第 2 行, 4", "delivery"));
      assertThat(result.shown()).containsExactly("[000002] 乙: 借我5万", "[000004] 乙: 收到了");
      assertThat(result.lines()).isEqualTo(2);
      assertThat(new LinkItem(open).run(link(1, "2,4", "delivery")).already()).isTrue();
      new LinkItem(open).run(new LinkItem.Request(1, Optional.empty(), "delivery", false, "他说没有"));
      assertThat(open.matter().links())
          .containsExactly(
              new Link(1, "delivery", true, Optional.of("第 2 行, 4"), ""),
              new Link(1, "delivery", false, Optional.empty(), "他说没有"));
      assertThat(open.custody().getLast().event().what())
          .containsEntry("subject", "link")
          .containsEntry("supports", "false");
    }
  }

  @Test
  void whatIsNotThereIsToldAndNothingIsWritten() throws Exception {
    String before = world.text();
    try (OpenCase open = world.write()) {
      int events = open.custody().size();
      for (LinkItem.Request bad :
          List.of(
              link(9, null, "delivery"),
              link(1, null, "nothing"),
              link(1, "5", "delivery"),
              link(1, "2-5", "delivery"),
              link(1, "0", "delivery"),
              link(1, "4-2", "delivery"),
              link(1, "附件", "delivery"))) {
        assertThatThrownBy(() -> new LinkItem(open).run(bad))
            .as(bad.toString())
            .isInstanceOf(CaseFileException.class)
            .satisfies(e -> assertThat(((CaseFileException) e).sentence().zh()).endsWith("。"))
            .satisfies(e -> assertThat(((CaseFileException) e).sentence().en()).endsWith("."));
      }
      assertThatThrownBy(
              () -> new AddFacts(open).run(new AddFacts.Request.OfTemplate("lones", List.of())))
          .hasMessageContaining("loan, sale");
      assertThatThrownBy(
              () -> new AddFacts(open).run(new AddFacts.Request.OfTemplate("loan", List.of("x"))))
          .hasMessageContaining("agreement");
      assertThat(open.custody()).hasSize(events);
    }
    assertThat(world.text()).isEqualTo(before);
  }

  @Test
  void aSlotTakesAValueOnceAndOnlyOneThatCanBeRead() throws Exception {
    try (OpenCase open = world.write()) {
      new AddFacts(open).run(new AddFacts.Request.OfTemplate("loan", List.of("due", "agreement")));
      SetSlot set = new SetSlot(open);
      assertThat(set.run(new SetSlot.Request("agreement", "amount", " 五万元整 ")).value())
          .isEqualTo("五万元整");
      assertThat(set.run(new SetSlot.Request("agreement", "约定金额", "五万元整")).already()).isTrue();
      assertThat(set.run(new SetSlot.Request("agreement", "borrower", "王某")).notes()).hasSize(1);
      for (String[] bad :
          new String[][] {
            {"agreement", "amount", "60000"},
            {"due", "dueDate", "下个月"},
            {"due", "dueDate", "2025-02-30"},
            {"due", "还款", "2025-03-01"},
            {"none", "amount", "1"}
          }) {
        assertThatThrownBy(() -> set.run(new SetSlot.Request(bad[0], bad[1], bad[2])))
            .as(String.join(" ", bad))
            .isInstanceOf(CaseFileException.class);
      }
    }
    assertThat(world.text()).contains("value: \"五万元整\"").doesNotContain("60000");
  }
}
