package org.tiezheng.collect.wechat.android;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.LiveIds;
import org.tiezheng.collect.store.RecoveredRows;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoreFacts;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.collect.wechat.BlobStrings;
import org.tiezheng.collect.wechat.People;
import org.tiezheng.collect.wechat.StoreTimes;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Post;

/** One {@code SnsMicroMsg.db} being read. */
final class MomentsReading {
  static final String MOMENTS = "SnsInfo";

  private static final String ANNOUNCED = "SnsComment";

  private final Store store;
  private final ReadingSession session;
  private final LiveIds ids;

  MomentsReading(Store store, ReadingSession session) {
    this.store = store;
    this.session = session;
    this.ids = new LiveIds(session);
  }

  void read() {
    store.note(session);
    Set<String> tables = new TreeSet<>(Set.of(MOMENTS));
    if (store.has(ANNOUNCED, "snsID", "talker")) {
      tables.add(ANNOUNCED);
    }
    for (String table : tables) {
      session.table(table);
      store.rows(table, session, row -> taken(table, row));
    }
    ids.liveAreRead(store);
    new RecoveredRows(store, session).read(tables::contains, this::taken);
    session.note(
        "朋友圈是手机上浏览过的内容的缓存:没有的动态、评论或点赞不能说明不存在",
        "moments are a cache of what was looked at on this telephone: a moment, comment or like"
            + " that is not here may exist all the same");
    StoreFacts facts = new StoreFacts(store, session);
    facts.header();
    facts.tables(tables);
  }

  private void taken(String table, StoredRow row) {
    String counted = row.countedIn();
    session.seen(counted);
    if (table.equals(MOMENTS)) {
      moment(counted, row);
    } else {
      announced(counted, row);
    }
  }

  /** The number is unsigned; the column is signed. */
  private void moment(String counted, StoredRow row) {
    String id = row.number("snsId").map(Long::toUnsignedString).orElse("");
    String author = row.text("userName");
    long time = row.numberOrZero("createTime");
    MomentBlob content = MomentBlob.of(row.bytes("content"), id, author, time, row.text("type"));
    MomentDetails details = MomentDetails.of(row.bytes("attrBuf"), id, author);
    row.keep("content", "attrBuf", "type");
    Map<String, String> extra = row.rest();
    extra.putAll(content.extra());
    extra.putAll(details.extra());
    Optional<String> known = Optional.of(id).filter(i -> !i.isEmpty());
    LiveIds.Named named = ids.lookAt(row, known);
    named.why().ifPresent(why -> extra.put(LiveIds.BY_ID, why));
    session.record(
        counted,
        new Post(
            row.provenance(),
            People.PLATFORM,
            "moments",
            known,
            Optional.of(author).filter(a -> !a.isEmpty()).map(People::key),
            details.authorName(),
            StoreTimes.seconds(Optional.of(time).filter(t -> t != 0)),
            content.contents(),
            details.reactions(),
            named.state(),
            extra));
  }

  /** What the app told the owner of: a comment or a like of another. */
  private void announced(String counted, StoredRow row) {
    List<String> words = new ArrayList<>();
    row.bytes("curActionBuf").ifPresent(blob -> words.addAll(BlobStrings.of(blob).all()));
    Map<String, String> extra = new TreeMap<>(row.all());
    row.bytes("refActionBuf")
        .map(blob -> String.join("\n", BlobStrings.of(blob).all()))
        .filter(w -> !w.isEmpty())
        .ifPresent(w -> extra.put("refActionBuf.strings", w));
    row.number("snsID").map(Long::toUnsignedString).ifPresent(id -> extra.put("moment", id));
    session.record(
        counted,
        new Post(
            row.provenance(),
            People.PLATFORM,
            "moments-announced",
            row.number("commentSvrID").filter(n -> n != 0).map(Long::toUnsignedString),
            row.word("talker").map(People::key),
            "",
            StoreTimes.seconds(row.number("createTime")),
            words.isEmpty()
                ? List.of()
                : List.of(
                    new MessageContent.Unread(
                        "moments-action/" + row.text("type"), String.join("\n", words))),
            List.of(),
            row.state(),
            extra));
  }
}
