package org.tiezheng.collect.archive;

import java.io.IOException;
import org.tiezheng.collect.Confidence;
import org.tiezheng.collect.Importer;
import org.tiezheng.collect.Match;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.RecordSink;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.collect.input.ZipArchive;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Reading;

/** Lists the members of zip archives. */
public final class ArchiveImporter implements Importer {
  @Override
  public String id() {
    return "archive.zip";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public Match recognises(Probe probe) {
    return probe.mediaType().equals("application/zip")
        ? new Match(Confidence.POSSIBLE, Kind.OTHER, true)
        : Match.none();
  }

  @Override
  public Reading read(SealedSource source, RecordSink sink) {
    ReadingSession session = new ReadingSession(this, sink);
    ArchiveMembers members = new ArchiveMembers(source, session);
    try {
      members.listAll(ZipArchive.open(source.main().bytes(), source.limits()));
    } catch (IOException e) {
      session.broke(ArchiveMembers.TABLE, FormatException.describe(e));
    }
    return session.finish(Kind.OTHER);
  }
}
