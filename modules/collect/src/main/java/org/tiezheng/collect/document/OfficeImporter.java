package org.tiezheng.collect.document;

import java.io.IOException;
import java.util.Optional;
import org.tiezheng.collect.Confidence;
import org.tiezheng.collect.Importer;
import org.tiezheng.collect.Match;
import org.tiezheng.collect.MediaTypes;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.RecordSink;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Text;

/** Reads the properties of office files, Office Open XML and OLE2; lays out and runs nothing. */
public final class OfficeImporter implements Importer {
  private static final String TABLE = "documents";

  @Override
  public String id() {
    return "document.office";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public Match recognises(Probe probe) {
    return ooxml(probe.mediaType()) || ole(probe.mediaType())
        ? Match.of(Confidence.POSSIBLE, Kind.DOCUMENT)
        : Match.none();
  }

  @Override
  public Reading read(SealedSource source, RecordSink sink) {
    ReadingSession session = new ReadingSession(this, sink);
    session.seen(TABLE);
    Provenance place = source.at(new Locator.Whole());
    String type = MediaTypes.detect(source.main());
    Properties found = new Properties();
    Optional<Text> failure = Optional.empty();
    try {
      if (ole(type)) {
        OleFile.read(source.main(), source.limits(), found);
      } else {
        OoxmlPackage.read(source.main().bytes(), source.limits(), found);
      }
    } catch (IOException | RuntimeException | StackOverflowError e) {
      failure =
          Optional.of(
              e instanceof FormatException format
                  ? format.sentence()
                  : new Text("文件损坏,无法读取属性", "the file is damaged; its properties cannot be read"));
    } catch (OutOfMemoryError e) {
      failure = Optional.of(new Text("文件要求的内存过大", "the file asks for more memory than there is"));
    }
    if (failure.isPresent()) {
      session.setAside(TABLE, place, failure.get(), "");
    } else {
      session.record(TABLE, found.made(place, type));
    }
    return session.finish(Kind.DOCUMENT);
  }

  private static boolean ooxml(String type) {
    return type.startsWith("application/vnd.openxmlformats-officedocument.")
        || type.endsWith(".macroenabled.12");
  }

  private static boolean ole(String type) {
    return type.equals("application/msword")
        || type.equals("application/vnd.ms-excel")
        || type.equals("application/vnd.ms-powerpoint")
        || type.equals("application/x-tika-ooxml-protected");
  }
}
