package org.tiezheng.collect.transcript;

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
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Text;

/**
 * Reads a transcript of a recording: a text with a head, the speakers, and one passage after the
 * other with its times. docs/importers/audio.transcript.md describes the form.
 */
public final class TranscriptImporter implements Importer {
  static final String TITLE = "# 录音文字稿";
  static final String TITLE_EN = "# transcript of a recording";

  private static final String TABLE = "transcripts";
  private static final String LINES = "lines";
  private static final int LONGEST = 1 << 20;

  @Override
  public String id() {
    return "audio.transcript";
  }

  @Override
  public String version() {
    return "2";
  }

  @Override
  public Match recognises(Probe probe) {
    if (!probe.mayBeText()) {
      return Match.none();
    }
    byte[] head = probe.head();
    String text = TextCharset.ofHead(head).decode(head, 0, head.length).stripLeading();
    return text.startsWith(TITLE) || text.startsWith(TITLE_EN)
        ? Match.of(Confidence.CERTAIN, Kind.OTHER)
        : Match.none();
  }

  @Override
  public Reading read(SealedSource source, RecordSink sink) {
    ReadingSession session = new ReadingSession(this, sink);
    TranscriptText text = new TranscriptText();
    byte[] head =
        source
            .main()
            .bytes()
            .asSlice(0, Math.min(Probe.HEAD, source.main().size()))
            .toArray(java.lang.foreign.ValueLayout.JAVA_BYTE);
    session.seen(TABLE);
    try (TextLines lines =
        new TextLines(source.main().stream(), TextCharset.ofHead(head), LONGEST)) {
      for (Optional<Line> next = lines.next(); next.isPresent(); next = lines.next()) {
        Line line = next.get();
        if (line.malformed()) {
          session.note(
              "第 " + line.number() + " 行有不合编码的字节",
              "line " + line.number() + " has bytes that do not fit its encoding");
        }
        if (line.cut() || !text.add(line.text())) {
          session.seen(LINES);
          session.setAside(
              LINES,
              source.at(new Locator.Line(line.number(), line.offset(), line.length())),
              new Text("这一行的格式无法识别", "the form of this line is not known"),
              line.text());
        }
      }
      session.record(TABLE, text.made(source.at(new Locator.Whole())));
    } catch (IOException e) {
      session.setAside(
          TABLE,
          source.at(new Locator.Whole()),
          new Text("文字稿无法读取", "the transcript cannot be read"),
          "");
    }
    return session.finish(Kind.OTHER);
  }
}
