package org.tiezheng.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RecordedTime.Basis;
import org.tiezheng.evidence.RecordedTime.Precision;
import org.tiezheng.evidence.RowState;
import org.tiezheng.examine.compare.Comparer;
import org.tiezheng.examine.compare.Comparison;
import org.tiezheng.examine.compare.Side;
import org.tiezheng.examine.compare.Verdict;

/**
 * Compares two made-up copies of one conversation in a process and a heap of its own. Every 1,000th
 * message is absent in B's copy, every 1,000th has an amount altered by one; B's clock is a minute
 * fast, and a third of all messages are short answers that are equal.
 */
final class CompareRun {
  private static final int EVERY = 1_000;
  private static final int ABSENT = 400;
  private static final int ALTERED = 700;

  private CompareRun() {}

  /**
   * {@code CompareRun MESSAGES IDS [FOLDER]}: prints seconds, absences and alterations told,
   * accusations that are wrong, the peak of the heap, seconds of the processor and the number of
   * pairs; with a folder it only writes both copies as lines, for {@code diff}.
   */
  public static void main(String[] args) throws IOException {
    int messages = Integer.parseInt(args[0]);
    boolean ids = Boolean.parseBoolean(args[1]);
    if (args.length > 2) {
      lines(Path.of(args[2], "a.txt"), messages, 0);
      lines(Path.of(args[2], "b.txt"), messages, 1);
      return;
    }
    long before = System.nanoTime();
    Comparison found = Comparer.compare(side(messages, ids, 0), side(messages, ids, 1));
    long pairs = found.pairs().count();
    double seconds = (System.nanoTime() - before) / 1e9;
    long absent = found.summary().count(Verdict.ONLY_A);
    long altered = found.summary().count(Verdict.CONTENT_DIFFERS);
    long wrong =
        found.summary().count(Verdict.ONLY_B) + found.summary().count(Verdict.TIME_DIFFERS);
    double processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%.3f %d %d %d %d %.3f %d%n",
        seconds,
        absent,
        altered,
        wrong,
        peak(),
        processor,
        pairs);
  }

  private static Side side(int messages, boolean ids, int owner) {
    return new Side(
        owner + 1,
        "copy",
        "bench",
        Optional.of("wechat:" + owner),
        Optional.empty(),
        () ->
            IntStream.range(0, messages)
                .filter(n -> owner == 0 || n % EVERY != ABSENT)
                .mapToObj(n -> message(n, owner, ids)));
  }

  /** The words of message n, in B's copy with an amount altered now and then. */
  private static String words(int n, int owner) {
    SplittableRandom random = new SplittableRandom(n);
    boolean planted = n % EVERY == ALTERED || n % EVERY == ABSENT;
    if (!planted && random.nextInt(3) == 0) {
      return random.nextBoolean() ? "好" : "收到";
    }
    int amount = random.nextInt(100_000) + (owner == 1 && n % EVERY == ALTERED ? 1 : 0);
    return "第" + n + "批货款" + amount + "元,请查收";
  }

  private static Record message(int n, int owner, boolean ids) {
    SplittableRandom random = new SplittableRandom(~n);
    long time = 1_500_000_000L + n * 31L + random.nextInt(20) + owner * 60L;
    Instant instant = Instant.ofEpochSecond(time);
    String sender = "wechat:" + n % 2;
    String id = String.valueOf(random.nextLong() & Long.MAX_VALUE);
    return new ChatMessage(
        Provenance.of("0".repeat(64), new Locator.Line(n + 1, n * 100L, 100)),
        "wechat",
        "wechat:" + (1 - owner),
        "",
        ids ? Optional.of(id) : Optional.empty(),
        Optional.empty(),
        Optional.of(sender),
        sender,
        Optional.of(n % 2 == owner),
        new RecordedTime(
            String.valueOf(time), Optional.of(instant), Precision.SECOND, Basis.DEVICE),
        "1",
        new MessageContent.Words(words(n, owner)),
        Optional.empty(),
        Optional.empty(),
        RowState.LIVE,
        Map.of());
  }

  private static void lines(Path file, int messages, int owner) throws IOException {
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        Stream<Record> records = side(messages, false, owner).records().get()) {
      records.forEach(record -> {
        if (record instanceof ChatMessage m) {
          try {
            out.append(m.senderName()).append(' ').append(m.line()).append('\n');
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
      });
    }
  }

  private static long peak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(p -> p.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(u -> u == null ? 0 : u.getUsed())
        .sum();
  }
}
