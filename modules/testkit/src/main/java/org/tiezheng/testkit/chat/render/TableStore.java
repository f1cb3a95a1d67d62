package org.tiezheng.testkit.chat.render;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tiezheng.testkit.chat.Conversation;
import org.tiezheng.testkit.chat.HeldMessage;
import org.tiezheng.testkit.chat.SideTruth;
import org.tiezheng.testkit.chat.Step;

/** Writes messages into the tables of a layout. */
final class TableStore implements Replay.Target, AutoCloseable {
  private final SideTruth truth;
  private final Layout layout;
  private final List<StoreFile> files = new ArrayList<>();
  private final Map<String, Long> counters = new HashMap<>();
  private final Map<Long, RowPlace> places = new TreeMap<>();

  /** Announcements of files, in stores of apps that write none. */
  private final Set<Long> unwritten = new HashSet<>();

  private TableStore(SideTruth truth, Layout layout, Path folder, WriteOptions options) {
    this.truth = truth;
    this.layout = layout;
    for (Step step : truth.history()) {
      if (step instanceof Step.Completed s && !layout.announces()) {
        unwritten.add(s.announcement().storeId());
      }
    }
    int at = 0;
    for (String file : layout.files()) {
      files.add(StoreFile.create(folder.resolve(file), options, layout.schema(at++)));
    }
  }

  /** What {@link #write} found when all was done. */
  record Written(Map<String, Long> tables, Map<Long, RowPlace> places) {}

  static Written write(SideTruth truth, Layout layout, Path folder, WriteOptions options) {
    try (TableStore store = new TableStore(truth, layout, folder, options)) {
      Replay.run(truth, store);
      Map<String, Long> counts = new TreeMap<>();
      store.places.values().forEach(p -> counts.put(p.file() + "!" + p.table(), 0L));
      counts.replaceAll((name, none) -> store.count(name));
      return new Written(counts, store.places);
    }
  }

  /** Renders what was written, with what survives. */
  static Rendered rendered(
      Renderer by, SideTruth truth, Layout layout, Path folder, Written written) {
    List<Path> all = WeChat4Store.files(folder);
    return new Rendered(
        folder,
        all,
        by.capabilities(),
        written.tables(),
        written.places(),
        Remains.search(
            folder, all, truth, m -> layout.stored(m, truth.conversation(m.conversation()))));
  }

  private long count(String name) {
    int mark = name.indexOf('!');
    int file = layout.files().indexOf(name.substring(0, mark));
    return files.get(file).count(name.substring(mark + 1));
  }

  StoreFile store(int file) {
    return files.get(file);
  }

  @Override
  public void insert(HeldMessage m) {
    if (unwritten.contains(m.storeId())) {
      return;
    }
    Conversation in = truth.conversation(m.conversation());
    int file = layout.file(m, in);
    String table = layout.table(in);
    String counter = file + table;
    if (!counters.containsKey(counter)) {
      files.get(file).run(layout.conversation(table));
    }
    long id = counters.merge(counter, 1L, Long::sum);
    Object[] row = layout.row(m, in);
    Object[] pairs = Arrays.copyOf(row, row.length + 2);
    pairs[row.length] = layout.idColumn();
    pairs[row.length + 1] = id;
    files.get(file).insert(table, pairs);
    RowPlace place = new RowPlace(layout.files().get(file), table, id);
    places.put(m.storeId(), place);
    layout.arrived(m, in, place);
  }

  @Override
  public void update(HeldMessage before, HeldMessage after) {
    RowPlace place = place(before);
    Object[] row = layout.row(after, truth.conversation(after.conversation()));
    StringBuilder sql = new StringBuilder("UPDATE ").append(place.table()).append(" SET ");
    Object[] values = new Object[row.length / 2 + 1];
    for (int i = 0; i < row.length / 2; i++) {
      sql.append(i == 0 ? "" : ", ").append(row[2 * i]).append("=?");
      values[i] = row[2 * i + 1];
    }
    values[row.length / 2] = place.id();
    store(place).fill(sql + " WHERE " + layout.idColumn() + "=?", values);
  }

  @Override
  public void delete(HeldMessage m) {
    if (unwritten.contains(m.storeId())) {
      return;
    }
    RowPlace place = place(m);
    store(place)
        .fill("DELETE FROM " + place.table() + " WHERE " + layout.idColumn() + "=?", place.id());
    places.remove(m.storeId());
  }

  @Override
  public void drop(String conversation) {
    Conversation in = truth.conversation(conversation);
    String table = layout.table(in);
    String sql = layout.drop(table);
    for (int i = 0; i < files.size(); i++) {
      if (counters.containsKey(i + table)) {
        if (sql.contains("?")) {
          files.get(i).fill(sql, in.id());
        } else {
          files.get(i).run(sql);
        }
      }
    }
    for (HeldMessage m : truth.genuine()) {
      if (m.conversation().equals(conversation)) {
        places.remove(m.storeId());
      }
    }
  }

  @Override
  public void settled() {
    layout.settled(this);
    files.forEach(StoreFile::openLog);
  }

  @Override
  public void done() {
    files.forEach(StoreFile::commit);
  }

  @Override
  public void close() {
    files.forEach(StoreFile::close);
  }

  private StoreFile store(RowPlace place) {
    return files.get(layout.files().indexOf(place.file()));
  }

  RowPlace place(HeldMessage m) {
    RowPlace place = places.get(m.storeId());
    if (place == null) {
      throw new IllegalStateException("no row of " + m);
    }
    return place;
  }
}
