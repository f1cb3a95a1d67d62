package org.tiezheng.collect.wechat.ios;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.RecoveredRows;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoreFacts;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.collect.wechat.FilesByContent;
import org.tiezheng.collect.wechat.People;
import org.tiezheng.collect.wechat.PostReader;
import org.tiezheng.collect.wechat.StoreFolder;
import org.tiezheng.collect.wechat.StoreTimes;
import org.tiezheng.collect.wechat.Writers;

/**
 * {@code fav.db}: what the owner kept, one row with XML for each. The app keeps it in its library,
 * in a folder that bears the account's digest as that of the documents does.
 */
final class Favourites {
  private static final String TABLE = "FavoritesItemTable";
  private static final List<String> NAMES = List.of("Favorites/fav.db", "Favorites/favorites.db");
  private static final String DOCUMENTS = "Documents/";
  private static final String LIBRARY = "Library/WechatPrivate/";

  private final StoreFolder folder;
  private final ReadingSession session;
  private final People people;
  private final FilesByContent media;

  Favourites(StoreFolder folder, ReadingSession session, People people, FilesByContent media) {
    this.folder = folder;
    this.session = session;
    this.people = people;
    this.media = media;
  }

  void read() {
    Optional<Member> file =
        NAMES.stream()
            .flatMap(name -> folder.file(name).or(() -> inLibrary(name)).stream())
            .findFirst();
    file.flatMap(member -> folder.open(member, session))
        .ifPresentOrElse(
            store -> read(store, store.source().main().fileName() + "/"),
            () ->
                session.note(
                    "没有可读的收藏库(Library/WechatPrivate/…/Favorites/fav.db):收藏不在本次读取中",
                    "there is no readable database of favourites"
                        + " (Library/WechatPrivate/…/Favorites/fav.db): favourites are not in this"
                        + " reading"));
  }

  private Optional<Member> inLibrary(String name) {
    Optional<String> digest = Writers.digest(folder.root());
    String own = digest.map(md5 -> DOCUMENTS + md5 + "/").orElse("");
    if (own.isEmpty() || !folder.root().endsWith(own)) {
      return Optional.empty();
    }
    String above = folder.root().substring(0, folder.root().length() - own.length());
    return folder.source().siblings().apply(above + LIBRARY + digest.get() + "/" + name);
  }

  private void read(Store store, String file) {
    store.note(session);
    StoreFacts facts = new StoreFacts(store, session, file);
    facts.header();
    if (!store.has(TABLE, "Type", "Xml")) {
      facts.tables(Set.of());
      session.note(
          "收藏库 " + file.replace("/", "") + " 已找到但没有读取:其中没有已知格式的收藏表,只登记各表行数",
          "the database of favourites "
              + file.replace("/", "")
              + " was found and not read: it has no table of favourites of the known form; only the"
              + " rows of its tables are counted");
      return;
    }
    session.table(file + TABLE);
    store.rows(TABLE, file + TABLE, session, row -> favourite(file, row));
    new RecoveredRows(store, session, file).read(TABLE::equals, (_, row) -> favourite(file, row));
    facts.tables(Set.of(TABLE));
  }

  private void favourite(String file, StoredRow row) {
    String counted = file + row.countedIn();
    session.seen(counted);
    String type = row.text("Type");
    String xml = row.text("Xml");
    String from = row.text("FromUsr");
    row.keep("FromUsr");
    session.record(
        counted,
        PostReader.favourite(
            row.provenance(),
            Optional.empty(),
            from,
            StoreTimes.seconds(row.number("Time")),
            type,
            xml,
            people,
            media::find,
            row.state(),
            row.rest()));
  }
}
