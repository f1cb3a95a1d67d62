package org.tiezheng.collect.log;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.tiezheng.collect.Confidence;
import org.tiezheng.collect.Importer;
import org.tiezheng.collect.Match;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.RecordSink;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.collect.input.Line;
import org.tiezheng.collect.input.TextCharset;
import org.tiezheng.collect.input.TextLines;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Text;

/**
 * Reads the access log of a web server (common and combined form). The lines have neither numbers
 * nor a chain of digests, so nothing in them shows whether one is missing.
 */
public final class AccessLogImporter implements Importer {
  private static final String FILES = "logs";
  private static final String LINES = "lines";
  private static final int LOOKED_AT = 20;

  @Override
  public String id() {
    return "log.access";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public Match recognises(Probe probe) {
    if (!probe.mayBeText()) {
      return Match.none();
    }
    byte[] head = probe.head();
    String text = TextCharset.ofHead(head).decode(head, 0, head.length);
    List<String> lines = text.lines().filter(line -> !line.isBlank()).limit(LOOKED_AT).toList();
    boolean whole = probe.size() <= head.length;
    List<String> ended =
        whole || lines.size() == LOOKED_AT
            ? lines
            : lines.subList(0, Math.max(0, lines.size() - 1));
    long fit = ended.stream().filter(line -> AccessLine.of(line).isPresent()).count();
    // The first lines of a log that was damaged or begins with a remark may be others.
    return fit > 0 && fit * 2 > ended.size()
        ? Match.of(Confidence.CERTAIN, Kind.LOG)
        : Match.none();
  }

  @Override
  public Reading read(SealedSource source, RecordSink sink) {
    ReadingSession session = new ReadingSession(this, sink);
    session.seen(FILES);
    session.table(LINES);
    byte[] head = Probe.of(source).head();
    AccessTally tally = new AccessTally();
    try (TextLines lines =
        new TextLines(
            source.main().stream(), TextCharset.ofHead(head), source.limits().lineBytes())) {
      for (Optional<Line> next = lines.next(); next.isPresent(); next = lines.next()) {
        take(next.get(), source, session, tally);
      }
    } catch (IOException e) {
      session.broke(LINES, FormatException.describe(e));
    }
    if (tally.lines() == 0) {
      session.setAside(
          FILES,
          source.at(new Locator.Whole()),
          new Text("没有一行是访问日志的格式", "no line has the form of an access log"),
          "");
    } else {
      session.record(FILES, tally.log(source.at(new Locator.Whole()), source.main().fileName()));
      session.note(
          "日志各行没有编号,也没有摘要链:有没有缺行,从文件本身看不出",
          "the lines have neither numbers nor a chain of digests: whether any is missing cannot be"
              + " seen in the file");
    }
    return session.finish(Kind.LOG);
  }

  private static void take(
      Line line, SealedSource source, ReadingSession session, AccessTally tally) {
    if (line.text().isBlank()) {
      return;
    }
    Optional<AccessLine> read = line.cut() ? Optional.empty() : AccessLine.of(line.text());
    if (read.isPresent()) {
      tally.add(read.get(), line.number());
      return;
    }
    session.seen(LINES);
    session.setAside(
        LINES,
        source.at(line.place()),
        line.cut()
            ? new Text("这一行过长,没有读取", "this line is too long and was not read")
            : new Text("这一行不是访问日志的格式", "this line has not the form of an access log"),
        line.text());
  }
}
