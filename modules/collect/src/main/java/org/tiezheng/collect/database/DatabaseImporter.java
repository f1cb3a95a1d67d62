package org.tiezheng.collect.database;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tiezheng.collect.Confidence;
import org.tiezheng.collect.Importer;
import org.tiezheng.collect.Match;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.RecordSink;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoreFacts;
import org.tiezheng.evidence.FileEntry;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.RecordedTime;

/**
 * Lists an SQLite database whose tables no other importer knows: what it says of itself and how
 * many rows each table has. Its rows are not evidence until somebody says what they mean; {@code
 * tiezheng recover} looks into them.
 */
public final class DatabaseImporter implements Importer {
  private static final String TABLE = "files";
  private static final int LISTED = 40;

  @Override
  public String id() {
    return "database.sqlite";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public Match recognises(Probe probe) {
    return Store.look(probe).isPresent()
        ? new Match(Confidence.POSSIBLE, Kind.OTHER, true)
        : Match.none();
  }

  @Override
  public boolean namesOthers() {
    return true;
  }

  @Override
  public Reading read(SealedSource source, RecordSink sink) {
    ReadingSession session = new ReadingSession(this, sink);
    session.seen(TABLE);
    Map<String, Long> counts = Map.of();
    try {
      Store store = Store.open(source);
      store.note(session);
      StoreFacts facts = new StoreFacts(store, session);
      facts.header();
      counts = facts.tables(Set.of());
    } catch (FormatException e) {
      session.note(e.sentence());
    }
    session.record(
        TABLE,
        new FileEntry(
            source.main().at(new Locator.Whole()),
            source.main().name(),
            source.main().size(),
            Probe.of(source).mediaType(),
            RecordedTime.none(),
            source.main().contentSha256(),
            Map.of()));
    session.note(
        "这是数据库,其中的表没有对应的读取器:只登记各表行数" + listed(counts) + "。可用 tiezheng recover 查看被删除的行。",
        "A database whose tables no importer knows: only the number of rows is listed"
            + listed(counts)
            + ". tiezheng recover looks for deleted rows in it.");
    return session.finish(Kind.OTHER);
  }

  private static String listed(Map<String, Long> counts) {
    return counts.isEmpty()
        ? ""
        : counts.entrySet().stream()
            .limit(LISTED)
            .map(e -> e.getKey() + " " + e.getValue())
            .collect(
                Collectors.joining(
                    ", ", " (", counts.size() > LISTED ? ", … " + counts.size() + ")" : ")"));
  }
}
