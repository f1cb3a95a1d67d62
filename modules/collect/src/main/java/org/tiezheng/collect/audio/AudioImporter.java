package org.tiezheng.collect.audio;

import java.util.Optional;
import java.util.Set;
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
import org.tiezheng.evidence.Recording;

/**
 * Reads what a sound recording says about itself: container, length, rate, when and by what it was
 * made, and signs that it was cut.
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
    return "3";
  }

  @Override
  public Match recognises(Probe probe) {
    boolean silk =
        SilkPackets.of(probe.source().main().bytes().asSlice(0, Math.min(16, probe.size())))
            .isPresent();
    return probe.mediaType().startsWith("audio/") || OTHERS.contains(probe.mediaType()) || silk
        ? Match.of(Confidence.LIKELY, Kind.AUDIO)
        : Match.none();
  }

  @Override
  public Reading read(SealedSource source, RecordSink sink) {
    ReadingSession session = new ReadingSession(this, sink);
    session.seen(TABLE);
    Optional<SilkPackets> silk = SilkPackets.of(source.main().bytes());
    session.record(
        TABLE,
        silk.isPresent()
            ? voice(silk.get(), source)
            : RecordingFacts.of(
                source.main().bytes(),
                source.at(new Locator.Whole()),
                MediaTypes.detect(source.main())));
    return session.finish(Kind.AUDIO);
  }

  private static Recording voice(SilkPackets packets, SealedSource source) {
    long count = 0;
    while (packets.next().isPresent()) {
      count++;
    }
    return RecordingFacts.voice(
        "SILK",
        count,
        count * SilkPackets.FRAME_MILLIS,
        source.at(new Locator.Whole()),
        "audio/x-silk");
  }
}
