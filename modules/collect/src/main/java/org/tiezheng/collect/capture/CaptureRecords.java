package org.tiezheng.collect.capture;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.evidence.CaptureSession;
import org.tiezheng.evidence.CaptureSession.Action;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.RecordedTime;

/** Makes of the log of a capture the record that the rules on filming read. */
final class CaptureRecords {
  private CaptureRecords() {}

  /** Empty for files that other programs made: nobody saw how. */
  static Optional<Record> session(SealedSource source, LogReading log) {
    return log.begun()
        .filter(begun -> begun.medium() != Medium.FILE)
        .map(begun -> session(source, log, begun));
  }

  private static CaptureSession session(SealedSource source, LogReading log, LogEntry.Begun begun) {
    List<Take> takes = log.takes();
    Map<String, String> device = new TreeMap<>(begun.stated());
    device.put("agent", begun.agent());
    List<String> films =
        takes.stream()
            .flatMap(take -> source.sibling(take.fileName()).stream())
            .map(Member::sha256)
            .toList();
    return new CaptureSession(
        source.at(new Locator.Whole()),
        takes.isEmpty() ? RecordedTime.none() : time(takes.getFirst().first()),
        takes.isEmpty() ? RecordedTime.none() : ended(takes.getLast()),
        begun.stated().getOrDefault("conversation", ""),
        device,
        films,
        steps(log),
        List.of(),
        List.of());
  }

  private static RecordedTime time(Sent sent) {
    return new RecordedTime(
        sent.at().toString(),
        Optional.of(sent.corrected()),
        RecordedTime.Precision.MILLISECOND,
        RecordedTime.Basis.DEVICE);
  }

  /** If no end came, the last piece that did is the least that is known. */
  private static RecordedTime ended(Take take) {
    return take.last()
        .map(CaptureRecords::time)
        .orElseGet(() -> {
          Instant last =
              take.pieces().isEmpty() ? take.first().corrected() : take.pieces().getLast().made();
          return new RecordedTime(
              last.toString(),
              Optional.of(last),
              RecordedTime.Precision.SECOND,
              RecordedTime.Basis.DEVICE);
        });
  }

  private static List<CaptureSession.Step> steps(LogReading log) {
    List<CaptureSession.Step> steps = new ArrayList<>();
    // What happens before, between and behind the takes makes no hole in one.
    int open = 0;
    for (LogReading.Timed timed : log.happened()) {
      boolean recording = open > 0;
      switch (timed.sent().act()) {
        case Sent.TakeBegun begun -> {
          open = begun.take();
          steps.add(step(0, Action.START, begun.shot()));
        }
        case Sent.TakeEnded ended -> {
          open = ended.take() == open ? 0 : open;
          steps.add(step(ended.millis(), Action.STOP, ended.why()));
        }
        case Sent.Step step -> steps.add(step(step.millis(), step.action(), step.note()));
        case Sent.Trouble trouble when recording && trouble.interrupts() -> {
          open = trouble.what().equals(Sent.Trouble.RELOADED) ? 0 : open;
          steps.add(
              step(Math.max(0, trouble.millis()), Action.PAUSE, TroubleWords.of(trouble).zh()));
        }
        case Sent.Trouble trouble when recording && trouble.what().equals("unmuted") ->
            steps.add(
                step(Math.max(0, trouble.millis()), Action.RESUME, TroubleWords.of(trouble).zh()));
        case Sent.Piece _, Sent.Trouble _, Sent.Place _ -> {}
      }
    }
    return steps;
  }

  private static CaptureSession.Step step(long millis, Action action, String note) {
    return new CaptureSession.Step(millis, action, Optional.empty(), note);
  }
}
