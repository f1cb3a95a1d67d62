package org.tiezheng.collect.wechat.windows3;

import java.util.function.IntFunction;
import org.tiezheng.collect.Confidence;
import org.tiezheng.collect.Importer;
import org.tiezheng.collect.Match;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.RecordSink;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.wechat.StoreFolder;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Reading;

/**
 * Reads the message stores of WeChat 3 on Windows: {@code MSG0.db} and its neighbours of one
 * account together, with contacts, sessions, voices, media and the full-text index. Facts: chat.md
 * 1.2.
 */
public final class Windows3Importer implements Importer {
  static final IntFunction<String> SHARDS = i -> "Msg/Multi/MSG" + i + ".db";

  @Override
  public String id() {
    return "wechat.windows3";
  }

  @Override
  public String version() {
    return "1";
  }

  /** Recognised at the first shard that can be read; the others belong to it. */
  @Override
  public Match recognises(Probe probe) {
    return folder(probe.source()).first(probe, SHARDS, MessageRow::in)
        ? Match.of(Confidence.CERTAIN, Kind.CHAT)
        : Match.none();
  }

  @Override
  public boolean namesOthers() {
    return true;
  }

  @Override
  public Reading read(SealedSource source, RecordSink sink) {
    ReadingSession session = new ReadingSession(this, sink);
    new Windows3Reading(folder(source), session).read();
    return session.finish(Kind.CHAT);
  }

  private static StoreFolder folder(SealedSource source) {
    return StoreFolder.of(source, "Msg/Multi/");
  }
}
