package org.tiezheng.collect.file;

import java.util.Map;
import java.util.Set;
import org.tiezheng.collect.AnyFile;
import org.tiezheng.collect.Confidence;
import org.tiezheng.collect.Match;
import org.tiezheng.collect.MediaTypes;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.RecordSink;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.evidence.FileEntry;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.RecordedTime;

/** Lists a file as a file: name, size, type by content, digest. */
public final class FileImporter implements AnyFile {
  /** Types that hold other material. */
  private static final Set<String> CONTAINERS =
      Set.of(
          "application/mbox",
          "application/zip",
          "application/gzip",
          "application/x-tar",
          "application/x-gtar",
          "application/x-7z-compressed",
          "application/x-rar-compressed",
          "application/vnd.rar",
          "application/x-bzip2",
          "application/x-xz",
          "application/x-iso9660-image",
          "application/vnd.ms-outlook-pst",
          "application/x-sqlite3");

  @Override
  public String id() {
    return "file";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public Match recognises(Probe probe) {
    String type = probe.mediaType();
    return new Match(Confidence.FALLBACK, kind(type), CONTAINERS.contains(type));
  }

  @Override
  public Reading read(SealedSource source, RecordSink sink) {
    ReadingSession session = new ReadingSession(this, sink);
    Member file = source.main();
    String type = MediaTypes.detect(file);
    session.seen("file");
    session.record(
        "file",
        new FileEntry(
            source.at(new Locator.Whole()),
            file.name(),
            file.size(),
            type,
            RecordedTime.none(),
            file.contentSha256(),
            Map.of()));
    return session.finish(kind(type));
  }

  private static Kind kind(String type) {
    int slash = type.indexOf('/');
    return switch (type.substring(0, slash)) {
      case "image" -> Kind.PHOTO;
      case "audio" -> Kind.AUDIO;
      case "video" -> Kind.VIDEO;
      case "message" -> Kind.EMAIL;
      default -> Kind.OTHER;
    };
  }
}
