package org.tiezheng.collect.wechat.version4;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.collect.wechat.People;
import org.tiezheng.collect.wechat.PostReader;
import org.tiezheng.collect.wechat.Stickers;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Post;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.sqlite.Table;

/**
 * {@code sns.db} and {@code favorite.db}: the moments that the owner has looked at, the comments
 * that the app announced, and what the owner kept.
 */
final class PostTables {
  private final ReadingSession session;
  private final People people;
  private final AccountFolder folder;

  PostTables(ReadingSession session, People people, AccountFolder folder) {
    this.session = session;
    this.people = people;
    this.folder = folder;
  }

  void moments(Store store) {
    store.note(session);
    SideStore side = new SideStore("sns.db", store, session);
    side.rows("SnsTimeLine", this::moment, "tid", "user_name", "content");
    for (Table table : store.database().schema().tables()) {
      if (table.name().startsWith("SnsMessage")) {
        side.rows(table.name(), this::announced, "from_username");
      }
    }
    side.rest();
  }

  void favourites(Store store) {
    store.note(session);
    SideStore side = new SideStore("favorite.db", store, session);
    side.rows("fav_db_item", this::favourite, "type", "content");
    side.rest();
  }

  /** The number is unsigned; the column is signed. */
  private void moment(String counted, StoredRow row) {
    Optional<String> id = row.number("tid").map(Long::toUnsignedString);
    String author = row.text("user_name");
    Optional<String> xml = UnpackedRow.text(row, "content");
    row.keep("pack_info_buf");
    session.record(
        counted,
        PostReader.moment(
            row.provenance(), id, author, xml.orElse(""), people, row.state(), rest(row, xml)));
  }

  /** What could not be unpacked stays as it is stored, and is said. */
  private static Map<String, String> rest(StoredRow row, Optional<String> content) {
    if (content.isPresent()) {
      return row.rest();
    }
    row.keep("content");
    Map<String, String> rest = row.rest();
    rest.put("contentState", "damaged");
    return rest;
  }

  private void announced(String counted, StoredRow row) {
    String author = row.text("from_username");
    String words = row.text("content");
    Map<String, String> extra = new TreeMap<>(row.all());
    row.number("feed_id").map(Long::toUnsignedString).ifPresent(id -> extra.put("feed_id", id));
    session.record(
        counted,
        new Post(
            row.provenance(),
            People.PLATFORM,
            "moments-announced",
            row.number("comment64_id")
                .or(() -> row.number("comment_id"))
                .map(Long::toUnsignedString),
            Optional.of(author).filter(a -> !a.isEmpty()).map(People::key),
            row.text("from_nickname"),
            Seconds.of(row, "create_time"),
            words.isEmpty() ? List.of() : List.of(new MessageContent.Words(words)),
            List.of(),
            row.state(),
            extra));
  }

  private void favourite(String counted, StoredRow row) {
    String from = row.text("fromusr");
    Optional<String> xml = UnpackedRow.text(row, "content");
    RecordedTime time =
        row.number("update_time")
            .map(t -> t > 100_000_000_000L ? Seconds.of(t / 1000) : Seconds.of(t))
            .orElse(RecordedTime.none());
    session.record(
        counted,
        PostReader.favourite(
            row.provenance(),
            row.number("server_id").filter(n -> n != 0).map(Long::toUnsignedString),
            from,
            time,
            row.text("type"),
            xml.orElse(""),
            people,
            media -> Stickers.find(media, folder::media, PostTables::places),
            row.state(),
            rest(row, xml)));
  }

  /** Where the app keeps what was kept: whole, of middle size and small; names may lie flat. */
  private static List<String> places(String md5) {
    return Stream.of("data", "mid", "thumb")
        .map(kind -> "business/favorite/" + kind)
        .flatMap(in -> Stream.of(Stickers.split(in, md5), in + "/" + md5))
        .toList();
  }
}
