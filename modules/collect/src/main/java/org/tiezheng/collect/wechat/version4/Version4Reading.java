package org.tiezheng.collect.wechat.version4;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.RecoveredRows;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoreFacts;
import org.tiezheng.collect.wechat.ChatRows;
import org.tiezheng.collect.wechat.People;
import org.tiezheng.evidence.Text;

/** One account being read: names first, then all shards, then what was recovered from them. */
final class Version4Reading {
  private final AccountFolder folder;
  private final ReadingSession session;
  private final People people = new People();

  Version4Reading(AccountFolder folder, ReadingSession session) {
    this.folder = folder;
    this.session = session;
  }

  void read() {
    ContactTables contacts = new ContactTables(folder, session, people);
    contacts.read();
    List<Shard> shards = shards();
    Owner owner = Owner.of(folder, shards, session);
    ChatRows rows =
        new ChatRows(session, people, owner.account(), new Attachments(folder, session));
    owner.note(session);
    for (Shard shard : shards) {
      shard.store().note(session);
      new StoreFacts(shard.store(), session).header();
      Set<String> read = new TreeSet<>(Set.of("Name2Id"));
      for (String table : Shard.tables(shard.store())) {
        String counted = shard.name() + "/" + table;
        session.table(counted);
        shard
            .store()
            .rows(table, session, row -> MessageRow.record(shard, table, row, rows, session));
        read.add(table);
      }
      new StoreFacts(shard.store(), session).tables(read);
    }
    folder
        .database("session/session.db", session)
        .ifPresent(store -> new Sessions(session, people).read(store));
    for (Shard shard : shards) {
      new RecoveredRows(shard.store(), session)
          .read(
              table -> table.startsWith(Shard.PREFIX),
              (table, row) -> MessageRow.record(shard, table, row, rows, session));
    }
    session.note(
        "时间取自本机数据库的 create_time(秒),由服务器给出或由本机写入,数据库不区分",
        "times are create_time of the local database (seconds); it does not say whether the server"
            + " or this computer gave them");
  }

  private List<Shard> shards() {
    List<Shard> shards = new ArrayList<>();
    Map<String, String> all = new HashMap<>();
    for (Member member : folder.shards()) {
      Optional<Store> store = folder.open(member, session);
      store.ifPresent(s -> shards.add(Shard.of(s, session)));
    }
    shards.forEach(shard -> all.putAll(shard.conversations()));
    people.all().forEach(p -> all.putIfAbsent(Shard.PREFIX + Shard.md5(p.id()), p.id()));
    List<String> missing = folder.missing();
    if (!missing.isEmpty()) {
      session.broke(
          String.join(", ", missing),
          new Text(
              "消息库分片缺失:" + String.join(", ", missing) + ";其中的消息不在本次读取中",
              "shards of the message store are missing: "
                  + String.join(", ", missing)
                  + "; their messages are not in this reading"));
    }
    return shards.stream().map(s -> new Shard(s.name(), s.store(), s.names(), all)).toList();
  }
}
