package org.tiezheng.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Payment;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.examine.bills.Agreement;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.SideTruth;
import org.tiezheng.testkit.chat.render.Bills;
import org.tiezheng.testkit.chat.render.WeChat4Store;
import org.tiezheng.testkit.chat.render.WriteOptions;
import org.tiezheng.testkit.file.BillRow;

/** A chat and its bills, collected into a case and laid side by side. */
class ReconcileBillsTest {
  @TempDir Path folder;

  private OpenCase open(Path... evidence) throws Exception {
    Path vault = folder.resolve("case");
    Workplace place = Places.at(folder, Clock.systemUTC());
    new NewCase(place).open(vault, "title: t\nitems:\n");
    OpenCase open = OpenCase.forWriting(vault, place);
    new Collect(open).run(new Collect.Request(List.of(evidence), "", "", Map.of()));
    return open;
  }

  private static ReconcileBills.Request request(List<Integer> bills, Optional<Path> out) {
    return new ReconcileBills.Request(Optional.empty(), Optional.empty(), bills, out);
  }

  private static long count(ReconcileBills.Result result, Agreement agreement) {
    return result.counts().stream()
        .filter(c -> c.code().equals(agreement.name()))
        .mapToLong(ReconcileBills.Count::count)
        .sum();
  }

  @Test
  void everyTransferOfTheWorldMeetsItsBillsInACase() throws Exception {
    ChatWorld world = ChatWorld.clean(5, 600);
    SideTruth truth = world.truth(Side.A);
    Path chat = Files.createDirectories(folder.resolve("wx"));
    Path bills = Files.createDirectories(folder.resolve("bills"));
    new WeChat4Store().write(world, Side.A, chat, WriteOptions.CLOSED.withoutMedia());
    new Bills().write(world, Side.A, bills, WriteOptions.CLOSED);
    try (OpenCase open = open(chat, bills)) {
      Path html = folder.resolve("b.html");

      ReconcileBills.Result result =
          new ReconcileBills(open).run(request(List.of(), Optional.of(html))).getFirst();

      long orders = truth.wechatBill().stream().map(BillRow::order).distinct().count();
      assertThat(result.weighty()).isZero();
      assertThat(result.bills())
          .extracting(ReconcileBills.Bill::provider)
          .containsExactlyInAnyOrder("alipay", "wechatpay", "wechatpay");
      assertThat(result.notes().toString())
          .as("the workbook and the table are of the same account")
          .contains(truth.wechatBill().size() + " 行");
      assertThat(count(result, Agreement.BY_NUMBER)).isEqualTo(orders);
      assertThat(count(result, Agreement.BILL_ONLY)).isEqualTo(truth.alipayBill().size());
      assertThat(html).content().contains("单号相符", "Msg_", "default-src 'none'");
      Event last = open.custody().getLast().event();
      assertThat(last.kind()).isEqualTo(Event.Type.BILLS);
      assertThat(last.what()).containsKeys("bills", "outSha256", "BY_NUMBER");

      int alipay = bill(result, "alipay");
      ReconcileBills.Result other =
          new ReconcileBills(open).run(request(List.of(alipay), Optional.empty())).getFirst();
      assertThat(count(other, Agreement.BY_NUMBER)).isZero();
      assertThat(other.weighty()).as("no bill of WeChat Pay could show them").isZero();
      ReconcileBills.Result group =
          new ReconcileBills(open)
              .run(
                  new ReconcileBills.Request(
                      Optional.empty(), Optional.of("五金厂往来"), List.of(), Optional.empty()))
              .getFirst();
      assertThat(count(group, Agreement.BY_NUMBER)).isBetween(1L, orders - 1);
      assertThat(count(group, Agreement.BILL_ONLY))
          .as("rows of other conversations are not said to be in the bills only")
          .isEqualTo(truth.alipayBill().size());
      assertThat(group.notes().toString()).contains("其他会话");
      int chatItem = result.item();
      assertThatThrownBy(
              () -> new ReconcileBills(open).run(request(List.of(chatItem), Optional.empty())))
          .isInstanceOf(TiezhengException.class)
          .hasMessageContaining("no row of a bill");
      assertThatThrownBy(() -> new ReconcileBills(open).run(request(List.of(99), Optional.empty())))
          .isInstanceOf(TiezhengException.class)
          .hasMessageContaining("99");
      assertThatThrownBy(() ->
              new ReconcileBills(open)
                  .run(request(List.of(), Optional.of(folder.resolve("b.pdf")))))
          .isInstanceOf(TiezhengException.class)
          .hasMessageContaining(".csv");
    }
  }

  private static int bill(ReconcileBills.Result result, String provider) {
    return result.bills().stream()
        .filter(b -> b.provider().equals(provider))
        .findFirst()
        .orElseThrow()
        .item();
  }

  @Test
  void withoutABillItIsSaidWhatToCollect() throws Exception {
    Path chat = Files.createDirectories(folder.resolve("wx"));
    Files.writeString(chat.resolve("a.json"), chat("1700000000", "[转账]￥5.00"));
    try (OpenCase open = open(chat)) {
      assertThatThrownBy(() -> new ReconcileBills(open).run(request(List.of(), Optional.empty())))
          .isInstanceOf(TiezhengException.class)
          .hasMessageContaining("Alipay");
    }
  }

  private static String chat(String second, String words) {
    return ("{\"chatlab\":{\"version\":\"0.0.1\",\"exportedAt\":1},\"meta\":{\"name\":\"周\","
            + "\"platform\":\"wechat\",\"type\":\"private\",\"ownerId\":\"wxid_a\"},"
            + "\"members\":[],\"messages\":[{\"sender\":\"wxid_a\",\"accountName\":\"x\","
            + "\"timestamp\":%s,\"type\":21,\"content\":\"%s\"}]}")
        .formatted(second, words);
  }

  @Test
  @Tag("corpus")
  void publishedBillsOfProvidersAndBanksAreLaidBesideATransfer() throws Exception {
    String corpus = System.getProperty("corpus", "");
    if (corpus.isEmpty()) {
      System.out.println("SKIPPED: the conformance material is not here (property corpus)");
    }
    assumeTrue(!corpus.isEmpty());
    Path published = Path.of(corpus, "chat", "deb-sig+double-entry-generator", "example");
    try (OpenCase open =
        open(
            published.resolve("alipay"),
            published.resolve("wechat"),
            published.resolve("icbc"),
            published.resolve("boc"),
            published.resolve("cmb"))) {
      List<Payment> rows = payments(open);
      Payment paid =
          rows.stream()
              .filter(p -> p.provider().equals("wechatpay"))
              .filter(p -> p.direction() == Payment.Direction.OUT)
              .findFirst()
              .orElseThrow();
      Path chat = Files.createDirectories(folder.resolve("wx"));
      String yuan = "%d.%02d".formatted(paid.amount().minor() / 100, paid.amount().minor() % 100);
      Files.writeString(
          chat.resolve("a.json"),
          chat(
              String.valueOf(paid.time().instant().orElseThrow().getEpochSecond()),
              "[转账]￥" + yuan));
      new Collect(open).run(new Collect.Request(List.of(chat), "", "", Map.of()));
      Path json = folder.resolve("b.json");

      ReconcileBills.Result result =
          new ReconcileBills(open).run(request(List.of(), Optional.of(json))).getFirst();

      System.out.println(
          "published bills: "
              + result.bills().stream().map(b -> b.provider() + " " + b.rows()).toList());
      assertThat(result.bills().stream().map(ReconcileBills.Bill::provider).distinct())
          .contains("alipay", "wechatpay")
          .hasSizeGreaterThan(2);
      assertThat(count(result, Agreement.BY_TIME_AND_AMOUNT)).isEqualTo(1);
      assertThat(json).content().contains(paid.orderId().strip());
    }
  }

  private static List<Payment> payments(OpenCase open) throws Exception {
    List<Payment> rows = new ArrayList<>();
    for (int number : open.file().numbers()) {
      try (Stream<Record> records = open.records(number)) {
        records.filter(Payment.class::isInstance).map(Payment.class::cast).forEach(rows::add);
      }
    }
    return rows;
  }
}
