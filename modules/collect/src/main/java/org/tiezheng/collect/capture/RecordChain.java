package org.tiezheng.collect.capture;

import java.util.HashMap;
import java.util.Map;
import org.tiezheng.evidence.json.EvidenceJson;
import tools.jackson.core.JacksonException;

/**
 * The records of one capture in their order: each names the SHA-256 of the one before, takes and
 * their pieces are numbered without holes. Not thread-safe.
 */
public final class RecordChain {
  /** Of the text of a record, in characters. */
  public static final int MOST = 8 * 1024;

  private long last;
  private String link;
  private int takes;
  private final Map<Integer, Grown> open = new HashMap<>();

  /** How far a take is. */
  private record Grown(int pieces, long size) {}

  /**
   * @param genesis what the first record names
   */
  public RecordChain(String genesis) {
    this.link = genesis;
  }

  /** Number of the last record; 0 before the first. */
  public long last() {
    return last;
  }

  /** What the next record has to name. */
  public String link() {
    return link;
  }

  /** Number of the last take; 0 before the first. */
  public int takes() {
    return takes;
  }

  /** How many bytes a take that has not ended has so far; 0 for another. */
  public long size(int take) {
    Grown grown = open.get(take);
    return grown == null ? 0 : grown.size();
  }

  /** Whether a take began and has not ended. */
  public boolean running() {
    return !open.isEmpty();
  }

  /**
   * Reads a record and says whether it is the next, without taking it.
   *
   * @throws BrokenChainException if it is not, or no record at all
   */
  public Sent next(String text) {
    Sent sent = parse(text);
    if (sent.n() != last + 1) {
      throw new BrokenChainException(
          "记录 %d 之后应为 %d,来的是 %d".formatted(last, last + 1, sent.n()),
          "after record %d comes %d, not %d".formatted(last, last + 1, sent.n()));
    }
    if (!sent.prev().equals(link)) {
      throw new BrokenChainException(
          "记录 %d 所指的前一条不是收到的那一条:前一条被改动、删去或调换".formatted(sent.n()),
          ("record %d names another one before it than the one that came: that was changed, left"
                  + " out or put elsewhere")
              .formatted(sent.n()));
    }
    check(sent);
    return sent;
  }

  /** Reads the text of a record, whatever its place. */
  static Sent parse(String text) {
    if (text.length() <= MOST) {
      try {
        return EvidenceJson.read(text, Sent.class);
      } catch (JacksonException | NullPointerException e) {
        // Said below.
      }
    }
    throw new BrokenChainException("不是拍摄记录的格式", "that is no record of a capture");
  }

  private void check(Sent sent) {
    switch (sent.act()) {
      case Sent.TakeBegun begun when begun.take() != takes + 1 ->
          throw new BrokenChainException(
              "第 %d 段之后应为第 %d 段".formatted(takes, takes + 1),
              "after take %d comes %d".formatted(takes, takes + 1));
      case Sent.Piece piece -> {
        Grown grown = grown(piece.take());
        if (piece.piece() != grown.pieces() + 1 || piece.size() < 0) {
          throw new BrokenChainException(
              "第 %d 段的第 %d 片之后来的是第 %d 片".formatted(piece.take(), grown.pieces(), piece.piece()),
              "piece %d of take %d does not follow piece %d"
                  .formatted(piece.piece(), piece.take(), grown.pieces()));
        }
      }
      case Sent.TakeEnded ended -> {
        Grown grown = grown(ended.take());
        if (ended.pieces() != grown.pieces() || ended.size() != grown.size()) {
          throw new BrokenChainException(
              "第 %d 段说有 %d 片 %d 字节,来的是 %d 片 %d 字节"
                  .formatted(
                      ended.take(), ended.pieces(), ended.size(), grown.pieces(), grown.size()),
              "take %d is said to have %d pieces and %d bytes; %d pieces and %d bytes came"
                  .formatted(
                      ended.take(), ended.pieces(), ended.size(), grown.pieces(), grown.size()));
        }
      }
      case Sent.TakeBegun _, Sent.Step _, Sent.Trouble _, Sent.Place _ -> {}
    }
  }

  private Grown grown(int take) {
    Grown grown = open.get(take);
    if (grown == null) {
      throw new BrokenChainException(
          "第 %d 段没有开始或已经结束".formatted(take), "take %d did not begin, or has ended".formatted(take));
    }
    return grown;
  }

  /** Takes a record that {@link #next} read from this text; also one that does not follow. */
  public void took(Sent sent, String text) {
    last = sent.n();
    link = LogLine.digest(text);
    switch (sent.act()) {
      case Sent.TakeBegun begun -> {
        takes = begun.take();
        open.put(begun.take(), new Grown(0, 0));
      }
      case Sent.Piece piece -> {
        Grown grown = open.getOrDefault(piece.take(), new Grown(0, 0));
        open.put(piece.take(), new Grown(piece.piece(), grown.size() + piece.size()));
      }
      case Sent.TakeEnded ended -> open.remove(ended.take());
      case Sent.Step _, Sent.Trouble _, Sent.Place _ -> {}
    }
  }
}
