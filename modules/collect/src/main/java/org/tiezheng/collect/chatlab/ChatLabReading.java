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
import org.tiezheng.collect.input.RoundedIds;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.ChatMessage;
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

  private static final int MAX_NAMES = 100_000;
  private static final long MILLISECONDS_FROM = 100_000_000_000L;

  private final SealedSource source;
  private final ReadingSession session;
  private final RoundedIds ids = new RoundedIds();
  private final Set<String> named = new HashSet<>();
  private String platform = "unknown";
  private String conversation = "";
  private String title = "";
  private String owner = "";
  private long members;

  ChatLabReading(SealedSource source, ReadingSession session) {
    this.source = source;
    this.session = session;
    session.table(MESSAGES);
  }

  void header(JsonRow chatlab) {
    for (String name : List.of("version", "exportedAt", "generator", "description")) {
      chatlab.nonEmpty(name).ifPresent(value -> session.statement("chatlab." + name, cut(value)));
    }
  }

  void meta(JsonRow meta) {
    platform = meta.nonEmpty("platform").orElse(platform);
    title = meta.get("name");
    owner = meta.get("ownerId");
    conversation = meta.nonEmpty("groupId").orElse(title);
    for (String name : List.of("name", "platform", "type", "groupId", "ownerId", "sources")) {
      meta.nonEmpty(name).ifPresent(value -> session.statement("meta." + name, cut(value)));
    }
    if (!owner.isEmpty()) {
      session.owner(new Account(platform, owner, Optional.empty(), List.of()));
    }
  }

  void member(JsonRow member) {
    members++;
    if (member.get("platformId").isEmpty() || named.size() >= MAX_NAMES) {
      return;
    }
    List<String> names = new ArrayList<>();
    member.nonEmpty("accountName").ifPresent(names::add);
    member.nonEmpty("groupNickname").ifPresent(names::add);
    named.add(member.get("platformId") + '\0' + member.get("accountName"));
    session.account(new Account(platform, member.get("platformId"), Optional.empty(), names));
  }

  void message(JsonRow row, Locator place, Supplier<String> raw) {
    session.seen(MESSAGES);
    Provenance provenance = source.at(place);
    if (row.get("timestamp").isEmpty() && row.get("content").isEmpty()) {
      session.setAside(
          MESSAGES, provenance, new Text("既无时间也无内容", "neither time nor content"), raw.get());
      return;
    }
    String type = row.get("type");
    MessageContent content = Contents.of(type, row.get("content"), source);
    String name = row.nonEmpty("groupNickname").orElse(row.get("accountName"));
    Optional<String> sender = sender(row, content);
    sender.ifPresent(id -> name(id, row.get("accountName")));
    row.nonEmpty("platformMessageId").ifPresent(ids::look);
    Map<String, String> extra = row.without(KNOWN);
    if (content instanceof MessageContent.Media && row.nonEmpty("content").isPresent()) {
      extra.put("content", cut(row.get("content")));
    }
    if (!name.equals(row.get("accountName"))) {
      row.nonEmpty("accountName").ifPresent(n -> extra.put("accountName", n));
    }
    session.record(
        MESSAGES,
        new ChatMessage(
            provenance,
            platform,
            conversation,
            title,
            row.nonEmpty("platformMessageId"),
            Optional.empty(),
            sender.map(id -> platform + ":" + id),
            name,
            owner.isEmpty() || sender.isEmpty()
                ? Optional.empty()
                : Optional.of(sender.get().equals(owner)),
            time(row.get("timestamp")),
            type,
            content,
            row.nonEmpty("replyToMessageId"),
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
    session.statement("members.count", Long.toString(members));
    if (ids.found()) {
      session.note(
          "消息编号超过 53 位且均已被(JavaScript 导出工具)舍入,与他方记录比对时只能按舍入值比较",
          "Message ids beyond 53 bits were rounded by the (JavaScript) exporter; they can be"
              + " compared with another copy only by their rounded value");
    }
  }

  private Optional<String> sender(JsonRow row, MessageContent content) {
    String id = row.get("sender");
    boolean nobody = id.isEmpty() || id.equals("0") || id.equalsIgnoreCase("system");
    return nobody && (id.isEmpty() || content instanceof MessageContent.Notice)
        ? Optional.empty()
        : Optional.of(id);
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
