package org.tiezheng.collect.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tiezheng.collect.Collected;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.TransferChain;
import org.tiezheng.evidence.TransferChain.Outcome;
import org.tiezheng.evidence.Transfers;
import org.tiezheng.testkit.chat.Body;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.HeldMessage;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.SideTruth;
import org.tiezheng.testkit.chat.render.AndroidStore;
import org.tiezheng.testkit.chat.render.Exports;
import org.tiezheng.testkit.chat.render.IosStore;
import org.tiezheng.testkit.chat.render.MacStore;
import org.tiezheng.testkit.chat.render.Renderer;
import org.tiezheng.testkit.chat.render.WeChat3Store;
import org.tiezheng.testkit.chat.render.WeChat4Store;
import org.tiezheng.testkit.chat.render.WriteOptions;

/** Every transfer of the world, joined over its states as each format carries them. */
class TransferChainsTest {
  private static final int MESSAGES = Boolean.getBoolean("long") ? 10_000 : 600;

  static Stream<Arguments> formats() {
    return Stream.of(
        Arguments.of("wechat.version4", new WeChat4Store()),
        Arguments.of("wechat.windows3", new WeChat3Store()),
        Arguments.of("wechat.mac3", new MacStore()),
        Arguments.of("wechat.ios", new IosStore()),
        Arguments.of("wechat.android", new AndroidStore()),
        Arguments.of("chat.memotrace", Exports.MEMOTRACE),
        Arguments.of("chat.wechatdataanalysis", Exports.WDA_JSON));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("formats")
  void everyTransferIsOneChainWithAllItsStates(
      String importer, Renderer renderer, @TempDir Path folder) {
    ChatWorld world = ChatWorld.clean(5, MESSAGES);
    SideTruth truth = world.truth(Side.A);
    renderer.write(world, Side.A, folder, WriteOptions.OPEN.withoutMedia());
    List<ChatMessage> read = read(folder, importer);
    Map<String, List<HeldMessage>> expected = expected(truth);

    List<TransferChain> chains = Transfers.of(read);

    assertThat(chains.stream().map(c -> c.transferId().orElse("")))
        .containsExactlyInAnyOrderElementsOf(expected.keySet());
    for (TransferChain chain : chains) {
      same(chain, expected.getOrDefault(chain.transferId().orElseThrow(), List.of()), truth);
    }
    Set<Outcome> outcomes = new TreeSet<>(chains.stream().map(TransferChain::outcome).toList());
    assertThat(outcomes)
        .contains(Outcome.RECEIVED, Outcome.RETURNED, Outcome.EXPIRED, Outcome.ONLY_OFFERED);
  }

  private static void same(TransferChain chain, List<HeldMessage> held, SideTruth truth) {
    Body.Transfer first = (Body.Transfer) held.getFirst().body();
    assertThat(chain.amounts())
        .singleElement()
        .satisfies(a -> {
          assertThat(a.minor()).isEqualTo(first.fen());
          assertThat(a.currency()).isEqualTo("CNY");
        });
    assertThat(chain.transactions()).isSubsetOf(first.transactionId());
    assertThat(chain.states().stream().filter(TransferChain.State::byNumber))
        .as(chain.toString())
        .hasSameSizeAs(held);
    Set<String> payers =
        held.stream()
            .map(m -> "wechat:" + ((Body.Transfer) m.body()).payer())
            .collect(Collectors.toSet());
    if (!chain.payers().isEmpty() && chain.payers().getFirst().startsWith("wechat:wxid")) {
      assertThat(chain.payers()).hasSameElementsAs(payers);
    }
    assertThat(chain.outcome()).as(chain.toString()).isEqualTo(outcome(held, truth));
    assertThat(chain.remarks().toString()).doesNotContain("不同");
  }

  private static Outcome outcome(List<HeldMessage> held, SideTruth truth) {
    Set<Integer> states = new LinkedHashSet<>();
    held.forEach(m -> states.add(((Body.Transfer) m.body()).state()));
    if (states.contains(3) || states.contains(5)) {
      return Outcome.RECEIVED;
    }
    if (states.contains(4) || states.contains(9)) {
      return Outcome.RETURNED;
    }
    Body.Transfer offer = (Body.Transfer) held.getFirst().body();
    boolean notice =
        truth.messages().stream()
            .anyMatch(m ->
                m.conversation().equals(held.getFirst().conversation())
                    && m.body() instanceof Body.Notice n
                    && n.text().contains("转账已过期")
                    && Math.abs(m.seconds() - offer.begin().getEpochSecond() - 86_401) < 60);
    return states.contains(10) || notice ? Outcome.EXPIRED : Outcome.ONLY_OFFERED;
  }

  private static Map<String, List<HeldMessage>> expected(SideTruth truth) {
    Map<String, List<HeldMessage>> all = new LinkedHashMap<>();
    for (HeldMessage m : truth.messages()) {
      if (m.body() instanceof Body.Transfer t) {
        all.computeIfAbsent(t.transferId(), _ -> new ArrayList<>()).add(m);
      }
    }
    return all;
  }

  /** The live messages of every file of the folder that the importer reads. */
  private static List<ChatMessage> read(Path folder, String importer) {
    List<ChatMessage> all = new ArrayList<>();
    for (Collected read : Collected.everyFile(folder, importer)) {
      read.records().stream()
          .filter(ChatMessage.class::isInstance)
          .map(ChatMessage.class::cast)
          .filter(m -> m.state() == RowState.LIVE)
          .forEach(all::add);
    }
    Map<String, Integer> rows = new HashMap<>();
    all.removeIf(m -> rows.merge(m.provenance().toString(), 1, Integer::sum) > 1);
    return all;
  }
}
