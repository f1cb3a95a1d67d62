package org.tiezheng.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.Fact;
import org.tiezheng.evidence.Kind;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.render.Bills;
import org.tiezheng.testkit.chat.render.WriteOptions;
import org.tiezheng.testkit.file.BillRow;

/** The bills that a generated world writes are its answer key. */
class CandidatesOfAWorldTest {
  @TempDir Path folder;

  @Test
  void everyRowOfABillIsACandidateWithItsAmountAndDay() throws Exception {
    ChatWorld world = ChatWorld.clean(11, 400);
    Path bills = Files.createDirectories(folder.resolve("bills"));
    new Bills().write(world, Side.A, bills, WriteOptions.CLOSED);
    FactCase matter = new FactCase(folder);
    matter.create("title: t\nitems:\n");
    matter.collect(bills);
    List<BillRow> truth = world.truth(Side.A).alipayBill();
    assertThat(truth).isNotEmpty();
    try (OpenCase open = matter.write()) {
      new AddFacts(open).run(new AddFacts.Request.OfTemplate("loan", List.of("delivery")));
      int item =
          open.matter().items().stream()
              .filter(i ->
                  i.kind() == Kind.PAYMENT
                      && i.reading().orElseThrow().importer().equals("payment.alipay"))
              .findFirst()
              .orElseThrow()
              .number();
      List<FindCandidates.Hit> hits = new ArrayList<>();
      new FindCandidates(open)
          .run(
              new FindCandidates.Request(
                  Optional.of("delivery"), Optional.empty(), Optional.of(item), Optional.empty()),
              hits::add);
      assertThat(hits)
          .filteredOn(h -> h.type() == Fact.SlotType.AMOUNT && h.basis().zh().equals("账单金额"))
          .extracting(h -> new BigDecimal(h.value()).movePointRight(2).longValueExact())
          .containsExactlyInAnyOrderElementsOf(truth.stream().map(BillRow::fen).toList());
      assertThat(hits)
          .filteredOn(h -> h.type() == Fact.SlotType.DATE && h.basis().zh().contains("款项记录"))
          .hasSize(truth.size());
      assertThat(hits).allMatch(h -> h.item() == item && !h.place().isBlank());
    }
  }
}
