package org.tiezheng.collect.store;

import org.tiezheng.collect.Confidence;
import org.tiezheng.collect.Importer;
import org.tiezheng.collect.Match;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.RecordSink;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Reading;

/**
 * The frame of an importer of a phone's database: told by its schema whatever the file is called,
 * and incomplete if it cannot be opened. Such a database names people who are not the owner.
 */
public abstract class StoreImporter implements Importer {
  private final String id;
  private final Kind kind;
  private final String table;

  /**
   * @param table the one that counts as broken off if the database cannot be opened
   */
  protected StoreImporter(String id, Kind kind, String table) {
    this.id = id;
    this.kind = kind;
    this.table = table;
  }

  /** Whether the schema is the one that this importer reads. */
  protected abstract boolean knows(Store store);

  /** Reads everything in it. */
  protected abstract void read(Store store, ReadingSession session) throws FormatException;

  @Override
  public final String id() {
    return id;
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public final boolean namesOthers() {
    return true;
  }

  @Override
  public final Match recognises(Probe probe) {
    return Store.look(probe).filter(this::knows).isPresent()
        ? Match.of(Confidence.CERTAIN, kind)
        : Match.none();
  }

  @Override
  public final Reading read(SealedSource source, RecordSink sink) {
    ReadingSession session = new ReadingSession(this, sink);
    try {
      read(Store.open(source), session);
    } catch (FormatException e) {
      session.broke(table, e.sentence());
    }
    return session.finish(kind);
  }
}
