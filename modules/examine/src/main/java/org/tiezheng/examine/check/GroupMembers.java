package org.tiezheng.examine.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Conversation;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.LineRange;
import org.tiezheng.evidence.Record;

/**
 * CHAT-015: of a group, the roster is there, and whoever wrote what matters is tied to a person.
 * What matters are the lines that are linked to facts; where none is, everything in groups.
 */
final class GroupMembers implements Check.OfItem {
  private static final int FEWEST = 3;
  private static final int MOST = 5_000;

  @Override
  public String name() {
    return "chat.group.members";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    if (item.reading().isEmpty()) {
      return Ruling.unknown("聊天记录未读取", "the chat was not read", "item.reading");
    }
    Found found = new Found(item, context);
    if (found.groups().isEmpty()) {
      return Ruling.notApplicable("没有群聊", "there is no group");
    }
    Places loose = new Places();
    Places good = new Places();
    Places unlisted = new Places();
    for (String group : found.groups()) {
      Map<String, Conversation.Participant> roster = found.rosters.getOrDefault(group, Map.of());
      if (roster.isEmpty()) {
        unlisted.add(Context.label(item), group, "roster");
      }
      for (String writer : found.writers.getOrDefault(group, Set.of())) {
        String role = roster.containsKey(writer) ? roster.get(writer).role() : "";
        (Proofs.proved(writer, context) ? good : loose)
            .add(Context.label(item), group, (writer + " " + role).strip());
      }
    }
    return ruling(loose, good, unlisted);
  }

  private static Ruling ruling(Places loose, Places good, Places unlisted) {
    if (!loose.isEmpty()) {
      String zh = "群里发言的 %d 个账号没有身份依据".formatted(loose.count());
      String en = "%d accounts that wrote in groups are tied to nobody".formatted(loose.count());
      return (good.isEmpty() ? Ruling.fail(zh, en) : Ruling.warn(zh, en)).at(loose.list());
    }
    if (!unlisted.isEmpty()) {
      return Ruling.warn(
              "%d 个群没有成员名单:群里还有谁不清楚".formatted(unlisted.count()),
              "%d groups have no roster: who else is in them is not known"
                  .formatted(unlisted.count()))
          .at(unlisted.list());
    }
    return good.isEmpty()
        ? Ruling.notApplicable("关联的行都不在群里", "none of the linked lines stands in a group")
        : Ruling.pass(
                "群有成员名单,发言的账号均有身份依据",
                "the roster is there, and every account that wrote is tied to" + " a person")
            .at(good.list());
  }

  /** The groups of an item, their rosters, and who wrote what matters in them. */
  private static final class Found {
    private final Map<String, Map<String, Conversation.Participant>> rosters = new HashMap<>();
    private final Map<String, Set<String>> writers = new TreeMap<>();
    private final Map<String, Set<String>> all = new TreeMap<>();
    private final Set<String> groups = new TreeSet<>();

    Found(Item item, Context context) {
      List<LineRange> linked = ReadBack.linked(item, context);
      int[] number = {0};
      try (Stream<Record> records = context.records(item)) {
        records.forEach(record -> {
          if (record instanceof Conversation c) {
            listed(c);
          } else if (record instanceof ChatMessage m) {
            number[0]++;
            boolean matters =
                linked.isEmpty() || linked.stream().anyMatch(r -> r.contains(number[0]));
            m.sender().ifPresent(sender -> wrote(m, sender, matters));
          }
        });
      }
    }

    private void listed(Conversation c) {
      if (c.type() == Conversation.Type.GROUP) {
        groups.add(c.id());
      }
      if (!c.participants().isEmpty()) {
        rosters
            .computeIfAbsent(c.id(), _ -> new HashMap<>())
            .putAll(
                c.participants().stream()
                    .collect(
                        Collectors.toMap(
                            Conversation.Participant::account, p -> p, (one, _) -> one)));
      }
    }

    private void wrote(ChatMessage m, String sender, boolean matters) {
      Set<String> senders = all.computeIfAbsent(m.conversation(), _ -> new HashSet<>());
      if (senders.size() < MOST) {
        senders.add(sender);
      }
      if (matters) {
        Set<String> of = writers.computeIfAbsent(m.conversation(), _ -> new TreeSet<>());
        if (of.size() < MOST) {
          of.add(sender);
        }
      }
    }

    /** Those that the source calls groups and that hold a line, and those in which three write. */
    Set<String> groups() {
      Set<String> found = new TreeSet<>();
      all.forEach((conversation, senders) -> {
        if (groups.contains(conversation) || senders.size() >= FEWEST) {
          found.add(conversation);
        }
      });
      return found;
    }
  }
}
