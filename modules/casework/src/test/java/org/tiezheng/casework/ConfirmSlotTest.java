package org.tiezheng.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.casework.FindCandidates.Hit;
import org.tiezheng.casework.file.CaseFileException;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Fact;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Candidates come from the records; they become part of a fact by a person's word only. */
@Tag("SEED-WX-15")
class ConfirmSlotTest {
  private static final String YAML =
      """
      title: t
      parties:
        - {id: me, name: 林岚, role: PLAINTIFF, self: true}
        - {id: other, name: 周启明, role: DEFENDANT}
      identities:
        - {account: "wechat:wxid_b", party: other, proofs: []}
      items:
      """;

  @TempDir Path folder;

  private FactCase world(String... lines) throws Exception {
    FactCase world = new FactCase(folder);
    world.create(YAML);
    world.chat("wx", lines);
    try (OpenCase open = world.write()) {
      new AddFacts(open).run(new AddFacts.Request.OfTemplate("loan", List.of()));
    }
    return world;
  }

  private static List<Hit> candidates(
      OpenCase open, @Nullable String fact, @Nullable String slot, @Nullable String lines) {
    List<Hit> hits = new ArrayList<>();
    new FindCandidates(open)
        .run(
            new FindCandidates.Request(
                Optional.ofNullable(fact),
                Optional.ofNullable(slot),
                lines == null ? Optional.empty() : Optional.of(1),
                Optional.ofNullable(lines)),
            hits::add);
    return hits;
  }

  private static ConfirmSlot.Request confirm(
      String fact, String slot, @Nullable Long line, @Nullable String value) {
    return new ConfirmSlot.Request(
        fact, slot, 1, Optional.ofNullable(line), Optional.empty(), Optional.ofNullable(value));
  }

  @Test
  void nothingIsAFactBeforeAPersonConfirmsIt() throws Exception {
    FactCase world = world("b: 借我五万,3月15号还", "a: 转过去了50000", "b: 收到", "b: 好的");
    String before = world.text();
    try (OpenCase open = world.read()) {
      assertThat(candidates(open, null, null, null))
          .extracting(Hit::line, Hit::value)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(1L, "50000"),
              org.assertj.core.groups.Tuple.tuple(1L, "2024-03-15"),
              org.assertj.core.groups.Tuple.tuple(2L, "50000"));
      assertThat(candidates(open, "agreement", "borrower", "1"))
          .singleElement()
          .satisfies(h -> assertThat(h.value()).isEqualTo("周启明"))
          .satisfies(h -> assertThat(h.basis().zh()).contains("identities"));
      assertThat(candidates(open, "delivery", "date", "2"))
          .extracting(Hit::value)
          .containsExactly("2024-03-01");
    }
    assertThat(world.text()).isEqualTo(before);
    try (OpenCase open = world.write()) {
      ConfirmSlot confirm = new ConfirmSlot(open);
      ConfirmSlot.Result result = confirm.run(confirm("delivery", "amount", 2L, null));
      assertThat(result.found()).isTrue();
      assertThat(result.filled()).isTrue();
      assertThat(result.reading()).isEqualTo(new Fact.SlotReading(1, "50000", "第 2 行"));
      assertThat(confirm.run(confirm("delivery", "amount", 2L, null)).already()).isTrue();
      Event last = open.custody().getLast().event();
      assertThat(last.what())
          .containsEntry("subject", "confirmed")
          .containsEntry("value", "50000")
          .containsEntry("foundByProgram", "true")
          .containsEntry("becameValue", "true");
      assertThat(confirm.run(confirm("due", "dueDate", 1L, null)).basis().zh()).contains("没有写年份");
      ConfirmSlot.Result other = confirm.run(confirm("delivery", "amount", 3L, "4万"));
      assertThat(other.found()).isFalse();
      assertThat(other.filled()).isFalse();
      assertThat(other.notes()).hasSize(2);
    }
    try (OpenCase open = world.read()) {
      Fact delivery =
          open.matter().facts().stream()
              .filter(f -> f.id().equals("delivery"))
              .findFirst()
              .orElseThrow();
      assertThat(delivery.slots().getFirst().value()).isEqualTo("50000");
      assertThat(delivery.slots().getFirst().readings())
          .extracting(Fact.SlotReading::value)
          .containsExactly("50000", "4万");
    }
  }

  @Test
  void whatIsNotClearIsAskedFor() throws Exception {
    FactCase world = world("b: 借我五万或者六万", "b: 大概三万", "b: 嗯");
    try (OpenCase open = world.write()) {
      ConfirmSlot confirm = new ConfirmSlot(open);
      int events = open.custody().size();
      for (ConfirmSlot.Request bad :
          List.of(
              confirm("delivery", "amount", 1L, null),
              confirm("delivery", "amount", 2L, null),
              confirm("delivery", "amount", 3L, null),
              confirm("delivery", "amount", 4L, "1"),
              confirm("delivery", "amount", 0L, "1"),
              confirm("delivery", "amount", null, "1"),
              confirm("delivery", "nothing", 1L, "1"),
              confirm("delivery", "amount", 1L, "很多"),
              new ConfirmSlot.Request(
                  "delivery", "amount", 7, Optional.of(1L), Optional.empty(), Optional.of("1")),
              new ConfirmSlot.Request(
                  "delivery",
                  "amount",
                  1,
                  Optional.empty(),
                  Optional.of("第2页"),
                  Optional.empty()))) {
        assertThatThrownBy(() -> confirm.run(bad))
            .as(bad.toString())
            .isInstanceOf(CaseFileException.class);
      }
      assertThat(open.custody()).hasSize(events);
      ConfirmSlot.Result page =
          confirm.run(
              new ConfirmSlot.Request(
                  "delivery",
                  "amount",
                  1,
                  Optional.empty(),
                  Optional.of("第2页"),
                  Optional.of("3万")));
      assertThat(page.reading().where()).isEqualTo("第2页");
      assertThat(page.notes()).hasSize(1);
    }
  }

  /** The demo's answer key says which lines matter and how much was lent. */
  @Test
  void theLinesThatTheDemoPlantsHaveTheirAmounts() throws Exception {
    Path demo = Places.root().resolve("demo");
    JsonNode answers =
        JsonMapper.builder().build().readTree(Files.readString(demo.resolve("answers.json")));
    FactCase world = new FactCase(folder);
    world.create(YAML);
    world.collect(demo.resolve("evidence/微信"));
    try (OpenCase open = world.read()) {
      int chat =
          open.matter().items().stream()
              .filter(i -> i.title().contains("启明星"))
              .findFirst()
              .orElseThrow()
              .number();
      JsonNode lines = answers.path("chat").path("lines");
      for (String[] known :
          new String[][] {
            {"ask", "80000"}, {"lent1", "50000"}, {"lent2", "30000"}, {"confirm80", "80000"},
            {"claim75", "75000"}, {"admit80", "80000"}, {"left75", "75000"}, {"left64", "64000"}
          }) {
        List<Hit> hits = new ArrayList<>();
        new FindCandidates(open)
            .run(
                new FindCandidates.Request(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(chat),
                    Optional.of(lines.path(known[0]).asString())),
                hits::add);
        assertThat(hits)
            .as(known[0] + " " + hits)
            .anyMatch(h -> h.type() == Fact.SlotType.AMOUNT && h.value().equals(known[1]));
      }
    }
  }
}
