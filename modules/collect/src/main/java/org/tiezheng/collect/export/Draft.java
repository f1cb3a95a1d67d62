package org.tiezheng.collect.export;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tiezheng.collect.wechat.MessageBody;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RowState;

/**
 * A message as a reader puts it together. Accounts are given without their platform. What is never
 * said stays empty. Not thread-safe.
 */
public final class Draft {
  private final Provenance place;
  private final RecordedTime time;
  private final MessageContent content;
  private final Map<String, String> extra = new TreeMap<>();
  private String conversation = "";
  private String title = "";
  private Optional<String> id = Optional.empty();
  private Optional<String> local = Optional.empty();
  private Optional<String> server = Optional.empty();
  private Optional<String> sort = Optional.empty();
  private Optional<String> sender = Optional.empty();
  private String senderName = "";
  private Optional<Boolean> outgoing = Optional.empty();
  private String type = "";
  private Optional<String> quotes = Optional.empty();
  private Optional<ChatMessage.Quoted> quoted = Optional.empty();
  private RowState state;

  public Draft(Provenance place, RecordedTime time, MessageContent content) {
    this.place = place;
    this.time = time;
    this.content = content;
    this.state = content instanceof MessageContent.Recall ? RowState.RECALLED : RowState.LIVE;
  }

  /** With everything that a payload says. */
  public Draft(Provenance place, RecordedTime time, MessageBody body) {
    this(place, time, body.content());
    quotes = body.quotes();
    quoted = body.quoted();
    extra.putAll(body.extra());
  }

  public Draft in(String conversationId, String conversationTitle) {
    conversation = conversationId;
    title = conversationTitle;
    return this;
  }

  /** The platform's own id. */
  public Draft id(Optional<String> nativeId) {
    id = nativeId;
    return this;
  }

  public Draft local(Optional<String> number) {
    local = number;
    return this;
  }

  public Draft server(Optional<String> number) {
    server = number;
    return this;
  }

  public Draft sort(Optional<String> number) {
    sort = number;
    return this;
  }

  /** Empty for what the system writes. */
  public Draft from(Optional<String> account, String name) {
    sender = account.filter(a -> !a.isEmpty());
    senderName = name;
    return this;
  }

  public Draft outgoing(Optional<Boolean> own) {
    outgoing = own;
    return this;
  }

  /** The source's own word or number for the type. */
  public Draft type(String nativeType) {
    type = nativeType;
    return this;
  }

  /** The id of the message that this one answers. */
  public Draft quotes(Optional<String> target) {
    quotes = target;
    return this;
  }

  public Draft quoted(Optional<ChatMessage.Quoted> shown) {
    quoted = shown;
    return this;
  }

  public Draft state(RowState other) {
    state = other;
    return this;
  }

  /** Fields that have no place of their own. */
  public Draft extra(Map<String, String> more) {
    extra.putAll(more);
    return this;
  }

  public Draft extra(String name, String value) {
    if (!value.isEmpty()) {
      extra.put(name, value);
    }
    return this;
  }

  Optional<String> nativeId() {
    return id;
  }

  Optional<String> sender() {
    return sender;
  }

  String senderName() {
    return senderName;
  }

  boolean own() {
    return outgoing.orElse(false);
  }

  ChatMessage message(String platform) {
    boolean numbered = local.isPresent() || server.isPresent() || sort.isPresent();
    return new ChatMessage(
        place,
        platform,
        conversation,
        title,
        id,
        numbered ? Optional.of(new ChatMessage.Sequence(local, server, sort)) : Optional.empty(),
        sender.map(s -> platform + ":" + s),
        senderName,
        outgoing,
        time,
        type,
        content,
        quotes,
        quoted,
        state,
        extra);
  }
}
