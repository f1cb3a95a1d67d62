package org.tiezheng.collect.wechat;

import java.util.function.IntFunction;
import org.tiezheng.collect.Confidence;
import org.tiezheng.collect.Importer;
import org.tiezheng.collect.Match;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.RecordSink;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.store.Store;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Reading;

/**
 * The frame of an importer of an account whose messages lie in several databases: recognised at the
 * first of them that can be read, the others belong to it.
 */
public abstract class ShardedStore implements Importer {
  private final String id;
  private final String place;
  private final IntFunction<String> shards;

  /**
   * @param place folder of the databases below the account's, with a {@code /} at its end
   * @param shards path of a database below the account's folder by its number, from 0
   */
  protected ShardedStore(String id, String place, IntFunction<String> shards) {
    this.id = id;
    this.place = place;
    this.shards = shards;
  }

  /** Whether a database is one of those. */
  protected abstract boolean holds(Store store);

  /** Reads all files of the account. */
  protected abstract void read(StoreFolder folder, ReadingSession session);

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
    return StoreFolder.of(probe.source(), place).first(probe, shards, this::holds)
        ? Match.of(Confidence.CERTAIN, Kind.CHAT)
        : Match.none();
  }

  @Override
  public final Reading read(SealedSource source, RecordSink sink) {
    ReadingSession session = new ReadingSession(this, sink);
    read(StoreFolder.of(source, place), session);
    return session.finish(Kind.CHAT);
  }
}
