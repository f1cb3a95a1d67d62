package org.tiezheng.collect.capture;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tiezheng.collect.capture.Flaw.Kind;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.evidence.json.EvidenceJson;
import tools.jackson.core.JacksonException;

/**
 * Reads the log of a capture line by line and checks what it can: that each line names the one
 * before, each record of the browser the one before, that takes and pieces are whole; and, with the
 * bytes at hand, that they are those that came. A flaw is listed and reading goes on. Not
 * thread-safe.
 */
public final class LogReading {
  private final List<Flaw> flaws = new ArrayList<>();
  private final Map<Integer, Take> takes = new TreeMap<>();
  private final List<Timed> happened = new ArrayList<>();
  private final List<LogEntry.Deposited> deposits = new ArrayList<>();
  private final TreeMap<Long, Instant> came = new TreeMap<>();
  private long lines;
  private String link = LogLine.NONE;
  private @Nullable LogLine head;
  private LogEntry.@Nullable Begun begun;
  private @Nullable RecordChain chain;
  private LogEntry.@Nullable Ended ended;

  /**
   * A record of the browser.
   *
   * @param link SHA-256 of its text
   * @param came when it came by the clock of the server
   */
  public record Timed(Sent sent, String link, Instant came) {}

  /** The next line without its line feed; whether it could be read. */
  public boolean line(String text) {
    lines++;
    String before = link;
    link = LogLine.digest(text);
    LogLine line;
    try {
      line = EvidenceJson.read(text, LogLine.class);
    } catch (JacksonException | NullPointerException e) {
      broken("第 " + lines + " 行无法读取", "line " + lines + " of the log cannot be read");
      return false;
    }
    if (line.n() != lines || !line.prev().equals(before)) {
      broken(
          "记录第 %d 行与上一行不连:有行被改动、删去或调换".formatted(lines),
          "line %d of the log does not follow the one above: a line was changed, left out or put elsewhere"
              .formatted(lines));
    }
    take(line);
    return true;
  }

  private void take(LogLine line) {
    switch (line.entry()) {
      case LogEntry.Begun first when begun == null -> {
        head = line;
        begun = first;
        chain = new RecordChain(first.genesis());
      }
      case LogEntry.Begun _ -> broken("记录有两个开头", "the log begins twice");
      case LogEntry.Came record -> record(line.at(), record.record());
      case LogEntry.Deposited deposited -> deposits.add(deposited);
      case LogEntry.Ended last -> ended = last;
    }
  }

  private void record(Instant at, String text) {
    if (chain == null) {
      broken("记录没有开头", "the log has no beginning");
      return;
    }
    Sent sent;
    try {
      sent = chain.next(text);
    } catch (BrokenChainException e) {
      flaws.add(new Flaw(Kind.BROKEN, e.sentence()));
      try {
        sent = RecordChain.parse(text);
      } catch (BrokenChainException unreadable) {
        return;
      }
    }
    chain.took(sent, text);
    came.put(sent.n(), at);
    happened.add(new Timed(sent, chain.link(), at));
    switch (sent.act()) {
      case Sent.TakeBegun begin -> takes.put(begin.take(), new Take(sent, begin));
      case Sent.Piece piece -> {
        Take take = takes.get(piece.take());
        if (take != null) {
          take.piece(sent, piece, at);
        }
      }
      case Sent.TakeEnded end -> {
        Take take = takes.get(end.take());
        if (take != null) {
          take.ended(sent, end);
        }
      }
      case Sent.Step _, Sent.Trouble _, Sent.Place _ -> {}
    }
  }

  private void broken(String zh, String en) {
    flaws.add(Flaw.of(Kind.BROKEN, zh, en));
  }

  /** The first line, if it could be read. */
  public Optional<LogEntry.Begun> begun() {
    return Optional.ofNullable(begun);
  }

  /** When the capture began, by the clock of the server. */
  public Optional<Instant> began() {
    return Optional.ofNullable(head).map(LogLine::at);
  }

  /** Digest of the last line: what the next has to name. */
  public String link() {
    return link;
  }

  /** How many lines there were. */
  public long lines() {
    return lines;
  }

  /** The records so far, for more of them to follow; empty without a beginning. */
  public Optional<RecordChain> chain() {
    return Optional.ofNullable(chain);
  }

  public List<Take> takes() {
    return List.copyOf(takes.values());
  }

  /** All records in the order in which they came. */
  public List<Timed> happened() {
    return List.copyOf(happened);
  }

  public List<LogEntry.Deposited> deposits() {
    return List.copyOf(deposits);
  }

  public Optional<LogEntry.Ended> ended() {
    return Optional.ofNullable(ended);
  }

  /** When a record came; empty if it did not. */
  Optional<Instant> came(long record) {
    return Optional.ofNullable(came.get(record));
  }

  /** Compares the bytes of a take with the digests under which its pieces came. */
  public void check(Take take, InputStream bytes) throws IOException {
    MessageDigest whole = LogLine.sha256();
    for (Take.Piece piece : take.pieces()) {
      MessageDigest digest = LogLine.sha256();
      if (!digest(bytes, piece.size(), digest, whole)) {
        broken(
            "%s 在第 %d 片处中断:文件比来时短".formatted(take.fileName(), piece.number()),
            "%s breaks off in piece %d: the file is shorter than when it came"
                .formatted(take.fileName(), piece.number()));
        return;
      }
      if (!HexFormat.of().formatHex(digest.digest()).equals(piece.sha256())) {
        broken(
            "%s 的第 %d 片与来时的摘要不符:内容被改动或调换".formatted(take.fileName(), piece.number()),
            "piece %d of %s is not what came under its digest: it was changed or put elsewhere"
                .formatted(piece.number(), take.fileName()));
      }
    }
    if (bytes.read() >= 0) {
      broken(
          take.fileName() + " 的末尾有记录中没有的内容",
          take.fileName() + " has bytes at its end that the log does not know");
      return;
    }
    String all = HexFormat.of().formatHex(whole.digest());
    take.ended()
        .filter(end -> !end.sha256().equals(all))
        .ifPresent(end ->
            broken(
                "%s 整个文件的摘要与浏览器算出的不同".formatted(take.fileName()),
                "the digest of all of %s is not the one that the browser computed"
                    .formatted(take.fileName())));
  }

  private static boolean digest(InputStream in, long size, MessageDigest piece, MessageDigest whole)
      throws IOException {
    byte[] buffer = new byte[1 << 16];
    try {
      for (long left = size; left > 0; ) {
        int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (n < 0) {
          throw new EOFException();
        }
        piece.update(buffer, 0, n);
        whole.update(buffer, 0, n);
        left -= n;
      }
      return true;
    } catch (EOFException e) {
      return false;
    }
  }

  /** The file of a take is not beside the log. */
  public void absent(Take take) {
    flaws.add(
        Flaw.of(
            Kind.MISSING,
            "没有 " + take.fileName() + ":其内容无法与摘要比对",
            take.fileName() + " is not there: its bytes cannot be compared with their digests"));
  }

  /** What was wrong so far, and what the whole of it shows. */
  public List<Flaw> flaws() {
    List<Flaw> all = new ArrayList<>(flaws);
    all.addAll(new LogJudgement(this).flaws());
    return List.copyOf(all);
  }

  /**
   * Reads a log that is to be continued.
   *
   * @throws TiezhengException if it is broken
   */
  public void requireWhole() {
    for (Flaw flaw : flaws) {
      throw new TiezhengException(flaw.sentence());
    }
  }
}
