package org.tiezheng.collect.capture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.tiezheng.collect.Confidence;
import org.tiezheng.collect.Importer;
import org.tiezheng.collect.Match;
import org.tiezheng.collect.MediaTypes;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.RecordSink;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.audio.AudioImporter;
import org.tiezheng.collect.input.Line;
import org.tiezheng.collect.input.TextCharset;
import org.tiezheng.collect.input.TextLines;
import org.tiezheng.collect.photo.PhotoImporter;
import org.tiezheng.collect.video.VideoImporter;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.SetAside;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.json.EvidenceJson;
import tools.jackson.core.JacksonException;

/**
 * Reads the log of a capture with a browser and the films, sounds and pictures beside it, and
 * checks one against the other. docs/importers/capture.log.md describes the form.
 */
public final class CaptureLogImporter implements Importer {
  private static final String LOGS = "captures";
  private static final String LINES = "lines";
  private static final String TAKES = "takes";

  @Override
  public String id() {
    return "capture.log";
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
  public Match recognises(Probe probe) {
    return begun(probe.head())
        .map(begun -> Match.of(Confidence.CERTAIN, begun.medium().kind()))
        .orElse(Match.none());
  }

  /** The first line, if it is that of such a log. */
  private static Optional<LogEntry.Begun> begun(byte[] head) {
    int end = 0;
    while (end < head.length && head[end] != '\n') {
      end++;
    }
    String first = new String(head, 0, end, StandardCharsets.UTF_8);
    if (first.contains(LogEntry.FORMAT)) {
      try {
        if (EvidenceJson.read(first, LogLine.class).entry() instanceof LogEntry.Begun begun
            && begun.format().equals(LogEntry.FORMAT)) {
          return Optional.of(begun);
        }
      } catch (JacksonException | NullPointerException e) {
        // It is something else.
      }
    }
    return Optional.empty();
  }

  @Override
  public Reading read(SealedSource source, RecordSink sink) {
    ReadingSession session = new ReadingSession(this, sink);
    LogReading log = new LogReading();
    session.seen(LOGS);
    try {
      lines(source, session, log);
      Kind kind = takes(source, session, log);
      log.begun().ifPresent(begun -> told(begun, log, session));
      Optional<Record> record = CaptureRecords.session(source, log);
      if (record.isPresent()) {
        session.record(LOGS, record.get());
      } else {
        session.setAside(
            LOGS,
            source.at(new Locator.Whole()),
            new Text("没有人看着它形成:不是拍摄过程的记录", "nobody watched it being made: no log of a filming"),
            "");
      }
      return session.finish(kind);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void lines(SealedSource source, ReadingSession session, LogReading log)
      throws IOException {
    try (TextLines lines = new TextLines(source.main().stream(), TextCharset.UTF_8, LogLine.MOST)) {
      for (Optional<Line> next = lines.next(); next.isPresent(); next = lines.next()) {
        Line line = next.get();
        if (!log.line(line.text()) || line.malformed() || line.cut()) {
          session.seen(LINES);
          session.setAside(
              LINES,
              source.at(new Locator.Line(line.number(), line.offset(), line.length())),
              new Text("这一行无法读取", "this line cannot be read"),
              line.text());
        }
      }
    }
  }

  /** Reads and compares what lies beside the log; gives the kind of it all. */
  private static Kind takes(SealedSource source, ReadingSession session, LogReading log)
      throws IOException {
    Kind kind = log.begun().map(b -> b.medium().kind()).orElse(Kind.OTHER);
    session.table(TAKES);
    for (Take take : log.takes()) {
      Optional<Member> found = source.sibling(take.fileName());
      if (found.isEmpty()) {
        log.absent(take);
        continue;
      }
      Member member = found.get();
      try (InputStream bytes = member.stream()) {
        log.check(take, bytes);
      }
      String type = MediaTypes.detect(member);
      Optional<Importer> importer = importer(type, take.begun().mediaType());
      if (importer.isPresent()) {
        Kind of = importer.get().read(alone(source, member), into(session)).kind();
        kind = kind == Kind.OTHER ? of : kind;
      }
    }
    return kind;
  }

  private static SealedSource alone(SealedSource source, Member member) {
    return new SealedSource(member, _ -> Optional.empty(), source.limits());
  }

  /** A sound without a picture may be called a film by its container. */
  private static Optional<Importer> importer(String found, String said) {
    if (found.startsWith("image/")) {
      return Optional.of(new PhotoImporter());
    }
    if (found.startsWith("audio/") || (said.startsWith("audio/") && !found.startsWith("text/"))) {
      return Optional.of(new AudioImporter());
    }
    boolean film =
        found.startsWith("video/")
            || found.equals("application/mp4")
            || found.equals("application/x-matroska");
    return film ? Optional.of(new VideoImporter()) : Optional.empty();
  }

  private static RecordSink into(ReadingSession session) {
    return new RecordSink() {
      @Override
      public void record(Record row) {
        session.seen(TAKES);
        session.record(TAKES, row);
      }

      @Override
      public void setAside(SetAside row) {
        session.seen(TAKES);
        session.setAside(TAKES, row.provenance(), row.reason(), row.raw());
      }
    };
  }

  private static void told(LogEntry.Begun begun, LogReading log, ReadingSession session) {
    session.statement("capture", begun.capture());
    session.statement("medium", begun.medium().name());
    session.statement("challenge", begun.challenge());
    session.statement("agent", begun.agent());
    begun.stated().forEach((name, value) -> session.statement("stated." + name, value));
    session.statement("records", String.valueOf(log.happened().size()));
    session.statement("deposits", String.valueOf(log.deposits().size()));
    session.note(
        "口令 " + begun.challenge() + " 应能在内容中看到或听到;是否如此须由人核对",
        "the code "
            + begun.challenge()
            + " should be seen or heard in it; a person has to check that");
    for (Flaw flaw : log.flaws()) {
      session.note(flaw.sentence());
      session.statement("flaw." + flaw.kind(), flaw.sentence().en());
    }
    boolean broken = log.flaws().stream().anyMatch(f -> f.kind() == Flaw.Kind.BROKEN);
    if (broken) {
      session.note(
          "摘要链已断:不能说明这些字节按此顺序在到达时已经存在,也不能说明此后没有改动",
          "the chain of digests is broken: it does not show that these bytes existed in this order"
              + " when they came, nor that nothing was changed since");
    } else {
      session.note(
          "摘要链说明这些字节按此顺序在到达时已经存在、此后没有改动;不说明镜头前的内容是否真实",
          "the chain of digests shows that these bytes existed in this order when they came and"
              + " were not changed since; it does not show what was before the camera");
    }
  }
}
