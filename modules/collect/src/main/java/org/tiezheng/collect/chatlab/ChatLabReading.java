package org.tiezheng.collect.chatlab;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.input.JsonObject;
import org.tiezheng.collect.input.RoundedIds;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Conversation;
import org.tiezheng.evidence.Conversation.Participant;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RecordedTime.Basis;
import org.tiezheng.evidence.RecordedTime.Precision;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.Text;

/** What the two forms of the format have in common: header, members, messages. Not thread-safe. */
final class ChatLabReading {
  static final String MESSAGES = "messages";

  private static final Set<String> KNOWN =
      Set.of(
          "_type",
          "sender",
          "accountName",
          "groupNickname",
          "timestamp",
          "type",
          "content",
          "platformMessageId",
          "replyToMessageId");

  private static final String CONVERSATIONS = "conversations";
  private static final int MAX_NAMES = 100_000;
  private static final int MAX_PARTICIPANTS = 2_000;
  private static final long MILLISECONDS_FROM = 100_000_000_000L;

  private final SealedSource source;
  private final ReadingSession session;
  private final RoundedIds ids = new RoundedIds();
  private final Set<String> named = new HashSet<>();
  private String platform = "unknown";
  private String conversation = "";
  private String title = "";
  private String owner = "";
  private String type = "";
  private final List<Participant> participants = new ArrayList<>();
  private long members;

  ChatLabReading(SealedSource source, ReadingSession session) {
    this.source = source;
    this.session = session;
    session.table(MESSAGES);
  }

  void header(JsonObject chatlab) {
    for (String name : List.of("version", "exportedAt", "generator", "description")) {
      chatlab.filled(name).ifPresent(value -> session.statement("chatlab." + name, cut(value)));
    }
  }

  void meta(JsonObject meta) {
    platform = meta.filled("platform").orElse(platform);
    title = meta.text("name");
    owner = meta.text("ownerId");
    type = meta.text("type");
    conversation = meta.filled("groupId").orElse(title);
    for (String name : List.of("name", "platform", "type", "groupId", "ownerId", "sources")) {
      meta.filled(name).ifPresent(value -> session.statement("meta." + name, cut(value)));
    }
    if (!owner.isEmpty()) {
      session.owner(new Account(platform, owner, Optional.empty(), List.of()));
    }
  }

  void member(JsonObject member) {
    members++;
    if (member.text("platformId").isEmpty() || named.size() >= MAX_NAMES) {
      return;
    }
    List<String> names = new ArrayList<>();
    member.filled("accountName").ifPresent(names::add);
    member.filled("groupNickname").ifPresent(names::add);
    named.add(member.text("platformId") + '\0' + member.text("accountName"));
    session.account(new Account(platform, member.text("platformId"), Optional.empty(), names));
    if (participants.size() < MAX_PARTICIPANTS) {
      participants.add(
          new Participant(
              platform + ":" + member.text("platformId"),
              member.filled("groupNickname").orElse(member.text("accountName")),
              "",
              Optional.empty(),
              "",
              ""));
    }
  }

  void message(JsonObject row, Locator place, Supplier<String> raw) {
    session.seen(MESSAGES);
    Provenance provenance = source.at(place);
    if (row.text("timestamp").isEmpty() && row.text("content").isEmpty()) {
      session.setAside(
          MESSAGES, provenance, new Text("既无时间也无内容", "neither time nor content"), raw.get());
      return;
    }
    String type = row.text("type");
    MessageContent content = Contents.of(type, row.text("content"), source);
    String name = row.filled("groupNickname").orElse(row.text("accountName"));
    Optional<String> sender = sender(row, content);
    sender.ifPresent(id -> name(id, row.text("accountName")));
    row.filled("platformMessageId").ifPresent(ids::look);
    row.filled("replyToMessageId").ifPresent(ids::look);
    Map<String, String> extra = row.rest(KNOWN);
    if (content instanceof MessageContent.Media && row.filled("content").isPresent()) {
      extra.put("content", cut(row.text("content")));
    }
    if (!name.equals(row.text("accountName"))) {
      row.filled("accountName").ifPresent(n -> extra.put("accountName", n));
    }
    session.record(
        MESSAGES,
        new ChatMessage(
            provenance,
            platform,
            conversation,
            title,
            row.filled("platformMessageId").filter(id -> !id.equals("0")),
            Optional.empty(),
            sender.map(id -> platform + ":" + id),
            name,
            owner.isEmpty() || sender.isEmpty()
                ? Optional.empty()
                : Optional.of(sender.get().equals(owner)),
            time(row.text("timestamp")),
            type,
            content,
            row.filled("replyToMessageId").filter(id -> !id.equals("0")),
            Optional.empty(),
            content instanceof MessageContent.Recall ? RowState.RECALLED : RowState.LIVE,
            extra));
  }

  void setAside(Locator place, Text reason, String raw) {
    session.seen(MESSAGES);
    session.setAside(MESSAGES, source.at(place), reason, raw);
  }

  /** Says at the end what only the whole file shows. */
  void end() {
    if (session.seenIn(MESSAGES) == 0) {
      withoutMessages();
    }
    session.statement("members.count", Long.toString(members));
    if (ids.found()) {
      session.note(
          "消息编号超过 53 位且均已被(JavaScript 导出工具)舍入,与他方记录比对时只能按舍入值比较",
          "Message ids beyond 53 bits were rounded by the (JavaScript) exporter; they can be"
              + " compared with another copy only by their rounded value");
    }
  }

  /** That a conversation was exported without any message is something to know. */
  private void withoutMessages() {
    session.seen(CONVERSATIONS);
    session.record(
        CONVERSATIONS,
        new Conversation(
            source.at(new Locator.Whole()),
            platform,
            conversation,
            title,
            switch (type) {
              case "group" -> Conversation.Type.GROUP;
              case "private" -> Conversation.Type.DIRECT;
              default -> Conversation.Type.UNKNOWN;
            },
            participants,
            RecordedTime.none(),
            Optional.empty(),
            RowState.LIVE,
            Map.of()));
    session.note(
        "文件中有会话的说明,但没有任何消息", "the file describes a conversation and holds no message of it");
  }

  private Optional<String> sender(JsonObject row, MessageContent content) {
    String id = row.text("sender");
    boolean nobody = id.isEmpty() || id.equals("0") || id.equalsIgnoreCase("system");
    boolean line =
        content instanceof MessageContent.Notice || content instanceof MessageContent.Recall;
    return nobody && (id.isEmpty() || line) ? Optional.empty() : Optional.of(id);
  }

  private void name(String id, String name) {
    if (named.size() < MAX_NAMES && named.add(id + '\0' + name)) {
      session.account(
          new Account(platform, id, Optional.empty(), name.isEmpty() ? List.of() : List.of(name)));
    }
  }

  private RecordedTime time(String raw) {
    try {
      long number = Long.parseLong(raw);
      boolean millis = number >= MILLISECONDS_FROM;
      if (millis) {
        session.note(
            "时间戳按毫秒理解(格式规定为秒)",
            "Time stamps are taken as milliseconds although the format says seconds");
      }
      return new RecordedTime(
          raw,
          Optional.of(millis ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number)),
          millis ? Precision.MILLISECOND : Precision.SECOND,
          Basis.UNKNOWN);
    } catch (NumberFormatException | DateTimeException e) {
      return new RecordedTime(raw, Optional.empty(), Precision.NONE, Basis.UNKNOWN);
    }
  }

  private static String cut(String text) {
    return text.length() > 2000 ? text.substring(0, 2000) : text;
  }
}
