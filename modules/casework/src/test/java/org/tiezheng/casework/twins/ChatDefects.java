package org.tiezheng.casework.twins;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tiezheng.evidence.Outcome;
import org.tiezheng.testkit.chat.Body;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.HeldMessage;
import org.tiezheng.testkit.chat.Plant;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.SideTruth;
import org.tiezheng.testkit.chat.Step;
import org.tiezheng.testkit.file.StoreEditor;
import org.tiezheng.testkit.golden.GoldenCase;

/** Defects in the store of the chat: what a database editor leaves behind. */
final class ChatDefects {
  private static final Set<String> CHAT = Set.of("微信");
  private static final String DEBTOR = GoldenCase.CHAT;

  private final List<Defect> all = new ArrayList<>();

  static List<Defect> all() {
    ChatDefects defects = new ChatDefects();
    defects.deleted();
    defects.edited();
    defects.media();
    return List.copyOf(defects.all);
  }

  private void plant(String id, String what, Defect.How how, String rule, Outcome o, String where) {
    all.add(new Defect(id, what, how, rule, o, where));
  }

  private static Defect.InFiles steps(Function<List<HeldMessage>, List<Step>> planted) {
    return Defect.InFiles.of(
        CHAT,
        files -> {
          ChatWorld world = files.world();
          SideTruth a = world.a();
          List<Step> history = new ArrayList<>(a.history());
          history.addAll(planted.apply(a.messages("direct")));
          SideTruth forged =
              new SideTruth(
                  a.side(),
                  a.account(),
                  a.clock(),
                  a.conversations(),
                  history,
                  a.roomEvents(),
                  a.moments(),
                  a.favourites(),
                  a.wechatBill(),
                  a.alipayBill());
          return files.with(
              new ChatWorld(world.seed(), world.people(), world.messages(), forged, world.b()));
        });
  }

  private static Plant cause(Plant.Kind kind, List<HeldMessage> messages) {
    return new Plant(
        1, Side.A, kind, "direct", messages.stream().map(HeldMessage::serverId).toList(), "", "");
  }

  private static List<Step> delete(Plant.Kind kind, List<HeldMessage> messages) {
    Plant cause = cause(kind, messages);
    return messages.stream().map(m -> (Step) new Step.Deleted(cause, m)).toList();
  }

  private static HeldMessage find(List<HeldMessage> all, Predicate<HeldMessage> wanted) {
    return all.stream().filter(wanted).findFirst().orElseThrow();
  }

  private static Predicate<HeldMessage> says(String words) {
    return m -> m.body() instanceof Body.Text t && t.text().contains(words);
  }

  private void deleted() {
    plant(
        "chat-row-deleted",
        "删除一条确认余额的消息（后有引用）",
        steps(all -> delete(Plant.Kind.DELETE_ONE, List.of(find(all, says("收到五千"))))),
        "CN/CHAT-004",
        Outcome.FAIL,
        "收到五千");
    plant(
        "chat-range-deleted",
        "删除六月的全部消息",
        steps(all ->
            delete(
                Plant.Kind.DELETE_RANGE,
                all.stream()
                    .filter(m -> m.time().isAfter(Instant.parse("2024-06-01T00:00:00Z")))
                    .filter(m -> m.time().isBefore(Instant.parse("2024-07-01T00:00:00Z")))
                    .toList())),
        "CN/CHAT-004",
        Outcome.FAIL,
        "Msg_");
    plant(
        "chat-tail-deleted",
        "删除最后四条消息",
        steps(all -> delete(Plant.Kind.DELETE_TAIL, all.subList(all.size() - 4, all.size()))),
        "CN/CHAT-004",
        Outcome.FAIL,
        "item 4");
    plant(
        "chat-shard-missing",
        "只交出前一个分库，称为完整",
        Defect.InFiles.changed(
            CHAT, (_, evidence, _) -> Files.delete(find(evidence.resolve("微信"), "/message_1.db"))),
        "CN/CHAT-004",
        Outcome.FAIL,
        "item 4");
  }

  private static Path find(Path folder, String name) throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> f.toString().endsWith(name)).findFirst().orElseThrow();
    }
  }

  private void edited() {
    plant(
        "chat-text-changed",
        "把“欠你四万五”改成“欠你五万五”",
        steps(all -> {
          HeldMessage m = find(all, says("我承认欠你四万五"));
          String words = ((Body.Text) m.body()).text().replace("四万五", "五万五");
          return edit(Plant.Kind.EDIT_TEXT, m, m.time(), m.sender(), new Body.Text(words));
        }),
        "CN/CHAT-025",
        Outcome.FAIL,
        "Msg_");
    plant(
        "chat-amount-changed",
        "把转账卡片之一的金额改成八万",
        steps(all -> {
          HeldMessage m =
              find(all, x -> x.body() instanceof Body.Transfer t && t.fen() == 3_000_000);
          Body.Transfer t = (Body.Transfer) m.body();
          return edit(
              Plant.Kind.EDIT_AMOUNT,
              m,
              m.time(),
              m.sender(),
              new Body.Transfer(
                  t.transferId(),
                  t.transactionId(),
                  8_000_000,
                  t.memo(),
                  t.state(),
                  t.payer(),
                  t.receiver(),
                  t.begin()));
        }),
        "CN/CHAT-022",
        Outcome.FAIL,
        "80000");
    plant(
        "chat-time-changed",
        "把承认欠款的消息提前三十天",
        steps(all -> {
          HeldMessage m = find(all, says("我承认欠你四万五"));
          return edit(
              Plant.Kind.EDIT_TIME, m, m.time().minusSeconds(30 * 86_400), m.sender(), m.body());
        }),
        "CN/CHAT-009",
        Outcome.FAIL,
        "Msg_");
    plant(
        "chat-sender-changed",
        "把己方的话改成对方所说",
        steps(all -> {
          HeldMessage m = find(all, says("那我只能走法律程序了"));
          return edit(Plant.Kind.EDIT_SENDER, m, m.time(), Optional.of(DEBTOR), m.body());
        }),
        "CN/CHAT-023",
        Outcome.FAIL,
        "Msg_");
    plant(
        "chat-row-inserted",
        "插入一条从未收到的消息",
        steps(all -> {
          HeldMessage like = find(all, says("我承认欠你四万五"));
          HeldMessage last = all.getLast();
          HeldMessage added =
              new HeldMessage(
                  "40001",
                  "",
                  "direct",
                  last.localId() + 1,
                  999_999,
                  last.serverSeq() + 1,
                  like.sortSeq() + 1,
                  like.sender(),
                  false,
                  like.time().plusSeconds(5),
                  new Body.Text("利息另算三万，我也认"));
          return List.of(new Step.Inserted(cause(Plant.Kind.INSERT, List.of(added)), added));
        }),
        "CN/CHAT-009",
        Outcome.FAIL,
        "Msg_");
    plant(
        "chat-reordered",
        "对调两条消息的时间",
        steps(all -> {
          HeldMessage one = find(all, says("五万可以"));
          HeldMessage other = find(all, says("行，那写个合同"));
          List<Step> both =
              new ArrayList<>(
                  edit(Plant.Kind.EDIT_TIME, one, other.time(), one.sender(), one.body()));
          both.addAll(edit(Plant.Kind.EDIT_TIME, other, one.time(), other.sender(), other.body()));
          return both;
        }),
        "CN/CHAT-009",
        Outcome.FAIL,
        "Msg_");
    plant(
        "chat-recalled-unstated",
        "有撤回的消息而没有载明",
        steps(
                all -> {
                  HeldMessage m = find(all, says("合同看了"));
                  Body.Recall recall =
                      new Body.Recall(m.serverId(), DEBTOR, "“周山（欠款）” 撤回了一条消息", m.time());
                  HeldMessage after =
                      new HeldMessage(
                          m.serverId(),
                          "",
                          m.conversation(),
                          m.localId(),
                          m.storeId(),
                          m.serverSeq(),
                          m.sortSeq(),
                          m.sender(),
                          m.outgoing(),
                          m.time(),
                          recall);
                  return List.of(new Step.Recalled(m, after));
                })
            .stating(Edit.answer(4, "alteredStated", "\"no\"")),
        "CN/CHAT-005",
        Outcome.FAIL,
        "item 4");
  }

  private static List<Step> edit(
      Plant.Kind kind, HeldMessage m, Instant time, Optional<String> sender, Body body) {
    HeldMessage after =
        new HeldMessage(
            m.serverId(),
            m.uuid(),
            m.conversation(),
            m.localId(),
            m.storeId(),
            m.serverSeq(),
            m.sortSeq(),
            sender,
            sender.filter(DEBTOR::equals).isEmpty(),
            time,
            body);
    return List.of(new Step.Edited(cause(kind, List.of(m)), m, after));
  }

  private void media() {
    plant(
        "chat-media-removed",
        "聊天所指的图片文件已删除",
        Defect.InFiles.changed(
            CHAT,
            (_, evidence, _) -> {
              try (Stream<Path> files = Files.walk(evidence.resolve("微信"))) {
                for (Path file :
                    files
                        .filter(f -> f.toString().contains("/attach/"))
                        .filter(Files::isRegularFile)
                        .toList()) {
                  Files.delete(file);
                }
              }
            }),
        "CN/CHAT-006",
        Outcome.FAIL,
        "item 4");
    plant(
        "chat-file-exchanged",
        "收到的文件换成同样大小的另一个",
        Defect.InFiles.changed(
            CHAT,
            (_, evidence, _) -> {
              Path file = find(evidence.resolve("微信"), "身份证明.pdf");
              byte[] bytes = Files.readAllBytes(file);
              bytes[bytes.length / 2] ^= 0x55;
              Files.write(file, bytes);
            }),
        "CN/CHAT-024",
        Outcome.FAIL,
        "item 4");
    plant(
        "chat-index-dropped",
        "数据库的一个索引被删去",
        Defect.InFiles.changed(
            CHAT,
            (_, evidence, _) -> {
              Path store = find(evidence.resolve("微信"), "/message_0.db");
              String table =
                  StoreEditor.first(
                      store,
                      "SELECT name FROM sqlite_master WHERE name LIKE 'Msg\\_%\\_SERVERID' ESCAPE"
                          + " '\\'");
              StoreEditor.run(store, "DROP INDEX " + table);
            }),
        "CN/CHAT-021",
        Outcome.FAIL,
        "item 4");
  }
}
