package org.tiezheng.collect.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.RowState;
import org.tiezheng.testkit.chat.Body;
import org.tiezheng.testkit.chat.Conversation;
import org.tiezheng.testkit.chat.HeldMessage;
import org.tiezheng.testkit.chat.SideTruth;
import org.tiezheng.testkit.chat.render.Capabilities;
import org.tiezheng.testkit.chat.render.Fact;
import org.tiezheng.testkit.chat.render.Rendered;
import org.tiezheng.testkit.chat.render.RowPlace;

/**
 * Compares what an importer read with the truth of the world, fact by fact, as far as the format
 * carries it: every message that the copy holds must be there once, and nothing else.
 */
public final class WorldComparison {
  private static final int SHOWN = 30;

  /** Types of lines that the app writes itself. */
  private static final Set<Integer> SYSTEM = Set.of(9999, 10000, 10002);

  private final SideTruth truth;
  private final Capabilities carried;
  private final Rendered rendered;
  private final String platform;
  private final List<String> differences = new ArrayList<>();
  private final boolean media;

  /**
   * @param platform of the accounts, such as {@code wechat}
   * @param media whether the media were written with the store
   */
  public WorldComparison(SideTruth truth, Rendered rendered, String platform, boolean media) {
    this.truth = truth;
    this.carried = rendered.capabilities();
    this.rendered = rendered;
    this.platform = platform;
    this.media = media;
  }

  /** Fails with the first differences if the live messages are not those of the truth. */
  public void assertSame(List<? extends Record> records) {
    List<ChatMessage> live =
        records.stream()
            .filter(ChatMessage.class::isInstance)
            .map(ChatMessage.class::cast)
            .filter(m ->
                m.state() == RowState.LIVE
                    || m.state() == RowState.RECALLED
                    || m.state() == RowState.EDITED)
            .toList();
    if (carried.carries(Fact.SERVER_ID)) {
      byId(live);
    } else if (rendered.places().values().stream().noneMatch(p -> p.table().isEmpty())) {
      byRow(live);
    } else {
      byOrder(live);
    }
    assertThat(differences.stream().limit(SHOWN)).as("of %d", differences.size()).isEmpty();
  }

  private void byId(List<ChatMessage> live) {
    Map<String, ChatMessage> read = new HashMap<>();
    for (ChatMessage message : live) {
      ChatMessage twice = read.put(message.nativeId().orElseGet(() -> numbered(message)), message);
      if (twice != null) {
        differences.add("read twice: " + message);
      }
    }
    for (HeldMessage held : truth.messages()) {
      ChatMessage message =
          read.remove(held.serverId().equals("0") ? numbered(held) : held.serverId());
      if (message == null && held.serverId().equals("0")) {
        message = read.remove(String.valueOf(held.storeId()));
      }
      if (message == null) {
        differences.add("not read: " + held);
      } else {
        compare(held, message);
      }
    }
    read.values().forEach(message -> differences.add("not in the truth: " + message));
  }

  /** Notices that the app writes itself have no number of the server. */
  private String numbered(ChatMessage message) {
    if (carried.degree(Fact.LOCAL_ID) == Capabilities.Degree.ABSENT) {
      return message.conversationTitle() + "/" + message.line();
    }
    // Where the file's name stands for the conversation, the exporter's own prefix is before it.
    String in = message.conversation();
    return switch (carried.degree(Fact.CONVERSATION_ID)) {
          case CARRIED -> in;
          case DEGRADED -> in.substring(in.indexOf('_') + 1);
          case ABSENT -> message.conversationTitle();
        }
        + "/"
        + message.sequence().flatMap(n -> n.local()).orElse("?");
  }

  private String numbered(HeldMessage held) {
    boolean named = carried.degree(Fact.CONVERSATION_ID) == Capabilities.Degree.ABSENT;
    Conversation in = truth.conversation(held.conversation());
    if (carried.degree(Fact.LOCAL_ID) == Capabilities.Degree.ABSENT) {
      String text = held.body() instanceof Body.Notice n ? n.text() : "?";
      return in.title() + "/" + new MessageContent.Notice(text).line();
    }
    return (named ? in.title() : in.id())
        + "/"
        + Optional.ofNullable(rendered.places().get(held.storeId())).map(RowPlace::id).orElse(-1L);
  }

  /** A store with one table numbers its rows. */
  private void byRow(List<ChatMessage> live) {
    Map<String, ChatMessage> read = new HashMap<>();
    for (ChatMessage message : live) {
      read.put(message.sequence().flatMap(n -> n.local()).orElse("?"), message);
    }
    assertThat(read).hasSameSizeAs(live);
    for (HeldMessage held : truth.messages()) {
      RowPlace place = rendered.places().get(held.storeId());
      ChatMessage message = place == null ? null : read.remove(String.valueOf(place.id()));
      if (message == null) {
        differences.add("not read: " + held);
      } else {
        compare(held, message);
      }
    }
    read.values().forEach(message -> differences.add("not in the truth: " + message));
  }

  private void byOrder(List<ChatMessage> live) {
    Map<String, List<ChatMessage>> read = new LinkedHashMap<>();
    live.forEach(m -> read.computeIfAbsent(conversation(m), _ -> new ArrayList<>()).add(m));
    truth
        .conversations()
        .forEach(in -> {
          List<HeldMessage> held = truth.messages(in.key());
          List<ChatMessage> found =
              Optional.ofNullable(
                      read.remove(carried.carries(Fact.CONVERSATION_ID) ? in.id() : in.title()))
                  .orElse(List.of());
          int at = 0;
          for (HeldMessage message : held) {
            if (at < found.size()) {
              compare(message, found.get(at));
            }
            at += 1 + pieces(message, found, at);
          }
          if (at != found.size()) {
            differences.add(in.title() + ": " + found.size() + " for " + at);
          }
        });
    read.forEach((name, messages) ->
        differences.add("no such conversation: " + name + " " + messages.size()));
  }

  /** How many more messages a text makes whose own lines look like heads of messages. */
  private int pieces(HeldMessage held, List<ChatMessage> found, int at) {
    if (carried.carries(Fact.TEXT) || !(held.body() instanceof Body.Text text)) {
      return 0;
    }
    int pieces = 0;
    while (at + 1 + pieces < found.size()
        && found.get(at + pieces).line().length() < text.text().strip().length()
        && text.text().endsWith(found.get(at + 1 + pieces).line())) {
      pieces++;
    }
    return pieces;
  }

  private String conversation(ChatMessage message) {
    return carried.carries(Fact.CONVERSATION_ID)
        ? message.conversation()
        : message.conversationTitle();
  }

  private void compare(HeldMessage held, ChatMessage read) {
    if (carried.carries(Fact.CONVERSATION_ID)) {
      same(held, "conversation", truth.conversation(held.conversation()).id(), read.conversation());
    }
    if (carried.carries(Fact.CONVERSATION_TITLE)) {
      same(
          held, "title", truth.conversation(held.conversation()).title(), read.conversationTitle());
    }
    boolean recall = held.body() instanceof Body.Recall;
    boolean silentLine =
        SYSTEM.contains(held.body().type())
            && carried.degree(Fact.SYSTEM_SENDER) == Capabilities.Degree.DEGRADED
            && read.sender().isEmpty();
    if (carried.carries(Fact.SENDER_ID)
        && !silentLine
        && (!recall || carried.carries(Fact.RECALL_SENDER))) {
      same(held, "sender", held.sender().map(s -> platform + ":" + s), read.sender());
    }
    boolean hasSender = held.sender().isPresent();
    Capabilities.Degree direction = carried.degree(Fact.DIRECTION);
    boolean silent = direction == Capabilities.Degree.DEGRADED && read.outgoing().isEmpty();
    if (direction != Capabilities.Degree.ABSENT
        && !silent
        && hasSender
        && read.sender().isPresent()) {
      same(held, "outgoing", Optional.of(held.outgoing()), read.outgoing());
    }
    if (carried.carries(Fact.TIME_MILLIS)) {
      same(held, "time", Optional.of(held.time()), read.time().instant());
    } else if (carried.carries(Fact.TIME_SECONDS)) {
      same(
          held,
          "time",
          Optional.of(held.seconds()),
          read.time().instant().map(t -> t.getEpochSecond()));
    }
    sequence(held, read);
    new WorldContents(
            carried,
            media,
            (what, found) -> differences.add(what + " but " + found + " in " + held))
        .compare(held.body(), read);
  }

  private void sequence(HeldMessage held, ChatMessage read) {
    Optional<ChatMessage.Sequence> numbers = read.sequence();
    RowPlace place = rendered.places().get(held.storeId());
    if (carried.degree(Fact.LOCAL_ID) != Capabilities.Degree.ABSENT && place != null) {
      same(
          held,
          "local id",
          Optional.of(String.valueOf(place.id())),
          numbers.flatMap(n -> n.local()));
    }
    if (carried.carries(Fact.SERVER_SEQ)) {
      same(
          held,
          "server sequence",
          Optional.of(String.valueOf(held.serverSeq())),
          numbers.flatMap(n -> n.server()));
    }
    if (carried.carries(Fact.SORT_SEQ)) {
      same(
          held,
          "sort key",
          Optional.of(String.valueOf(held.sortSeq())),
          numbers.flatMap(n -> n.sort()));
    }
  }

  private void same(HeldMessage held, String what, Object expected, Object found) {
    if (!expected.equals(found)) {
      differences.add(what + " " + expected + " but " + found + " in " + held);
    }
  }
}
