package org.tiezheng.testkit.chat.render;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Conversation;
import org.tiezheng.testkit.chat.HeldMessage;
import org.tiezheng.testkit.chat.Persona;
import org.tiezheng.testkit.chat.SideTruth;

/** The names that QQNT keeps beside its messages: accounts, groups, members, the list of chats. */
final class QqntNames {
  static final String RECENT =
      "CREATE TABLE recent_contact_v3_table(\"40010\" INTEGER, \"40021\" TEXT, \"40030\" INTEGER,"
          + " \"40051\" BLOB, \"40041\" INTEGER, \"40050\" INTEGER, \"40003\" TEXT, \"40094\" TEXT,"
          + " \"40093\" TEXT, \"40090\" TEXT, \"40095\" TEXT, \"40020\" TEXT, \"40033\" INTEGER,"
          + " \"41110\" TEXT, \"41135\" TEXT)";

  private final ChatWorld world;
  private final SideTruth truth;

  QqntNames(ChatWorld world, SideTruth truth) {
    this.world = world;
    this.truth = truth;
  }

  /** Number of a group as QQ would give it. */
  static long number(Conversation group) {
    return Long.parseLong(group.id().replace("@chatroom", ""));
  }

  void write(Path folder, WriteOptions options) {
    profiles(folder.resolve("nt_db/profile_info.db"), options);
    groups(folder.resolve("nt_db/group_info.db"), options);
  }

  private void profiles(Path file, WriteOptions options) {
    try (StoreFile store =
        StoreFile.create(
            file,
            options,
            "CREATE TABLE profile_info_v6(\"1000\" TEXT PRIMARY KEY, \"1001\" TEXT, \"1002\""
                + " INTEGER, \"20002\" TEXT, \"20009\" TEXT, \"20011\" TEXT, \"20004\" TEXT,"
                + " \"24104\" INTEGER, \"20072\" BLOB)")) {
      for (Persona p : world.people()) {
        store.insert(
            "profile_info_v6",
            "\"1000\"",
            QceFormat.uid(p),
            "\"1002\"",
            Long.parseLong(p.qq()),
            "\"20002\"",
            p.nick(),
            "\"20009\"",
            p.remarkOn(truth.side()));
      }
    }
  }

  private void groups(Path file, WriteOptions options) {
    try (StoreFile store =
        StoreFile.create(
            file,
            options,
            "CREATE TABLE group_list(\"60001\" INTEGER PRIMARY KEY, \"60004\" INTEGER, \"60006\""
                + " INTEGER, \"60007\" TEXT, \"60026\" TEXT)",
            "CREATE TABLE group_detail_info_ver1(\"60001\" INTEGER PRIMARY KEY, \"60007\" TEXT,"
                + " \"60026\" TEXT, \"60002\" TEXT, \"60004\" INTEGER, \"60006\" INTEGER,"
                + " \"60340\" INTEGER)",
            "CREATE TABLE group_member3(\"60001\" INTEGER, \"1000\" TEXT, \"1002\" INTEGER,"
                + " \"64003\" TEXT, \"20002\" TEXT, \"64007\" INTEGER, \"64008\" INTEGER,"
                + " \"64010\" INTEGER, \"64016\" INTEGER, PRIMARY KEY(\"60001\", \"1000\"))")) {
      truth.conversations().stream().filter(Conversation::group).forEach(in -> group(store, in));
    }
  }

  private void group(StoreFile store, Conversation in) {
    long number = number(in);
    long size = in.members().size();
    store.insert("group_list", "\"60001\"", number, "\"60006\"", size, "\"60007\"", in.title());
    store.insert(
        "group_detail_info_ver1",
        "\"60001\"",
        number,
        "\"60007\"",
        in.title(),
        "\"60002\"",
        in.owner().isEmpty() ? "" : QceFormat.uid(world.person(in.owner())),
        "\"60006\"",
        size,
        "\"60340\"",
        0);
    for (String id : in.members()) {
      Persona p = world.person(id);
      store.insert(
          "group_member3",
          "\"60001\"",
          number,
          "\"1000\"",
          QceFormat.uid(p),
          "\"1002\"",
          Long.parseLong(p.qq()),
          "\"64003\"",
          in.cards().getOrDefault(id, ""),
          "\"20002\"",
          p.nick(),
          "\"64007\"",
          1_600_000_000L,
          "\"64010\"",
          0,
          "\"64016\"",
          0);
    }
  }

  /** The list of conversations with the words of the last message of each. */
  void recent(StoreFile store) {
    Map<String, HeldMessage> last = new HashMap<>();
    truth.genuine().forEach(m -> last.put(m.conversation(), m));
    for (Conversation in : truth.conversations()) {
      HeldMessage m = last.get(in.key());
      if (m == null) {
        continue;
      }
      Persona peer = in.group() ? null : world.person(in.id());
      store.insert(
          "recent_contact_v3_table",
          "\"40010\"",
          in.group() ? 2 : 1,
          "\"40021\"",
          in.id(),
          "\"40030\"",
          peer == null ? number(in) : Long.parseLong(peer.qq()),
          "\"40051\"",
          words(m),
          "\"40050\"",
          m.seconds(),
          "\"40003\"",
          "" + m.localId());
    }
  }

  private static byte[] words(HeldMessage m) {
    Proto element = new Proto().number(45002, 1).text(45101, Lines.of(m.body()));
    return new Proto().message(40800, element).done();
  }
}
