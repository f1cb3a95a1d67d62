package org.tiezheng.collect.audio;

import java.util.Map;
import java.util.Set;
import org.tiezheng.collect.Confidence;
import org.tiezheng.collect.Importer;
import org.tiezheng.collect.Match;
import org.tiezheng.collect.MediaTypes;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.RecordSink;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.evidence.FileEntry;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.RecordedTime;

/**
 * Lists a sound recording with the facts of its container: length, rate, when it says it was made.
 */
public final class AudioImporter implements Importer {
  private static final String TABLE = "recordings";
  private static final Set<String> OTHERS = Set.of("application/ogg", "application/x-silk");

  @Override
  public String id() {
    return "audio";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public Match recognises(Probe probe) {
    boolean silk =
        SoundFacts.of(probe.source().main().bytes().asSlice(0, Math.min(16, probe.size())))
            .containsValue("SILK");
    return probe.mediaType().startsWith("audio/") || OTHERS.contains(probe.mediaType()) || silk
        ? Match.of(Confidence.LIKELY, Kind.AUDIO)
        : Match.none();
  }

  @Override
  public Reading read(SealedSource source, RecordSink sink) {
    ReadingSession session = new ReadingSession(this, sink);
    session.seen(TABLE);
    Map<String, String> facts = SoundFacts.of(source.main().bytes());
    String type = MediaTypes.detect(source.main());
    session.record(
        TABLE,
        new FileEntry(
            source.at(new Locator.Whole()),
            source.main().name(),
            source.main().size(),
            "SILK".equals(facts.get("container")) ? "audio/x-silk" : type,
            RecordedTime.none(),
            source.main().contentSha256(),
            facts));
    return session.finish(Kind.AUDIO);
  }
}
