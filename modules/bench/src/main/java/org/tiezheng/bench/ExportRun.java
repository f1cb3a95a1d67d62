package org.tiezheng.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.CopyGrade;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RecordedTime.Basis;
import org.tiezheng.evidence.RecordedTime.Precision;
import org.tiezheng.evidence.RowState;
import org.tiezheng.present.export.ChatExport;
import org.tiezheng.present.export.ExportFormat;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.paper.ChatFullDocument;
import org.tiezheng.present.paper.ChatRecord;
import org.tiezheng.present.paper.PaperFacts;
import org.tiezheng.present.paper.PaperFiles;

/**
 * Writes a made-up conversation in one format, in a process and a heap of its own: short answers,
 * sentences, long texts, emoji alone and in sequences, Latin words, over three years.
 */
final class ExportRun {
  private static final String HAN =
      "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于"
          + "着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还"
          + "进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情"
          + "明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或"
          + "新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员"
          + "解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太"
          + "量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基"
          + "眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交"
          + "规万取拉格望觉术领共确传师观清今切院让识候带导争运笔";
  private static final String[] EMOJI = {
    "😂", "👌", "❤️", "👨‍👩‍👧", "👍🏻", "🙏", "🥺", "🇨🇳", "[微笑]"
  };
  private static final long START = 1_650_000_000L;

  private ExportRun() {}

  /**
   * {@code ExportRun MESSAGES FORMAT FILE}: prints seconds, bytes, the peak of the heap; the format
   * {@code bare} writes the same words with PDFBox alone, {@code full} the full version that is
   * handed in, {@code page} the same lines as a plain table in HTML with the font beside it, {@code
   * read} only makes the messages.
   */
  public static void main(String[] args) throws IOException {
    int messages = Integer.parseInt(args[0]);
    Path file = Path.of(args[2]);
    Iterable<ChatMessage> all =
        () -> IntStream.range(0, messages).mapToObj(ExportRun::message).iterator();
    long before = System.nanoTime();
    switch (args[1]) {
      case "bare" -> BarePdf.write(all, file);
      case "full" ->
          new ChatFullDocument(facts(), record(all), 1)
              .print(PaperFiles.pdf(file), Typefaces.standard());
      case "page" -> PlainPage.write(all, file);
      case "read" -> Files.writeString(file, String.valueOf(read(all)));
      default ->
          export(all).write(ExportFormat.named(args[1]).orElseThrow(), file, Typefaces.standard());
    }
    double seconds = (System.nanoTime() - before) / 1e9;
    System.out.printf(Locale.ROOT, "%.3f %d %d%n", seconds, Files.size(file), peak());
  }

  private static long read(Iterable<ChatMessage> all) {
    long characters = 0;
    for (ChatMessage message : all) {
      characters += message.line().length();
    }
    return characters;
  }

  private static ChatExport export(Iterable<ChatMessage> messages) {
    return new ChatExport(facts(), record(messages));
  }

  private static PaperFacts facts() {
    return new PaperFacts(
        "bench",
        "民间借贷",
        "",
        "",
        List.of(),
        "",
        Instant.ofEpochSecond(START),
        ZoneId.of("Asia/Shanghai"),
        PaperFacts.NO_ROOT,
        PaperFacts.NO_ROOT,
        List.of(),
        "tiezheng/bench",
        Locale.CHINESE);
  }

  private static ChatRecord record(Iterable<ChatMessage> messages) {
    return new ChatRecord(
        1,
        "往来",
        "wechat",
        List.of(),
        List.of(),
        Map.of(),
        List.of(),
        "bench 1",
        CopyGrade.DERIVED,
        List.of(),
        List.of(),
        messages);
  }

  private static String words(SplittableRandom random) {
    int kind = random.nextInt(20);
    if (kind == 0) {
      return EMOJI[random.nextInt(EMOJI.length)];
    }
    if (kind == 1) {
      return "https://example.com/order?id=" + random.nextLong(1L << 40) + " see you at 10:30";
    }
    int length = kind == 2 ? 200 + random.nextInt(300) : 2 + random.nextInt(30);
    StringBuilder words = new StringBuilder(length + 4);
    for (int i = 0; i < length; i++) {
      words.append(i % 12 == 11 ? '，' : HAN.charAt(random.nextInt(HAN.length())));
    }
    return kind < 6 ? words + EMOJI[random.nextInt(EMOJI.length)] : words.toString();
  }

  private static ChatMessage message(int n) {
    SplittableRandom random = new SplittableRandom(n);
    long time = START + n * 900L + random.nextInt(600);
    return new ChatMessage(
        new Provenance(
            "0".repeat(64),
            List.of(),
            new Locator.TableRow(
                "Msg_0123", n, Optional.of(n / 20L), Optional.of(n * 200L), Optional.empty())),
        "wechat",
        "wxid_b",
        "往来",
        Optional.of(String.valueOf(random.nextLong() & Long.MAX_VALUE)),
        Optional.empty(),
        Optional.of("wechat:" + n % 2),
        n % 2 == 0 ? "张三" : "李四",
        Optional.of(n % 2 == 0),
        new RecordedTime(
            String.valueOf(time),
            Optional.of(Instant.ofEpochSecond(time)),
            Precision.SECOND,
            Basis.DEVICE),
        "1",
        new MessageContent.Words(words(random)),
        Optional.empty(),
        Optional.empty(),
        RowState.LIVE,
        Map.of());
  }

  private static long peak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(p -> p.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(u -> u == null ? 0 : u.getUsed())
        .sum();
  }
}
