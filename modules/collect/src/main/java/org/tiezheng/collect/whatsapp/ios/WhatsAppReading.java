package org.tiezheng.collect.whatsapp.ios;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.export.Draft;
import org.tiezheng.collect.export.ExportedChat;
import org.tiezheng.collect.ios.AppleTime;
import org.tiezheng.collect.store.LiveIds;
import org.tiezheng.collect.store.RecoveredRows;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoreFacts;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.MessageContent.MediaType;
import org.tiezheng.evidence.RowState;

/**
 * One reading of a store. The stanza id is given by the sender's app and equal on both sides; the
 * primary key counts over all conversations. Not thread-safe.
 */
final class WhatsAppReading {
  static final String MESSAGES = "ZWAMESSAGE";
  static final String PLATFORM = "whatsapp";

  private static final String PERSON = "@s.whatsapp.net";

  private final Store store;
  private final ReadingSession session;
  private final ExportedChat chat;
  private final LiveIds ids;
  private final Rooms rooms = new Rooms();
  private final MediaItems media;
  private Optional<String> owner = Optional.empty();

  WhatsAppReading(Store store, ReadingSession session) {
    this.store = store;
    this.session = session;
    this.chat = new ExportedChat(store.source(), session, PLATFORM);
    this.ids = new LiveIds(session);
    this.media = new MediaItems(store.source());
  }

  static String key(String jid) {
    return PLATFORM + ":" + jid;
  }

  void read() {
    session.table(MESSAGES);
    owner();
    rooms.read(store, session);
    media.read(store, session);
    store.rows(MESSAGES, session, row -> message(MESSAGES, row));
    ids.liveAreRead(store);
    session.table(StoredRow.countedIn(MESSAGES, RowState.DELETED_RECOVERED));
    new RecoveredRows(store, session)
        .read(MESSAGES::equals, (_, row) -> message(row.countedIn(), row));
    if (media.missing()) {
      session.note(
          "有的媒体文件没有随数据库一起采集(应在 Message/Media 下)",
          "Some media files were not collected with the database (they belong under"
              + " Message/Media)");
    }
    StoreFacts facts = new StoreFacts(store, session);
    facts.header();
    facts.coreData();
    facts.tables(Set.of(MESSAGES, Rooms.SESSIONS));
    chat.end();
  }

  /** The account to which rows of others are addressed, where they name exactly one. */
  private void owner() {
    Set<String> addressed = new LinkedHashSet<>();
    store.rows(
        MESSAGES,
        session,
        row -> {
          String to = row.text("ZTOJID", 320);
          if (row.numberOrZero("ZISFROMME") == 0 && to.endsWith(PERSON) && addressed.size() < 2) {
            addressed.add(to);
          }
        });
    if (addressed.size() == 1) {
      owner = Optional.of(addressed.iterator().next());
      chat.owner(owner.get(), "");
    }
  }

  private void message(String table, StoredRow row) {
    Rooms.Room room = rooms.room(row);
    boolean own = row.numberOrZero("ZISFROMME") != 0;
    String type = row.text("ZMESSAGETYPE");
    String event = row.text("ZGROUPEVENTTYPE");
    MediaItems.Item item = media.of(row.number("ZMEDIAITEM"));
    MessageContent content = content(type, event, row.text("ZTEXT"), item);
    boolean system = type.equals("6") || type.equals("10");
    Optional<Rooms.Member> member = rooms.member(row.number("ZGROUPMEMBER"));
    Optional<String> from = row.word("ZFROMJID").filter(j -> !j.endsWith("@g.us"));
    Optional<String> sender = own ? owner : member.map(Rooms.Member::jid).or(() -> from);
    String name =
        member
            .map(Rooms.Member::name)
            .filter(n -> !own && !n.isEmpty())
            .orElse(own || room.group() ? "" : room.title());
    Map<String, String> extra = new TreeMap<>();
    if (!event.isEmpty() && !event.equals("0")) {
      extra.put("ZGROUPEVENTTYPE", event);
    }
    row.keep("ZFROMJID", "ZTOJID", "ZMEDIAITEM");
    extra.putAll(row.rest());
    Optional<String> id = row.word("ZSTANZAID");
    Draft draft =
        new Draft(row.provenance(), AppleTime.of(row.value("ZMESSAGEDATE")), content)
            .in(room.jid(), room.title())
            .id(id)
            .local(row.rowid().map(String::valueOf))
            .sort(row.word("ZSORT"))
            .from(system ? Optional.empty() : sender, system ? "" : name)
            .outgoing(system ? Optional.empty() : Optional.of(own))
            .type(type)
            .extra(extra);
    LiveIds.Named named = ids.lookAt(row, id);
    named.why().ifPresent(why -> draft.extra(LiveIds.BY_ID, why));
    if (row.state() != RowState.LIVE) {
      draft.state(named.state());
    }
    chat.record(table, draft);
  }

  /** Types as two open programs read them; what they do not name is kept as it is. */
  private MessageContent content(String type, String event, String text, MediaItems.Item item) {
    return switch (type) {
      case "0" -> new MessageContent.Words(text);
      case "1" -> media.media(MediaType.IMAGE, item, text);
      case "2" -> media.media(MediaType.VIDEO, item, text);
      case "3" -> media.media(MediaType.VOICE, item, text);
      case "8" -> media.media(MediaType.FILE, item, text);
      case "11" -> media.media(MediaType.VIDEO, item, text);
      case "15" -> media.media(MediaType.STICKER, item, text);
      case "4" -> new MessageContent.Share("名片", item.card(), "");
      case "5" ->
          new MessageContent.Share("位置", text.isEmpty() ? item.title() : text, item.place());
      case "7" ->
          new MessageContent.Share("链接", item.title().isEmpty() ? text : item.title(), text);
      case "14" -> new MessageContent.Recall(Optional.empty(), text);
      case "6", "10" ->
          text.isEmpty()
              ? new MessageContent.Unread(type + "/" + event, text)
              : new MessageContent.Notice(text);
      default -> new MessageContent.Unread(type, text);
    };
  }
}
