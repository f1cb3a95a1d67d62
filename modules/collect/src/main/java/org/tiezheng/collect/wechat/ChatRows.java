package org.tiezheng.collect.wechat;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.MessageContent.Media;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.Text;

/**
 * Turns rows of any WeChat store into records: reads the text, names the sender, finds the media.
 * One reading; not thread-safe.
 */
public final class ChatRows {
  private static final int MAX_NAMES = 100_000;

  /** WeChat was first published on 21 January 2011. */
  private static final Instant APP_BEGINS = Instant.parse("2011-01-01T00:00:00Z");

  /** The columns that hold the time of a message in one store or another. */
  private static final Set<String> TIMES =
      Set.of("create_time", "createTime", "CreateTime", "msgCreateTime");

  private static final Text NO_ROW =
      new Text(
          "残留的一部分,所载时间早于微信问世,多半不是消息",
          "found in part, of a time before the app existed: hardly a message");

  /**
   * Tells in a record that its state follows from the server's id: whether a live message has it.
   */
  private static final String BY_SERVER_ID = "_state_by_server_id";

  private final ReadingSession session;
  private final People people;
  private final String owner;
  private final MediaFiles media;
  private final Set<String> named = new HashSet<>();
  private final Map<String, String> keys = new HashMap<>();
  private final ServerIds live = new ServerIds();
  private Optional<Set<String>> anybody = Optional.empty();
  private boolean allLive;

  /**
   * @param owner account that the store belongs to; empty if it is not known
   */
  public ChatRows(ReadingSession session, People people, String owner, MediaFiles media) {
    this.session = session;
    this.people = people;
    this.owner = owner;
    this.media = media;
    if (!owner.isEmpty()) {
      session.owner(account(owner));
    }
  }

  /**
   * All live rows have been recorded; those that follow were recovered. An id of the server that no
   * live message has then tells that its message was deleted, if none can have been missed.
   *
   * @param whole whether all files were there, and their headers, logs and schemas well
   */
  public void liveAreRead(boolean whole) {
    allLive = whole && session.allRecorded();
  }

  /**
   * Records a message of a row; sets aside what was recovered with a time that is not sure and
   * before the app existed: a phone's clock may be wrong, and then its messages say so.
   *
   * @param table under which the row was counted with {@link ReadingSession#seen}
   * @return what was recorded
   */
  public Optional<ChatMessage> record(String table, StoredRow row, StoredMessage message) {
    boolean before = message.time().instant().map(t -> t.isBefore(APP_BEGINS)).orElse(false);
    if (before && row.state() != RowState.LIVE && !TIMES.stream().allMatch(row::sureOf)) {
      session.setAside(table, row.provenance(), NO_ROW, row.raw());
      return Optional.empty();
    }
    ChatMessage made = message(row, row.state() == RowState.LIVE ? message : placed(row, message));
    session.record(table, made);
    return Optional.of(made);
  }

  /** A recovered row whose conversation cannot be told, but whose message is live, was in its. */
  private StoredMessage placed(StoredRow row, StoredMessage message) {
    return serverId(row, message)
        .filter(_ -> message.conversation().equals(StoredMessage.UNKNOWN))
        .flatMap(live::conversation)
        .map(known -> message.in(known, "_conversation_by_server_id"))
        .orElse(message);
  }

  /** The id of a recovered row, where it can be relied on. */
  private static Optional<String> serverId(StoredRow row, StoredMessage message) {
    return message.serverId().filter(i -> ServerIds.value(i) != 0).filter(_ -> row.sureOfIds());
  }

  private ChatMessage message(StoredRow row, StoredMessage stored) {
    Optional<Boolean> outgoing =
        stored
            .outgoing()
            .or(() -> stored.sender().map(owner::equals).filter(_ -> !owner.isEmpty()));
    // Own messages stand without the sender before them: what looks like one is what was written.
    GroupSender read =
        stored.group() && !outgoing.orElse(false)
            ? GroupSender.of(stored.text(), members(stored.conversation()))
            : new GroupSender(Optional.empty(), stored.text());
    // Where a column names another sender, what looks like one in the words was written by him.
    boolean other =
        read.account().isPresent()
            && stored.sender().isPresent()
            && !stored.sender().equals(read.account());
    GroupSender parted = other ? new GroupSender(read.account(), stored.text()) : read;
    boolean perhapsSender = stored.group() && !outgoing.orElse(false) && parted.account().isEmpty();
    MessageBody body =
        stored.cut()
            ? CutText.read(stored.code(), parted.text(), perhapsSender)
            : BodyReader.read(stored.code(), parted.text());
    Optional<String> sender = sender(stored, parted, outgoing);
    sender.ifPresent(this::name);
    Map<String, String> extra = row.rest();
    extra.putAll(stored.extra());
    extra.putAll(body.extra());
    parted
        .account()
        .filter(a -> stored.sender().isPresent() && !stored.sender().get().equals(a))
        .ifPresent(a -> extra.put("textSender", a));
    return new ChatMessage(
        row.provenance(),
        People.PLATFORM,
        stored.conversation(),
        people.title(stored.conversation()),
        stored.serverId(),
        Optional.of(stored.sequence()),
        sender.map(this::key),
        sender.map(id -> people.name(id, stored.conversation())).orElse(""),
        stored.system() && sender.isEmpty() ? Optional.empty() : outgoing,
        stored.time(),
        stored.code().subtype() == 0
            ? String.valueOf(stored.code().type())
            : stored.code().type() + "/" + stored.code().subtype(),
        content(stored, body.content(), extra),
        body.quotes(),
        body.quoted(),
        state(row, stored, body, extra),
        extra);
  }

  /** Who may have written in a conversation; anybody where it is not known. */
  private Set<String> members(String conversation) {
    if (!conversation.equals(StoredMessage.UNKNOWN)) {
      return people.members(conversation);
    }
    if (anybody.isEmpty()) {
      anybody = Optional.of(people.membersOfAny());
    }
    return anybody.get();
  }

  /**
   * What the row is. A recovered one by the server's id: rows may be moved, their numbers given
   * anew, and tables of many conversations look alike, but the id stays with its message.
   */
  private RowState state(
      StoredRow row, StoredMessage stored, MessageBody body, Map<String, String> extra) {
    if (row.state() == RowState.LIVE) {
      stored.serverId().ifPresent(id -> live.add(id, stored.conversation()));
      return body.state();
    }
    Optional<String> id = serverId(row, stored);
    boolean isLive = id.flatMap(live::conversation).isPresent();
    RowState state =
        isLive
            ? RowState.EARLIER_VERSION
            : id.isPresent() && allLive ? RowState.DELETED_RECOVERED : row.state();
    if (state != row.state()) {
      extra.put(BY_SERVER_ID, isLive ? "live" : "not live");
    }
    return state;
  }

  private Optional<String> sender(
      StoredMessage stored, GroupSender parted, Optional<Boolean> outgoing) {
    if (stored.sender().isPresent() || stored.system()) {
      return stored.sender();
    }
    if (outgoing.orElse(false)) {
      return Optional.of(owner).filter(o -> !o.isEmpty());
    }
    return stored.group()
        ? parted.account()
        : outgoing.isPresent() ? Optional.of(stored.conversation()) : Optional.empty();
  }

  private MessageContent content(
      StoredMessage stored, MessageContent content, Map<String, String> extra) {
    if (!(content instanceof Media of)) {
      return content;
    }
    Optional<MediaFiles.Found> found = media.find(stored, of);
    found.flatMap(MediaFiles.Found::md5).ifPresent(md5 -> extra.put("md5Found", md5));
    found
        .flatMap(MediaFiles.Found::bytes)
        .ifPresent(n -> extra.put("bytesFound", Long.toString(n)));
    found
        .flatMap(MediaFiles.Found::millis)
        .ifPresent(n -> extra.put("millisFound", Long.toString(n)));
    found
        .map(MediaFiles.Found::note)
        .filter(n -> !n.isEmpty())
        .ifPresent(n -> extra.put("mediaNote", n));
    found.ifPresent(f -> extra.put("mediaPath", f.reference()));
    return new Media(
        of.type(),
        of.reference().or(() -> found.map(MediaFiles.Found::reference)),
        found.map(MediaFiles.Found::sha256),
        of.claimed(),
        of.caption(),
        of.millis());
  }

  /** Few accounts write many messages. */
  private String key(String id) {
    String known = keys.get(id);
    if (known != null) {
      return known;
    }
    String key = People.key(id);
    if (keys.size() < MAX_NAMES) {
      keys.put(id, key);
    }
    return key;
  }

  private void name(String id) {
    if (named.size() < MAX_NAMES && named.add(id)) {
      session.account(account(id));
    }
  }

  private Account account(String id) {
    return people.person(id).orElse(new People.Person(id, "", "", "")).account();
  }
}
