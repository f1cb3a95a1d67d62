package org.tiezheng.casework.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.tiezheng.casework.app.OwnerOnly;
import org.tiezheng.casework.capture.CaptureRefusedException.Why;
import org.tiezheng.collect.capture.BrokenChainException;
import org.tiezheng.collect.capture.LogEntry;
import org.tiezheng.collect.capture.LogLine;
import org.tiezheng.collect.capture.LogReading;
import org.tiezheng.collect.capture.RecordChain;
import org.tiezheng.collect.capture.Sent;
import org.tiezheng.collect.capture.Take;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.seal.digest.Digester;

/**
 * A capture that goes on, in a folder of its own: the log and a file for each take. The log is what
 * counts: bytes behind what it knows came before the program ended and are cut off. Safe for use by
 * many threads.
 */
final class LiveCapture {
  static final String LOG = "log.jsonl";
  static final String ABOUT = "about.json";

  /** Bytes that come with one record, at most. */
  static final int MOST_PIECE = 16 << 20;

  /** So much of the disk stays free. */
  private static final long SPARE = 512L << 20;

  private static final long MOST_BYTES = 64L << 30;
  private static final int MOST_RECORDS = 50_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Path folder;
  private final InstantSource clock;
  private final About about;
  private final LogEntry.Begun begun;
  private final Instant began;
  private final RecordChain chain;
  private final List<String> links = new ArrayList<>();
  private final List<String> pieces = new ArrayList<>();
  private final Map<Integer, Path> files = new HashMap<>();
  private long lines;
  private String link;
  private long bytes;
  private long deposited = -1;
  private boolean ended;
  private Optional<Text> trouble = Optional.empty();

  private LiveCapture(Path folder, InstantSource clock, About about, LogReading log) {
    this.folder = folder;
    this.clock = clock;
    this.about = about;
    begun = log.begun().orElseThrow();
    began = log.began().orElseThrow();
    chain = log.chain().orElseThrow();
    lines = log.lines();
    link = log.link();
    ended = log.ended().isPresent();
    for (LogReading.Timed timed : log.happened()) {
      if (timed.sent().n() > 1) {
        links.add(timed.sent().prev());
      }
      pieces.add(piece(timed.sent()));
      if (timed.sent().act() instanceof Sent.TakeBegun take) {
        files.put(take.take(), folder.resolve(Take.fileName(take)));
      }
    }
    if (chain.last() > 0) {
      links.add(chain.link());
    }
    log.takes().forEach(take -> bytes += take.size());
    log.deposits().forEach(d -> deposited = Math.max(deposited, d.last()));
  }

  /** Begins a capture in a folder that is made. */
  static LiveCapture begin(Path folder, InstantSource clock, About about, LogEntry.Begun begun)
      throws IOException {
    OwnerOnly.folder(folder);
    Files.writeString(OwnerOnly.file(folder.resolve(ABOUT)), EvidenceJson.write(about));
    OwnerOnly.file(folder.resolve(LOG));
    LogReading log = new LogReading();
    String first = new LogLine(1, LogLine.NONE, clock.instant(), begun).text();
    append(folder.resolve(LOG), first);
    log.line(first);
    return new LiveCapture(folder, clock, about, log);
  }

  /** Goes on with a capture that an earlier run of the program left; empty if it had not begun. */
  static Optional<LiveCapture> found(Path folder, InstantSource clock) throws IOException {
    Path file = folder.resolve(LOG);
    if (!Files.isRegularFile(file) || !Files.isRegularFile(folder.resolve(ABOUT))) {
      return Optional.empty();
    }
    LogReading log = new LogReading();
    String text = Files.readString(file);
    int whole = text.lastIndexOf('\n') + 1;
    text.substring(0, whole).lines().forEach(log::line);
    if (log.begun().isEmpty()) {
      return Optional.empty();
    }
    log.requireWhole();
    cut(file, text.substring(0, whole).getBytes(StandardCharsets.UTF_8).length);
    for (Take take : log.takes()) {
      Path bytes = folder.resolve(take.fileName());
      if (Files.exists(bytes)) {
        cut(bytes, take.size());
      }
    }
    About about = EvidenceJson.read(Files.readString(folder.resolve(ABOUT)), About.class);
    return Optional.of(new LiveCapture(folder, clock, about, log));
  }

  private static void cut(Path file, long size) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(size);
    }
  }

  About about() {
    return about;
  }

  LogEntry.Begun begun() {
    return begun;
  }

  Path folder() {
    return folder;
  }

  Standing standing() {
    lock.lock();
    try {
      return new Standing(
          begun.capture(),
          about.matter(),
          begun.medium().name(),
          begun.shots(),
          begun.challenge(),
          begun.genesis(),
          began,
          chain.last(),
          chain.link(),
          chain.takes(),
          bytes,
          deposited,
          ended,
          begun.stated(),
          trouble);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes a record, with the bytes of a piece. Both are on the disk when this returns. A record
   * that came before is not taken again.
   */
  void take(String text, long length, InputStream body) throws IOException {
    lock.lock();
    try {
      if (ended) {
        throw new CaptureRefusedException(
            Why.ENDED, "这次拍摄已经结束封存。", "This capture has ended and is sealed.");
      }
      if (knows(text)) {
        return;
      }
      Sent sent = next(text);
      switch (sent.act()) {
        case Sent.Piece piece -> append(piece, length, body);
        case Sent.TakeBegun take -> {
          Path file = folder.resolve(Take.fileName(take));
          Files.deleteIfExists(file); // begun, and the program ended before the log knew it
          files.put(take.take(), OwnerOnly.file(file));
        }
        case Sent.TakeEnded _, Sent.Step _, Sent.Trouble _, Sent.Place _ -> {}
      }
      write(new LogEntry.Came(text));
      chain.took(sent, text);
      links.add(chain.link());
      pieces.add(piece(sent));
    } finally {
      lock.unlock();
    }
  }

  private boolean knows(String text) {
    String digest = LogLine.digest(text);
    return links.contains(digest);
  }

  private Sent next(String text) {
    if (chain.last() >= MOST_RECORDS) {
      throw full();
    }
    try {
      return chain.next(text);
    } catch (BrokenChainException e) {
      throw new CaptureRefusedException(Why.OUT_OF_ORDER, e.sentence());
    }
  }

  private void append(Sent.Piece piece, long length, InputStream body) throws IOException {
    if (piece.size() != length || length > MOST_PIECE) {
      throw new CaptureRefusedException(
          Why.BAD,
          "记录说有 %d 字节,随它来的是 %d 字节(最多 16 MB)。".formatted(piece.size(), length),
          "The record speaks of %d bytes, %d come with it (at most 16 MB)."
              .formatted(piece.size(), length));
    }
    if (bytes + length > MOST_BYTES
        || Files.getFileStore(folder).getUsableSpace() - SPARE < length) {
      throw full();
    }
    byte[] all = body.readNBytes((int) length);
    if (all.length != length
        || !Digester.sha256Only().digest(all).sha256().equals(piece.sha256())) {
      throw new CaptureRefusedException(
          Why.OTHER_BYTES,
          "到达的内容与浏览器算出的摘要不符,没有保留;请重新发送。",
          "What arrived is not what the browser digested; it was not kept. Send it again.");
    }
    Path file = files.get(piece.take());
    if (file == null) {
      throw new IllegalStateException("a take without a file");
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      long at = chain.size(piece.take());
      for (ByteBuffer rest = ByteBuffer.wrap(all); rest.hasRemaining(); ) {
        at += channel.write(rest, at);
      }
      channel.force(true);
    }
    bytes += length;
  }

  private static CaptureRefusedException full() {
    return new CaptureRefusedException(
        Why.FULL,
        "服务器没有空间接收更多内容;请结束并封存,再腾出空间。",
        "The server has no room for more; end and seal this, then make room.");
  }

  private static String piece(Sent sent) {
    return sent.act() instanceof Sent.Piece piece
        ? piece.take() + "/" + piece.piece() + " " + piece.sha256()
        : "";
  }

  private void write(LogEntry entry) throws IOException {
    String text = new LogLine(lines + 1, link, clock.instant(), entry).text();
    append(folder.resolve(LOG), text);
    lines++;
    link = LogLine.digest(text);
  }

  private static void append(Path file, String line) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
      for (ByteBuffer rest = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
          rest.hasRemaining(); ) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }

  /**
   * Records that are not deposited yet.
   *
   * @param first number of the first; 0 means the beginning of the capture
   * @param link of the last
   * @param pieces the digests among them
   */
  record Waiting(long first, long last, String link, List<String> pieces) {}

  /** The next of them, at most so many; empty if all are deposited. */
  Optional<Waiting> waiting(int most) {
    lock.lock();
    try {
      if (deposited < 0) {
        return Optional.of(new Waiting(0, 0, begun.genesis(), List.of()));
      }
      if (deposited >= chain.last()) {
        return Optional.empty();
      }
      long last = Math.min(chain.last(), deposited + most);
      return Optional.of(
          new Waiting(
              deposited + 1,
              last,
              links.get((int) last - 1),
              pieces.subList((int) deposited, (int) last).stream()
                  .filter(p -> !p.isEmpty())
                  .toList()));
    } finally {
      lock.unlock();
    }
  }

  void deposited(Waiting waiting, long event, String deposit, Instant time) throws IOException {
    lock.lock();
    try {
      write(new LogEntry.Deposited(waiting.first(), waiting.last(), event, deposit, time));
      deposited = waiting.last();
      trouble = Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  void troubled(Text why) {
    lock.lock();
    try {
      trouble = Optional.of(why);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes nothing more.
   *
   * @param last number of the last record that the browser made; empty if it does not say
   */
  void end(Optional<Long> last) throws IOException {
    lock.lock();
    try {
      if (!ended) {
        write(new LogEntry.Ended(last.orElse(chain.last()), last.isPresent()));
        ended = true;
      }
    } finally {
      lock.unlock();
    }
  }

  /** SHA-256 of the last line of the log. */
  String lastLine() {
    lock.lock();
    try {
      return link;
    } finally {
      lock.unlock();
    }
  }

  /** The log read anew, with the bytes of the takes compared. */
  LogReading checked() throws IOException {
    LogReading log = new LogReading();
    for (String line : Files.readString(folder.resolve(LOG)).lines().toList()) {
      log.line(line);
    }
    for (Take take : log.takes()) {
      try (InputStream in = Files.newInputStream(folder.resolve(take.fileName()))) {
        log.check(take, in);
      }
    }
    return log;
  }
}
