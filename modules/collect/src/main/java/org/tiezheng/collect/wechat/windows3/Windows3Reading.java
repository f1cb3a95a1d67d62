package org.tiezheng.collect.wechat.windows3;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.collect.wechat.ChatRows;
import org.tiezheng.collect.wechat.FullText;
import org.tiezheng.collect.wechat.MessageShards;
import org.tiezheng.collect.wechat.MessageShards.Shard;
import org.tiezheng.collect.wechat.NameRows;
import org.tiezheng.collect.wechat.People;
import org.tiezheng.collect.wechat.StoreFolder;
import org.tiezheng.collect.wechat.Talkers;
import org.tiezheng.collect.wechat.Writers;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.Text;

/** One account of WeChat 3 on Windows being read: names, shards, what was recovered, the index. */
final class Windows3Reading {
  /** The folder of an account lies in {@code WeChat Files} and is named by it. */
  private static final Pattern ACCOUNT = Pattern.compile("(?:.*/)?WeChat Files/([^/]+)/");

  private static final int ROWS = 5_000;

  private final StoreFolder folder;
  private final ReadingSession session;
  private final People people = new People();
  private Talkers talkers = new Talkers(MessageRow.TALKER, people);

  Windows3Reading(StoreFolder folder, ReadingSession session) {
    this.folder = folder;
    this.session = session;
  }

  void read() {
    new ContactTables(folder, session, new NameRows(session, people)).read();
    talkers = new Talkers(MessageRow.TALKER, people);
    StoreFolder.Shards files = folder.shards(Windows3Importer.SHARDS);
    files.note(session);
    MessageShards shards = new MessageShards(session, MessageRow.TABLE::equals);
    shards.open(folder, files);
    ChatRows rows = new ChatRows(session, people, owner(shards), new StoredFiles(folder, session));
    FullText words = new FullText(session, people);
    shards.live(Set.of("DBInfo", "Name2ID"), (shard, _, row) -> record(shard, row, rows, words));
    rows.liveAreRead(shards.whole());
    shards.all().forEach(this::start);
    shards.recovered((shard, _, row) -> record(shard, row, rows, words));
    new WordTables(folder, session, words, shards.whole()).read();
    session.note(
        "时间取自本机数据库的 CreateTime(秒),由服务器给出或由本机写入,数据库不区分",
        "times are CreateTime of the local database (seconds); it does not say whether the server"
            + " or this computer gave them");
  }

  private void record(Shard shard, StoredRow row, ChatRows rows, FullText words) {
    String counted = shard.counted(row);
    session.seen(counted);
    Optional<Long> type = row.number("Type");
    Optional<String> text = MessageRow.text(row);
    if (type.isEmpty() || text.isEmpty()) {
      session.setAside(
          counted,
          row.provenance(),
          type.isEmpty()
              ? new Text("没有消息类型", "has no message type")
              : new Text("压缩的内容损坏", "the compressed content is damaged"),
          row.raw());
      return;
    }
    Optional<Long> number = row.number("TalkerId").filter(_ -> row.sureOf("TalkerId"));
    row.keep("TalkerId");
    Talkers.Told told = talkers.of(row, shard.name(), number);
    Optional<ChatMessage> message =
        rows.record(counted, row, MessageRow.message(row, type.get(), text.get(), told));
    if (row.state() == RowState.LIVE) {
      message.ifPresent(m -> m.nativeId().ifPresent(id -> words.live(id, m)));
    }
  }

  /** The time from which a shard holds messages, as the app notes it. */
  private void start(Shard shard) {
    shard
        .store()
        .rows(
            "DBInfo",
            session,
            row ->
                session.statement(
                    shard.name() + "/DBInfo." + row.text("tableDesc", 60),
                    row.text("tableVersion")));
  }

  private String owner(MessageShards shards) {
    Writers writers = new Writers();
    Matcher name = ACCOUNT.matcher(folder.root());
    if (name.matches()) {
      return writers.owner(Optional.of(name.group(1)), session);
    }
    shards.glance(
        ROWS,
        (_, _, row) -> {
          if (MessageRow.outgoing(row).orElse(false)) {
            MessageRow.text(row).ifPresent(writers::sent);
          }
        });
    return writers.owner(Optional.empty(), session);
  }
}
