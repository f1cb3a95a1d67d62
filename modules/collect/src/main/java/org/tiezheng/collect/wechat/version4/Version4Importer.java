package org.tiezheng.collect.wechat.version4;

import java.util.Optional;
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
 * Reads the message stores of WeChat 4 on Windows, Mac and Linux: all shards of one account
 * together, with the names, sessions, media, moments and favourites beside them. Facts: chat.md
 * 1.3.
 */
public final class Version4Importer implements Importer {
  @Override
  public String id() {
    return "wechat.version4";
  }

  @Override
  public String version() {
    return "1";
  }

  /** Recognised at the first shard that is there; the others belong to it. */
  @Override
  public Match recognises(Probe probe) {
    Optional<Store> store = Store.look(probe).filter(Shard::isOne);
    boolean first = store.isPresent() && AccountFolder.of(probe.source()).first(probe.name());
    return first ? Match.of(Confidence.CERTAIN, Kind.CHAT) : Match.none();
  }

  @Override
  public boolean namesOthers() {
    return true;
  }

  @Override
  public Reading read(SealedSource source, RecordSink sink) {
    ReadingSession session = new ReadingSession(this, sink);
    new Version4Reading(AccountFolder.of(source), session).read();
    return session.finish(Kind.CHAT);
  }
}
