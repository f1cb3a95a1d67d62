package org.tiezheng.testkit.chat.render;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tiezheng.testkit.chat.Body;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Conversation;
import org.tiezheng.testkit.chat.HeldMessage;
import org.tiezheng.testkit.chat.Persona;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.SideTruth;

/** nt_msg.db of QQNT, plain: two tables for all conversations, bodies as protocol buffers. */
public final class QqntStore implements Renderer {
  @Override
  public Capabilities capabilities() {
    return Capabilities.of("qqnt")
        .carries(
            Fact.SERVER_ID,
            Fact.LOCAL_ID,
            Fact.CONVERSATION_ID,
            Fact.CONVERSATION_TITLE,
            Fact.MEMBERS,
            Fact.GROUP_CARDS,
            Fact.REMARKS,
            Fact.SENDER_NAME,
            Fact.DIRECTION,
            Fact.TIME_SECONDS,
            Fact.MEDIA_TYPE,
            Fact.TEXT,
            Fact.MEDIA_NAME,
            Fact.MEDIA_MD5,
            Fact.NOTICE,
            Fact.CONTROL_CHARACTERS,
            Fact.REMAINS)
        .degrades(Fact.TYPE, "money, cards and stickers as elements of apps")
        .degrades(Fact.SENDER_ID, "QQ number and uid")
        .degrades(Fact.QUOTE_TARGET, "sequence of the conversation")
        .degrades(Fact.LOCAL_ID, "as message sequence of the conversation")
        .done();
  }

  @Override
  public Rendered write(ChatWorld world, Side side, Path folder, WriteOptions options) {
    SideTruth truth = world.truth(side);
    Map<String, Long> sequences = new HashMap<>();
    truth.genuine().forEach(m -> sequences.put(m.serverId(), m.localId()));
    QqntNames names = new QqntNames(world, truth);
    Tables layout = new Tables(world, truth, sequences, names);
    names.write(folder, options);
    return TableStore.rendered(
        this, truth, layout, folder, TableStore.write(truth, layout, folder, options));
  }

  /** Columns are numbers, as the app calls them. */
  private record Tables(
      ChatWorld world, SideTruth truth, Map<String, Long> sequences, QqntNames names)
      implements Layout {
    @Override
    public List<String> files() {
      return List.of("nt_db/nt_msg.db");
    }

    @Override
    public String[] schema(int file) {
      return new String[] {
        "CREATE TABLE nt_uid_mapping_table(\"48901\" INTEGER PRIMARY KEY, \"48902\" TEXT,"
            + " \"48912\" TEXT, \"1002\" INTEGER)",
        QqntNames.RECENT
      };
    }

    @Override
    public int file(HeldMessage m, Conversation in) {
      return 0;
    }

    @Override
    public String table(Conversation in) {
      return in.group() ? "group_msg_table" : "c2c_msg_table";
    }

    @Override
    public String[] conversation(String table) {
      return new String[] {
        "CREATE TABLE "
            + table
            + "(row INTEGER PRIMARY KEY AUTOINCREMENT, \"40001\" INTEGER UNIQUE,"
            + " \"40002\" INTEGER, \"40003\" INTEGER, \"40010\" INTEGER, \"40011\" INTEGER,"
            + " \"40012\" INTEGER, \"40013\" INTEGER, \"40020\" TEXT, \"40021\" TEXT,"
            + " \"40027\" INTEGER, \"40030\" INTEGER, \"40033\" INTEGER, \"40041\" INTEGER,"
            + " \"40050\" INTEGER, \"40058\" INTEGER, \"40090\" TEXT, \"40093\" TEXT,"
            + " \"40800\" BLOB, \"40900\" BLOB, \"40850\" INTEGER, \"40105\" INTEGER,"
            + " \"40005\" INTEGER)"
      };
    }

    @Override
    public String idColumn() {
      return "row";
    }

    @Override
    public String drop(String table) {
      return "DELETE FROM " + table + " WHERE \"40021\"=?";
    }

    @Override
    public Object[] row(HeldMessage m, Conversation in) {
      Persona sender = m.sender().map(world::person).orElse(null);
      String peer = in.group() ? "" : world.person(in.id()).qq();
      return new Object[] {
        "\"40001\"",
        m.serverId().equals("0") ? m.storeId() : Long.parseLong(m.serverId()),
        "\"40002\"",
        m.sortSeq() % 1_000_000_007,
        "\"40003\"",
        m.localId(),
        "\"40010\"",
        in.group() ? 2 : 1,
        "\"40011\"",
        type(m.body()),
        "\"40012\"",
        0,
        "\"40013\"",
        m.outgoing() ? 1 : 0,
        "\"40020\"",
        sender == null ? "" : QceFormat.uid(sender),
        "\"40021\"",
        in.id(),
        "\"40027\"",
        Long.parseLong(in.group() ? in.id().replace("@chatroom", "") : peer),
        "\"40030\"",
        Long.parseLong(in.group() ? in.id().replace("@chatroom", "") : peer),
        "\"40033\"",
        sender == null ? 0L : Long.parseLong(sender.qq()),
        "\"40041\"",
        2,
        "\"40050\"",
        m.seconds(),
        "\"40058\"",
        (m.seconds() + 28_800) / 86_400 * 86_400 - 28_800,
        "\"40090\"",
        m.sender().map(s -> in.cards().getOrDefault(s, "")).orElse(""),
        "\"40093\"",
        sender == null ? "" : sender.nick(),
        "\"40800\"",
        stored(m, in),
        "\"40850\"",
        m.body() instanceof Body.Quote q ? sequences.getOrDefault(q.target(), 0L) : 0L
      };
    }

    private static int type(Body body) {
      return switch (body) {
        case Body.Notice n -> 5;
        case Body.Recall r -> 5;
        case Body.Voice v -> 6;
        case Body.Video v -> 7;
        case Body.Forward f -> 8;
        case Body.Quote q -> 9;
        case Body.RedPacket r -> 10;
        case Body.Document d -> 3;
        case Body.Call c -> 19;
        case Body.Text t -> 2;
        case Body.Image i -> 2;
        default -> 11;
      };
    }

    @Override
    public byte[] stored(HeldMessage m, Conversation in) {
      Proto element = new Proto().number(45001, m.sortSeq());
      switch (m.body()) {
        case Body.Image i ->
            media(element, 2, i.content().md5() + ".jpg", i.content().length(), i.content().md5());
        case Body.Document d ->
            media(element, 3, d.name(), d.content().length(), d.content().md5());
        case Body.Voice v ->
            media(element, 4, v.content().md5() + ".amr", v.content().length(), v.content().md5());
        case Body.Video v ->
            media(element, 5, v.content().md5() + ".mp4", v.content().length(), v.content().md5());
        case Body.Notice n -> element.number(45002, 8).text(45101, n.text());
        case Body.Recall r -> element.number(45002, 8).text(45101, r.notice());
        case Body.Call c -> element.number(45002, 21).text(45101, Lines.of(c));
        case Body.Text t -> element.number(45002, 1).text(45101, t.text());
        case Body.Quote q -> {
          Proto quoted =
              new Proto().number(45001, m.sortSeq()).number(45002, 7).text(45101, q.targetText());
          return new Proto()
              .message(40800, quoted)
              .message(40800, element.number(45002, 1).text(45101, q.text()))
              .done();
        }
        default -> element.number(45002, 10).text(45101, Lines.of(m.body()));
      }
      return new Proto().message(40800, element).done();
    }

    private static void media(Proto element, int type, String name, int size, String md5) {
      element.number(45002, type).text(45402, name).number(45405, size).text(45406, md5);
    }

    @Override
    public void settled(TableStore store) {
      names.recent(store.store(0));
      int at = 0;
      for (Persona p : world.people()) {
        store
            .store(0)
            .insert(
                "nt_uid_mapping_table",
                "\"48901\"",
                ++at,
                "\"48902\"",
                QceFormat.uid(p),
                "\"48912\"",
                "",
                "\"1002\"",
                Long.parseLong(p.qq()));
      }
    }
  }
}
