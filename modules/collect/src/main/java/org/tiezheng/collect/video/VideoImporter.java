package org.tiezheng.collect.video;

import org.tiezheng.collect.Confidence;
import org.tiezheng.collect.Importer;
import org.tiezheng.collect.Match;
import org.tiezheng.collect.MediaTypes;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.RecordSink;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.recording.RecordingFacts;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Reading;

/** Reads what a film says about itself; shows and decodes nothing. */
public final class VideoImporter implements Importer {
  private static final String TABLE = "films";

  @Override
  public String id() {
    return "video";
  }

  @Override
  public String version() {
    return "2";
  }

  @Override
  public Match recognises(Probe probe) {
    String type = probe.mediaType();
    return type.startsWith("video/") || type.equals("application/mp4")
        ? Match.of(Confidence.LIKELY, Kind.VIDEO)
        : Match.none();
  }

  @Override
  public Reading read(SealedSource source, RecordSink sink) {
    ReadingSession session = new ReadingSession(this, sink);
    session.seen(TABLE);
    session.record(
        TABLE,
        RecordingFacts.of(
            source.main().bytes(),
            source.at(new Locator.Whole()),
            MediaTypes.detect(source.main())));
    return session.finish(Kind.VIDEO);
  }
}
