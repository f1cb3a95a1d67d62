package org.tiezheng.collect.wechat.ios;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.collect.plist.PropertyList;
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
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.Text;
import org.tiezheng.sqlite.Table;

/**
 * {@code wc005_008.db}: one table for the moments of each person whose page was looked at, one for
 * those of all together, and what the app announced. A moment is one blob: an archive of the object
 * that the app shows, in newer versions a protocol buffer whose fields nobody has published.
 */
final class MomentTables {
  /** Beside the moments of a page: the same moment once more, as the list of all had it. */
  static final String AGAIN = "moments-timeline";

  private static final String FILE = "wc005_008.db/";
  private static final Pattern PAGES = Pattern.compile("MyWC\\d{1,4}_.{1,200}");
  private static final Pattern ALL = Pattern.compile("MyWC_Timeline\\d{1,4}");
  private static final Pattern ANNOUNCED = Pattern.compile("MyWC_Message\\d{1,4}");
  private static final int MOST_IDS = 1_000_000;
  private static final long MOST_BYTES = 8 << 20;

  private final ReadingSession session;
  private final People people;
  private final LiveIds ids;
  private final Set<String> onPages = new HashSet<>();
  private long unpublished;

  MomentTables(ReadingSession session, People people) {
    this.session = session;
    this.people = people;
    this.ids = new LiveIds(session);
  }

  void read(Store store) {
    store.note(session);
    Map<String, BiConsumer<String, StoredRow>> readers = new LinkedHashMap<>();
    tables(store, PAGES, "Buffer").forEach(table -> readers.put(table, this::onPage));
    tables(store, ALL, "Buffer").forEach(table -> readers.put(table, this::ofAll));
    tables(store, ANNOUNCED, "FromUser", "content")
        .forEach(table -> readers.put(table, this::announced));
    readers.forEach((table, reader) -> rows(store, table, reader));
    ids.liveAreRead(store);
    new RecoveredRows(store, session, FILE)
        .read(
            readers::containsKey,
            (table, row) -> {
              String counted = FILE + row.countedIn();
              session.seen(counted);
              Objects.requireNonNull(readers.get(table)).accept(counted, row);
            });
    StoreFacts facts = new StoreFacts(store, session, FILE);
    facts.header();
    facts.tables(new LinkedHashSet<>(readers.keySet()));
    notes();
  }

  private void notes() {
    session.note(
        "朋友圈是手机上浏览过的内容的缓存:没有的动态、评论或点赞不能说明不存在",
        "moments are a cache of what was looked at on this telephone: a moment, comment or like"
            + " that is not here may exist all the same");
    if (unpublished > 0) {
      session.note(
          "朋友圈库 wc005_008.db 中有 "
              + unpublished
              + " 条的内容是较新版本的格式,其字段没有公开:只列出发布者一栏和其中的文字,不判断哪段文字是谁写的",
          "the contents of "
              + unpublished
              + " rows of the database of moments wc005_008.db are of a newer form whose fields are"
              + " not published: their column of the author and the texts in them are listed, and"
              + " nothing is said about who wrote which");
    }
  }

  private static List<String> tables(Store store, Pattern name, String... columns) {
    return store.database().schema().tables().stream()
        .map(Table::name)
        .filter(table -> name.matcher(table).matches())
        .filter(table -> store.has(table, columns))
        .toList();
  }

  private void rows(Store store, String table, BiConsumer<String, StoredRow> reader) {
    String counted = FILE + table;
    session.table(counted);
    store.rows(
        table,
        counted,
        session,
        row -> {
          session.seen(counted);
          reader.accept(counted, row);
        });
  }

  private void onPage(String counted, StoredRow row) {
    moment(counted, row, true);
  }

  private void ofAll(String counted, StoredRow row) {
    moment(counted, row, false);
  }

  private void moment(String counted, StoredRow row, boolean page) {
    Optional<MemorySegment> buffer = row.bytes("Buffer").filter(b -> b.byteSize() > 0);
    if (buffer.isEmpty()) {
      setAside(counted, row, new Text("没有内容:Buffer 为空", "it has no contents: Buffer is empty"));
      return;
    }
    if (buffer.get().byteSize() > MOST_BYTES) {
      setAside(counted, row, new Text("内容过大,没有读取", "its contents are too large and were not read"));
      return;
    }
    byte[] bytes = buffer.get().toArray(ValueLayout.JAVA_BYTE);
    if (!PropertyList.isBinary(bytes)) {
      if (row.state() == RowState.LIVE) {
        unpublished++;
      }
      record(counted, row, page, unread(buffer.get()));
      return;
    }
    try {
      record(counted, row, page, MomentArchive.of(bytes));
    } catch (FormatException e) {
      setAside(counted, row, e.sentence());
    }
  }

  private void setAside(String counted, StoredRow row, Text why) {
    session.setAside(counted, row.provenance(), why, row.raw());
  }

  /** Nothing is asserted of what a buffer of the newer form says. */
  private static MomentArchive unread(MemorySegment buffer) {
    BlobStrings strings = BlobStrings.of(buffer);
    Map<String, String> extra = new TreeMap<>(strings.byPath("buffer"));
    extra.put("bufferBlob", BlobStrings.hex(buffer));
    return new MomentArchive(
        Optional.empty(),
        Optional.empty(),
        "",
        RecordedTime.none(),
        List.of(new MessageContent.Unread("moment", String.join("\n", strings.all()))),
        List.of(),
        extra);
  }

  private void record(String counted, StoredRow row, boolean page, MomentArchive archive) {
    Optional<String> ofRow = row.word("Id").map(MomentTables::unsigned);
    Optional<String> id = archive.id().map(MomentTables::unsigned).or(() -> ofRow);
    Optional<String> author = row.word("FromUser").or(archive::author);
    Map<String, String> extra = new TreeMap<>(row.rest());
    extra.putAll(archive.extra());
    extra.put("table", row.countedIn());
    ofRow.filter(n -> !id.equals(Optional.of(n))).ifPresent(n -> extra.put("rowId", n));
    archive
        .author()
        .filter(stated -> !author.equals(Optional.of(stated)))
        .ifPresent(stated -> extra.put("archiveSender", stated));
    place(extra);
    LiveIds.Named named = ids.lookAt(row, id);
    named.why().ifPresent(why -> extra.put(LiveIds.BY_ID, why));
    boolean again = !page && id.filter(onPages::contains).isPresent();
    if (page && row.state() == RowState.LIVE && onPages.size() < MOST_IDS) {
      id.ifPresent(onPages::add);
    }
    session.record(
        counted,
        new Post(
            row.provenance(),
            People.PLATFORM,
            again ? AGAIN : "moments",
            id,
            author.map(People::key),
            author
                .flatMap(people::person)
                .map(People.Person::shown)
                .filter(name -> !name.isEmpty())
                .orElse(archive.authorName()),
            archive.time(),
            archive.contents(),
            archive.reactions(),
            named.state(),
            extra));
  }

  /** The place by the names that the readers of the other stores give it. */
  private static void place(Map<String, String> extra) {
    Map.of(
            "locationInfo.poiName", "poiName",
            "locationInfo.city", "city",
            "locationInfo.location_latitude", "latitude",
            "locationInfo.location_longitude", "longitude")
        .forEach((path, name) -> {
          String value = extra.remove(path);
          if (value != null) {
            extra.put(name, value);
          }
        });
  }

  /** The number is unsigned; a column of numbers is signed. */
  private static String unsigned(String id) {
    if (!id.matches("-\\d{1,19}")) {
      return id;
    }
    try {
      return Long.toUnsignedString(Long.parseLong(id));
    } catch (NumberFormatException e) {
      return id;
    }
  }

  private void announced(String counted, StoredRow row) {
    String words = row.text("content");
    Optional<String> author = row.word("FromUser").map(People::key);
    String name = row.text("from_nickname");
    RecordedTime time = StoreTimes.seconds(row.number("CreateTime"));
    session.record(
        counted,
        new Post(
            row.provenance(),
            People.PLATFORM,
            "moments-announced",
            row.word("Id").map(MomentTables::unsigned),
            author,
            name,
            time,
            words.isEmpty() ? List.of() : List.of(new MessageContent.Words(words)),
            List.of(),
            row.state(),
            row.rest()));
  }
}
