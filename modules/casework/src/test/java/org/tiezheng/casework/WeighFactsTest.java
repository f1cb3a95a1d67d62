package org.tiezheng.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.json.EvidenceJson;

/** Facts laid beside the items of a collected case. */
class WeighFactsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

  @TempDir Path folder;

  private FactCase world() throws Exception {
    FactCase world = new FactCase(folder);
    world.create(
        """
        title: t
        parties:
          - {id: me, name: 林岚, role: PLAINTIFF, self: true}
          - {id: other, name: 周启明, role: DEFENDANT}
        items:
        """);
    world.chat("wx", "b: 借我五万", "a: 转过去了50000", "b: 收到", "a: 不急,宽限几天");
    world.chat("copy", "b: 借我五万", "a: 转过去了50000", "b: 收到七万五");
    try (OpenCase open = world.write()) {
      new AddFacts(open)
          .run(new AddFacts.Request.OfTemplate("loan", List.of("delivery", "repayment")));
    }
    return world;
  }

  private static void link(OpenCase open, int item, String lines) throws Exception {
    new LinkItem(open).run(new LinkItem.Request(item, Optional.of(lines), "delivery", true, ""));
  }

  private static void confirm(OpenCase open, int item, long line) throws Exception {
    new ConfirmSlot(open)
        .run(
            new ConfirmSlot.Request(
                "delivery", "amount", item, Optional.of(line), Optional.empty(), Optional.empty()));
  }

  @Test
  @Tag("SEED-CHAT-08")
  void twoExportsOfOneAccountAreOneSourceAndTheirDifferenceIsShown() throws Exception {
    FactCase world = world();
    try (OpenCase open = world.read()) {
      WeighFacts.Report empty = new WeighFacts(open, DAY).matrix();
      assertThat(empty.exitCode()).isEqualTo(3);
      assertThat(String.join("\n", empty.lines())).contains("没有证据", "未关联任何事实的证据 2 项");
    }
    try (OpenCase open = world.write()) {
      link(open, 1, "2-3");
      link(open, 2, "2-3");
      confirm(open, 1, 2);
    }
    try (OpenCase open = world.read()) {
      WeighFacts.Report one = new WeighFacts(open, DAY).matrix();
      assertThat(one.table().getFirst()).containsExactly("待证事实", "证据1", "证据2", "来源", "状态");
      assertThat(String.join("\n", one.lines())).contains("单一来源", "独立来源:1+2");
    }
    try (OpenCase open = world.write()) {
      confirm(open, 2, 3);
    }
    try (OpenCase open = world.read()) {
      WeighFacts.Report report = new WeighFacts(open, DAY).matrix();
      assertThat(report.exitCode()).isEqualTo(1);
      assertThat(String.join("\n", report.lines()))
          .contains("有矛盾", "= 75000", "与主张矛盾 ↔ 1 ")
          .contains("↔ 主张 50000");
      assertThat(EvidenceJson.write(report.json()))
          .isEqualTo(EvidenceJson.write(new WeighFacts(open, DAY).matrix().json()))
          .contains("\"status\":\"CONTRADICTED\"");
    }
  }

  @Test
  @Tag("SEED-JUD-17")
  void burdenAndLimitsComeFromTheCase() throws Exception {
    FactCase world = world();
    try (OpenCase open = world.read()) {
      WeighFacts.Report report = new WeighFacts(open, DAY).burden();
      assertThat(report.exitCode()).isEqualTo(3);
      String text = String.join("\n", report.lines());
      assertThat(text).contains("举证:林岚", "举证:周启明", "举证期限:不明", "诉讼时效:不明", "产品阈值,非法律规定");
      assertThat(EvidenceJson.write(report.json())).contains("\"UNKNOWN\"");
      assertThat(String.join("\n", new WeighFacts(open, DAY).find().lines()))
          .contains("DOC-COURT-COLLECT", "调查令(DOC-INV-ORDER)须由律师申请")
          .doesNotContain("--doc DOC-INV-ORDER");
    }
    Files.writeString(world.file(), "proofDeadline: 2026-10-01\n" + world.text());
    try (OpenCase open = world.read()) {
      assertThat(new WeighFacts(open, DAY).burden().exitCode()).isEqualTo(1);
    }
  }

  @Test
  @Tag("SEED-GD-14")
  void whatHelpsTheOtherSideIsShownAndNothingIsOfferedToBeLeftOut() throws Exception {
    FactCase world = world();
    try (OpenCase open = world.read()) {
      List<WeighFacts.AgainstPlace> places = new ArrayList<>();
      WeighFacts.Against against = new WeighFacts(open, DAY).against(places::add);
      assertThat(places).extracting(p -> p.item() + " " + p.line()).contains("1 4");
      assertThat(against.places()).isEqualTo(places.size());
      assertThat(against.handedIn()).isZero();
      String notes = against.notes().toString();
      assertThat(notes).contains("SEED-GD-14", "第63条", "第95条", "第98条", "不要删除");
    }
  }

  @Test
  void aPersonWhoReadsEnglishReadsEnglish() throws Exception {
    FactCase world = world();
    try (OpenCase open = world.english()) {
      WeighFacts weigh = new WeighFacts(open, DAY);
      String said =
          String.join("\n", weigh.matrix().lines())
              + String.join("\n", weigh.burden().lines())
              + String.join("\n", weigh.find().lines())
              + String.join("\n", new DeceivedGuide(open, DAY).lines());
      // Titles and slots are as the case states them; everything else is ours.
      String ours =
          said.replace("款项已实际交付", "")
              .replace("已还款项", "")
              .replaceAll("付款人|收款人|交付金额|交付日期|已还金额|还款日|林岚|周启明", "");
      assertThat(ours.replaceAll("UNVERIFIED", "")).doesNotContainPattern("[\\u4e00-\\u9fff]");
      assertThat(weigh.matrix().table().getFirst()).contains("fact", "sources", "status");
    }
  }
}
