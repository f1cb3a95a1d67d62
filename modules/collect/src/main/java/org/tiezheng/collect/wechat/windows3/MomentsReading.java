package org.tiezheng.collect.wechat.windows3;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.LiveIds;
import org.tiezheng.collect.store.RecoveredRows;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoreFacts;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.collect.wechat.People;
import org.tiezheng.collect.wechat.PostReader;
import org.tiezheng.collect.wechat.StoreTimes;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Post;
import org.tiezheng.evidence.Post.Reaction;
import org.tiezheng.evidence.RowState;
import org.tiezheng.sqlite.Table;

/**
 * One {@code Sns.db} being read: comments first, then the moments that they belong to. The names of
 * both tables end with a version number.
 */
final class MomentsReading {
  private static final Pattern FEEDS = Pattern.compile("FeedsV\\d{1,4}");
  private static final Pattern COMMENTS = Pattern.compile("CommentV\\d{1,4}");
  private static final long LIKE = 1;

  private final Store store;
  private final ReadingSession session;
  private final People people = new People();
  private final Reactions reactions;
  private final LiveIds ids;

  MomentsReading(Store store, ReadingSession session) {
    this.store = store;
    this.session = session;
    this.reactions = new Reactions(session);
    this.ids = new LiveIds(session);
  }

  /** The tables of moments that a database has. */
  static List<String> feeds(Store store) {
    return tables(store, FEEDS, "FeedId", "UserName", "Content");
  }

  private static List<String> tables(Store store, Pattern name, String... columns) {
    return store.database().schema().tables().stream()
        .map(Table::name)
        .filter(table -> name.matcher(table).matches())
        .filter(table -> store.has(table, columns))
        .toList();
  }

  void read() {
    store.note(session);
    List<String> comments = tables(store, COMMENTS, "FeedId", "FromUserName");
    List<String> feeds = feeds(store);
    comments.forEach(table -> rows(table, this::comment));
    feeds.forEach(table -> rows(table, this::moment));
    if (comments.isEmpty()) {
      session.note(
          "没有评论表:评论和点赞不在本次读取中",
          "there is no table of comments: comments and likes are not in this reading");
    }
    ids.liveAreRead(store);
    new RecoveredRows(store, session)
        .read(
            table -> comments.contains(table) || feeds.contains(table),
            (table, row) -> {
              session.seen(row.countedIn());
              if (comments.contains(table)) {
                comment(row);
              } else {
                moment(row);
              }
            });
    session.note(
        "朋友圈是本机浏览过的内容的缓存:没有的动态、评论或点赞不能说明不存在",
        "moments are a cache of what was looked at on this computer: a moment, comment or like that"
            + " is not here may exist all the same");
    Set<String> read = new TreeSet<>(comments);
    read.addAll(feeds);
    StoreFacts facts = new StoreFacts(store, session);
    facts.header();
    facts.tables(read);
  }

  private void rows(String table, Consumer<StoredRow> reader) {
    session.table(table);
    store.rows(
        table,
        session,
        row -> {
          session.seen(table);
          reader.accept(row);
        });
  }

  /** A row of its own, since it has a place of its own; live ones also stand at their moment. */
  private void comment(StoredRow row) {
    Map<String, String> extra = new TreeMap<>(row.all());
    Optional<String> moment = row.number("FeedId").map(Long::toUnsignedString);
    moment.ifPresent(id -> extra.put("moment", id));
    String words = row.text("Content");
    Optional<String> id =
        row.number("CommentId64")
            .filter(n -> n != 0)
            .or(() -> row.number("CommentId").filter(n -> n != 0))
            .map(Long::toUnsignedString);
    Optional<String> author = row.word("FromUserName").map(People::key);
    Optional<Reaction> reaction =
        type(row, words)
            .map(type ->
                new Reaction(
                    type,
                    id,
                    author,
                    "",
                    StoreTimes.seconds(row.number("Createtime")),
                    words,
                    row.word("ReplyUserName").map(People::key)));
    boolean comment = !words.isEmpty();
    session.record(
        row.countedIn(),
        new Post(
            row.provenance(),
            People.PLATFORM,
            "moments-comments",
            id,
            author,
            "",
            StoreTimes.seconds(row.number("Createtime")),
            comment ? List.of(new MessageContent.Words(words)) : List.of(),
            comment ? List.of() : reaction.stream().toList(),
            row.state(),
            extra));
    if (row.state() == RowState.LIVE && moment.isPresent() && reaction.isPresent()) {
      reactions.add(moment.get(), reaction.get());
    }
  }

  /** Words make a comment; of the types without words only that of likes is known. */
  private static Optional<Reaction.Type> type(StoredRow row, String words) {
    if (!words.isEmpty()) {
      return Optional.of(Reaction.Type.COMMENT);
    }
    return row.number("CommentType").filter(t -> t == LIKE).map(_ -> Reaction.Type.LIKE);
  }

  private void moment(StoredRow row) {
    Optional<String> id = row.number("FeedId").map(Long::toUnsignedString);
    String author = row.text("UserName");
    String xml = row.text("Content");
    Post read =
        PostReader.moment(row.provenance(), id, author, xml, people, row.state(), row.rest());
    LiveIds.Named named = ids.lookAt(row, read.nativeId());
    Map<String, String> extra = new TreeMap<>(read.extra());
    named.why().ifPresent(why -> extra.put(LiveIds.BY_ID, why));
    session.record(
        row.countedIn(),
        new Post(
            read.provenance(),
            read.platform(),
            read.place(),
            read.nativeId(),
            read.author(),
            read.authorName(),
            read.time().instant().isPresent()
                ? read.time()
                : StoreTimes.seconds(row.number("CreateTime")),
            read.contents(),
            row.state() == RowState.LIVE ? reactions.with(read.reactions(), id) : read.reactions(),
            named.state(),
            extra));
  }
}
