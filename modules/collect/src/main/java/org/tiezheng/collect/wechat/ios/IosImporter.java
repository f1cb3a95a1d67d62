package org.tiezheng.collect.wechat.ios;

import java.util.function.IntFunction;
import org.tiezheng.collect.Confidence;
import org.tiezheng.collect.Importer;
import org.tiezheng.collect.Match;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.RecordSink;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.wechat.StoreFolder;
import org.tiezheng.collect.wechat.hashed.ChatColumns;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Reading;

/**
 * Reads the message stores of WeChat on iOS: {@code MM.sqlite} and {@code message_N.sqlite} of one
 * account together, with contacts, sessions, media and the full-text index. Facts: chat.md 1.4.
 */
public final class IosImporter implements Importer {
  static final IntFunction<String> SHARDS =
      i -> i == 0 ? "DB/MM.sqlite" : "DB/message_" + i + ".sqlite";

  @Override
  public String id() {
    return "wechat.ios";
  }

  @Override
  public String version() {
    return "1";
  }

  /** Recognised at the first shard that can be read; the others belong to it. */
  @Override
  public Match recognises(Probe probe) {
    return folder(probe.source()).first(probe, SHARDS, ChatColumns.IOS::in)
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
    new IosReading(folder(source), session).read();
    return session.finish(Kind.CHAT);
  }

  private static StoreFolder folder(SealedSource source) {
    return StoreFolder.of(source, "DB/");
  }
}
