package org.tiezheng.casework;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tiezheng.collect.capture.LogEntry;
import org.tiezheng.collect.capture.LogReading;
import org.tiezheng.collect.capture.Sent;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Text;
import org.tiezheng.vault.CustodyEntry;
import org.tiezheng.vault.Vault;

/**
 * The logs of captures beside the custody log: whether the digests that a log names stand in the
 * events that it names, which were written while the capture went on.
 */
public final class CaptureCustody {
  private static final int FIRST_LINE = 64 * 1024;

  private final Map<Long, Event> events;
  private final List<Text> problems = new ArrayList<>();
  private long deposits;

  private CaptureCustody(Map<Long, Event> events) {
    this.events = events;
  }

  /**
   * What was compared.
   *
   * @param logs of captures
   * @param deposits that they name
   */
  public record Compared(long logs, long deposits, List<Text> problems) {
    public Compared {
      problems = List.copyOf(problems);
    }

    /** Nothing if nothing was captured. */
    List<Text> lines() {
      List<Text> lines = new ArrayList<>();
      if (logs > 0) {
        lines.add(
            new Text(
                "已将 %d 份拍摄记录中的 %d 次存证与保管链比对;发现 %d 个问题。".formatted(logs, deposits, problems.size()),
                ("Compared with the custody log: %d deposits of %d logs of captures; %d problems"
                        + " were found.")
                    .formatted(deposits, logs, problems.size())));
      }
      lines.addAll(problems);
      return lines;
    }
  }

  /** Compares every log of a capture in a vault that is otherwise sound. */
  static Compared compare(Path folder) throws IOException {
    try (Vault vault = Vault.openReadOnly(folder)) {
      Map<Long, Event> events = new HashMap<>();
      for (CustodyEntry entry : vault.caseStore().custody().entries()) {
        events.put(entry.event().n(), entry.event());
      }
      CaptureCustody compared = new CaptureCustody(events);
      long logs = 0;
      for (Original original : vault.caseStore().intake().originals()) {
        Path file = vault.originals().file(original.digests().sha256());
        if (original.name().endsWith(".jsonl") && isLog(file)) {
          logs++;
          compared.log(original.name(), read(file));
        }
      }
      return new Compared(logs, compared.deposits, compared.problems);
    }
  }

  private static boolean isLog(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(FIRST_LINE), StandardCharsets.UTF_8)
          .lines()
          .findFirst()
          .filter(first -> first.contains(LogEntry.FORMAT))
          .isPresent();
    }
  }

  private static LogReading read(Path file) throws IOException {
    LogReading log = new LogReading();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        log.line(line);
      }
    } catch (CharacterCodingException e) {
      // Its reading says so; what was read is compared.
    }
    return log;
  }

  private void log(String name, LogReading log) {
    Optional<LogEntry.Begun> begun = log.begun();
    if (begun.isEmpty()) {
      return;
    }
    List<LogReading.Timed> records = log.happened();
    for (LogEntry.Deposited deposit : log.deposits()) {
      deposits++;
      Event event = events.get(deposit.event());
      boolean same =
          event != null
              && begun.get().capture().equals(event.what().get("capture"))
              && (deposit.first() == 0
                  ? begun.get().genesis().equals(event.what().get("genesis"))
                  : same(event, deposit, records));
      if (!same) {
        problems.add(
            new Text(
                "“%s”所说的保管链第 %d 条与拍摄记录不符".formatted(name, deposit.event()),
                "%s names event %d of the custody log, which does not say the same"
                    .formatted(name, deposit.event())));
      }
    }
  }

  private static boolean same(
      Event event, LogEntry.Deposited deposit, List<LogReading.Timed> records) {
    List<LogReading.Timed> among =
        records.stream()
            .filter(r -> r.sent().n() >= deposit.first() && r.sent().n() <= deposit.last())
            .toList();
    String pieces =
        among.stream()
            .map(LogReading.Timed::sent)
            .filter(s -> s.act() instanceof Sent.Piece)
            .map(s -> piece((Sent.Piece) s.act()))
            .collect(Collectors.joining("; "));
    return !among.isEmpty()
        && among.getLast().link().equals(event.what().get("link"))
        && pieces.equals(event.what().getOrDefault("pieces", ""));
  }

  private static String piece(Sent.Piece piece) {
    return piece.take() + "/" + piece.piece() + " " + piece.sha256();
  }
}
