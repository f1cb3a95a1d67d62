package org.tiezheng.collect.pictures;

import java.io.IOException;
import java.util.Optional;
import org.tiezheng.collect.Confidence;
import org.tiezheng.collect.Importer;
import org.tiezheng.collect.Match;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.RecordSink;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.input.Line;
import org.tiezheng.collect.input.TextCharset;
import org.tiezheng.collect.input.TextLines;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Text;

/**
 * Makes the messages of a conversation of a sealed reading of its pictures, and of what persons
 * confirmed of it. docs/importers/chat.pictures.md describes the form.
 */
public final class PicturesImporter implements Importer {
  /** Its id, by which papers and pages know such an item. */
  public static final String ID = "chat.pictures";

  private static final String LINES = "lines";
  private static final long LARGEST = 256L << 20;

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public boolean namesOthers() {
    return true;
  }

  @Override
  public boolean holdsThoseBefore() {
    return true;
  }

  @Override
  public Match recognises(Probe probe) {
    byte[] head = probe.head();
    String text = TextCharset.UTF_8.decode(head, 0, head.length);
    Optional<String> first = text.lines().findFirst();
    return first.isPresent()
            && first.get().startsWith("{\"line\":\"head\"")
            && first.get().contains("\"format\":\"" + ReadingLine.FORMAT + "\"")
        ? Match.of(Confidence.CERTAIN, Kind.CHAT)
        : Match.none();
  }

  @Override
  public org.tiezheng.evidence.Reading read(SealedSource source, RecordSink sink) {
    ReadingSession session = new ReadingSession(this, sink);
    PicturesRead read = new PicturesRead();
    if (source.main().size() > LARGEST) {
      session.broke(LINES, new Text("文件过大,不是图片识读件", "too large for a reading of pictures"));
      return session.finish(Kind.CHAT);
    }
    try (TextLines lines =
        new TextLines(source.main().stream(), TextCharset.UTF_8, source.limits().lineBytes())) {
      for (Optional<Line> next = lines.next(); next.isPresent(); next = lines.next()) {
        Line line = next.get();
        if (line.malformed() || line.cut() || !read.line(line.text())) {
          session.seen(LINES);
          session.setAside(
              LINES,
              source.at(new Locator.Line(line.number(), line.offset(), line.length())),
              new Text("这一行不是识读件的内容", "this line is none of a reading of pictures"),
              line.text());
        }
      }
    } catch (IOException e) {
      session.broke(LINES, new Text("识读件无法读到结尾", "the reading cannot be read to its end"));
    }
    read.head().ifPresent(head -> new MessagesRead(source, session, read, head).all());
    return session.finish(Kind.CHAT);
  }
}
