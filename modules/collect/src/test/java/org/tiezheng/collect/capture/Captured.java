package org.tiezheng.collect.capture;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.json.EvidenceJson;

/** A capture as server and browser write it, with a clock that the test moves. */
final class Captured {
  static final Instant START = Instant.parse("2026-03-01T02:00:00Z");
  private static final String GENESIS = "ab".repeat(32);

  final List<LogEntry> entries = new ArrayList<>();
  final List<Instant> times = new ArrayList<>();
  final ByteArrayOutputStream film = new ByteArrayOutputStream();
  private String link = GENESIS;
  private long n;
  private long covered;
  private int pieces;
  private Instant now = START;
  private long offset;

  Captured(Medium medium) {
    entry(
        new LogEntry.Begun(
            LogEntry.FORMAT,
            "c1",
            medium,
            "chat-film",
            GENESIS,
            "123 456",
            "Browser/1",
            Map.of("device", "第二部手机"),
            "tiezheng/test"));
    entry(new LogEntry.Deposited(0, 0, 1, "d", now));
  }

  /** A film of so many pieces, each two seconds long and deposited at once. */
  static Captured film(int pieces) {
    Captured made = new Captured(Medium.VIDEO);
    made.sent(new Sent.TakeBegun(1, "scroll", "video/webm", "", Map.of()), 0);
    for (int i = 0; i < pieces; i++) {
      made.after(2);
      made.piece(0);
    }
    return made;
  }

  Captured after(long seconds) {
    now = now.plusSeconds(seconds);
    return this;
  }

  /** From here on the clocks differ by so many milliseconds. */
  Captured clocks(long millis) {
    offset = millis;
    return this;
  }

  private void entry(LogEntry entry) {
    entries.add(entry);
    times.add(now);
  }

  /** A record that comes so many seconds after it was made. */
  Captured sent(Sent.Act act, long late) {
    Sent sent =
        new Sent(
            ++n,
            link,
            now.minusSeconds(late).minusMillis(offset),
            Optional.of(new Sent.Clock(offset, 5)),
            act);
    String text = EvidenceJson.write(sent);
    link = LogLine.digest(text);
    entry(new LogEntry.Came(text));
    return this;
  }

  Captured piece(long late) {
    pieces++;
    byte[] bytes = ("piece " + pieces + " of the film;").getBytes(StandardCharsets.UTF_8);
    film.writeBytes(bytes);
    sent(new Sent.Piece(1, pieces, digest(bytes), bytes.length), late);
    deposited();
    return this;
  }

  private void deposited() {
    entry(new LogEntry.Deposited(covered + 1, n, entries.size(), "d" + entries.size(), now));
    covered = n;
  }

  /** Ends the take and the capture. */
  Captured ended() {
    return ends().closed();
  }

  /** Ends the take. */
  Captured ends() {
    byte[] all = film.toByteArray();
    sent(new Sent.TakeEnded(1, pieces, all.length, digest(all), 2_000L * pieces, "stopped"), 0);
    return this;
  }

  /** Ends the capture. */
  Captured closed() {
    deposited();
    entry(new LogEntry.Ended(n, true));
    return this;
  }

  private static String digest(byte[] bytes) {
    return HexFormat.of().formatHex(LogLine.sha256().digest(bytes));
  }

  /** The lines, chained as the server chains them. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    String before = LogLine.NONE;
    for (int i = 0; i < entries.size(); i++) {
      String text = new LogLine(i + 1L, before, times.get(i), entries.get(i)).text();
      before = LogLine.digest(text);
      lines.add(text);
    }
    return lines;
  }

  /** Place of the line with a piece. */
  int pieceAt(int piece) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i) instanceof LogEntry.Came(String record)
          && RecordChain.parse(record).act() instanceof Sent.Piece p
          && p.piece() == piece) {
        return i;
      }
    }
    throw new AssertionError("no such piece");
  }

  byte[] log() {
    return (String.join("\n", lines()) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  List<Flaw> flaws() {
    return flaws(lines(), film.toByteArray());
  }

  static List<Flaw> flaws(List<String> lines, byte[] film) {
    LogReading log = new LogReading();
    lines.forEach(log::line);
    try {
      for (Take take : log.takes()) {
        log.check(take, new ByteArrayInputStream(film));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return log.flaws();
  }
}
