package org.tiezheng.examine.screens;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.tiezheng.evidence.ShownTime;
import org.tiezheng.evidence.Text;

/**
 * Checks pictures of chat screens against exported conversations (截图核对): finds the conversation and
 * the stretch of it that each picture shows, lays bubbles and lines side by side, and judges each
 * pair. Reads the export twice and holds only the stretches.
 */
public final class Checker {
  private static final double AS_GOOD = 0.9;
  private static final double HARDLY_READ = 0.75;

  /** The conversations of an export, to be read more than once. */
  @FunctionalInterface
  public interface Chats {
    /**
     * Gives every line with what its conversation is called, each conversation in its order. The
     * lines of several conversations may be mixed.
     */
    void lines(BiConsumer<String, ExportLine> to);
  }

  private final List<Picture> pictures;
  private final List<List<Block>> blocks;
  private final ZoneId zone;
  private final Rows rows = new Rows();
  private final List<Text> notes = new ArrayList<>();

  private Checker(List<Picture> pictures, ZoneId zone) {
    this.pictures = pictures;
    this.zone = zone;
    this.blocks =
        pictures.stream()
            .map(p ->
                p.reading() instanceof ScreenReading.Screen screen
                    ? Layout.of(screen)
                    : List.<Block>of())
            .toList();
  }

  /**
   * Checks.
   *
   * @param pictures in the order in which they follow each other; another order is found, too
   * @param zone in which the screens show times
   * @throws UnclearChatException if no conversation is like the pictures, or several are
   */
  public static Checked check(List<Picture> pictures, Chats chats, ZoneId zone)
      throws UnclearChatException {
    return new Checker(pictures, zone).check(chats);
  }

  private Checked check(Chats chats) throws UnclearChatException {
    Locator locator = new Locator(blocks.stream().map(Checker::compared).toList());
    chats.lines(locator::line);
    List<List<Locator.Stretch>> stretches = new ArrayList<>();
    for (int p = 0; p < pictures.size(); p++) {
      stretches.add(locator.stretches(p));
    }
    String conversation = chosen(stretches);
    List<Optional<Locator.Stretch>> places =
        stretches.stream()
            .map(all -> all.stream().filter(s -> s.conversation().equals(conversation)).findFirst())
            .toList();
    NavigableMap<Long, ExportLine> lines = read(chats, conversation, places);
    List<Checked.Shown> shown = new ArrayList<>();
    for (int p = 0; p < pictures.size(); p++) {
      List<ExportLine> stretch =
          places
              .get(p)
              .map(s -> List.copyOf(lines.subMap(s.from(), true, s.to(), true).values()))
              .orElse(List.of());
      shown.add(picture(p, stretch));
    }
    between(shown);
    return new Checked(shown, conversation, rows.rows(), notes);
  }

  private String chosen(List<List<Locator.Stretch>> stretches) throws UnclearChatException {
    Map<String, Double> scores = new TreeMap<>();
    stretches.forEach(
        all -> all.forEach(s -> scores.merge(s.conversation(), s.score(), Double::sum)));
    List<Map.Entry<String, Double>> best =
        scores.entrySet().stream()
            .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
            .toList();
    boolean any = blocks.stream().anyMatch(b -> !compared(b).isEmpty());
    if (best.isEmpty()) {
      if (!any) {
        return "";
      }
      throw new UnclearChatException(List.of());
    }
    double most = best.getFirst().getValue();
    List<String> alike =
        best.stream().filter(e -> e.getValue() > AS_GOOD * most).map(Map.Entry::getKey).toList();
    if (alike.size() > 1) {
      throw new UnclearChatException(alike);
    }
    return best.getFirst().getKey();
  }

  private static NavigableMap<Long, ExportLine> read(
      Chats chats, String conversation, List<Optional<Locator.Stretch>> places) {
    TreeMap<Long, ExportLine> lines = new TreeMap<>();
    List<Locator.Stretch> wanted = places.stream().flatMap(Optional::stream).toList();
    if (!wanted.isEmpty()) {
      chats.lines((of, line) -> {
        long place = line.place();
        if (of.equals(conversation)
            && wanted.stream().anyMatch(s -> place >= s.from() && place <= s.to())) {
          lines.put(place, line);
        }
      });
    }
    return lines;
  }

  /** The blocks that are held against lines. */
  private static List<Block> compared(List<Block> blocks) {
    return blocks.stream()
        .filter(b -> b.kind() == Block.Kind.BUBBLE || b.kind() == Block.Kind.NOTICE)
        .filter(b -> !b.lines().isEmpty() || !b.cut())
        .toList();
  }

  private Checked.Shown picture(int number, List<ExportLine> stretch) {
    List<Block> own = compared(blocks.get(number));
    List<Aligner.Facing> facing = new Aligner(own, stretch).facing();
    List<ExportLine> met = new ArrayList<>();
    long above = -1;
    for (Aligner.Facing f : facing) {
      Optional<ExportLine> line =
          f.line() < 0 ? Optional.empty() : Optional.of(stretch.get(f.line()));
      if (f.block() < 0) {
        line.ifPresent(l -> rows.missing(l, number));
      } else if (line.isPresent()) {
        rows.seen(
            line.get(),
            new Sighting(number, own.get(f.block()), judged(line.get(), own.get(f.block()))));
        met.add(line.get());
        above = line.get().place();
      } else {
        alone(number, own.get(f.block()), met, above, stretch.isEmpty());
      }
    }
    times(number, own, facing, stretch);
    outside(number);
    return new Checked.Shown(
        pictures.get(number),
        met.stream().min(Comparator.comparingLong(ExportLine::place)),
        met.stream().max(Comparator.comparingLong(ExportLine::place)),
        blocks.get(number).stream()
            .filter(b -> b.kind() == Block.Kind.OUTSIDE)
            .map(Block::text)
            .toList());
  }

  private static Judged judged(ExportLine line, Block block) {
    if (line.form() == ExportLine.Form.PICTURE) {
      return new Judged(
          Verdict.NOT_COMPARED,
          List.of(),
          1,
          List.of(
              new Text(
                  "导出记录在此为图片或表情;其中的文字未比对",
                  "the export has a picture here; words in it were not compared")));
    }
    Judged judged = Judge.judge(line, block);
    if (Aligner.otherSide(block, line) && !judged.verdict().open()) {
      return judged.but(
          Verdict.PERSON,
          new Text("文字相同,但截图上在另一侧", "the words are the same, but on the other side of the screen"));
    }
    return judged;
  }

  private void alone(int number, Block block, List<ExportLine> met, long above, boolean unplaced) {
    Optional<ExportLine> answering =
        Optional.of(met)
            .filter(m -> !m.isEmpty())
            .map(List::getLast)
            .filter(l -> l.quoted().isPresent());
    if (answering.isPresent()) {
      ExportLine quoted = saying(answering.get(), answering.get().quoted().orElseThrow());
      Edits edits = Edits.of(Marks.of(quoted.words()), Marks.of(block.lines()), false, true);
      if (edits.likeness(Marks.of(block.lines()).size()) > 0.5) {
        rows.quote(quoted, new Sighting(number, block, Judge.judge(quoted, block)));
        return;
      }
    }
    rows.alone(
        unplaced ? Long.MAX_VALUE : above, new Sighting(number, block, alone(block, unplaced)));
  }

  private static ExportLine saying(ExportLine l, String words) {
    return new ExportLine(
        l.line(),
        l.place(),
        l.provenance(),
        l.sender(),
        l.senderName(),
        l.outgoing(),
        l.time(),
        ExportLine.Form.WORDS,
        words,
        Optional.empty());
  }

  private static Judged alone(Block block, boolean unplaced) {
    double mean =
        Marks.of(block.lines()).stream().mapToDouble(Mark::confidence).average().orElse(0);
    if (block.cut() || mean < HARDLY_READ || block.gap()) {
      return new Judged(
          Verdict.PERSON,
          List.of(),
          block.cut() ? 0 : 1,
          List.of(
              new Text(
                  "只见一部分或难以辨认,未找到对应的记录",
                  "seen in part or hardly legible; no message was found for it")));
    }
    if (block.kind() == Block.Kind.NOTICE) {
      return new Judged(
          Verdict.PERSON,
          List.of(),
          1,
          List.of(new Text("系统提示,导出记录中没有对应", "a notice that the export does not have")));
    }
    return new Judged(
        Verdict.ONLY_SCREEN,
        List.of(),
        1,
        unplaced
            ? List.of(new Text("整张图片在该会话中没有位置", "the picture has no place in the conversation"))
            : List.of());
  }

  private void times(
      int number, List<Block> own, List<Aligner.Facing> facing, List<ExportLine> stretch) {
    for (Block time : blocks.get(number)) {
      if (time.kind() == Block.Kind.TIME) {
        Optional<Aligner.Facing> next =
            facing.stream()
                .filter(f -> f.block() >= 0 && own.get(f.block()).box().y() > time.box().y())
                .findFirst();
        Optional<ExportLine> below =
            next.filter(f -> f.line() >= 0).map(f -> stretch.get(f.line()));
        below.ifPresent(l -> rows.time(l, new Sighting(number, time, time(time, l))));
      }
    }
  }

  private Judged time(Block block, ExportLine below) {
    Optional<ShownTime> read = ShownTime.of(block.text());
    Optional<LocalDateTime> exported = below.time().map(t -> LocalDateTime.ofInstant(t, zone));
    if (read.isEmpty() || exported.isEmpty()) {
      return new Judged(Verdict.NOT_COMPARED, List.of(), 1, List.of());
    }
    if (read.get().shows(exported.get())) {
      return new Judged(
          Verdict.SAME,
          List.of(),
          1,
          read.get().relative()
              ? List.of(
                  new Text(
                      "星期或“昨天”未比对,只比对了时刻", "the day of the week was not compared, only the clock"))
              : List.of());
    }
    return new Judged(
        Verdict.PERSON,
        List.of(),
        1,
        List.of(
            new Text(
                "导出记录的时间是 " + exported.get().withNano(0) + "(时区 " + zone + ",可用 --zone 更改)",
                "the export says "
                    + exported.get().withNano(0)
                    + " (time zone "
                    + zone
                    + ", another one with --zone)")));
  }

  private void outside(int number) {
    long empty =
        blocks.get(number).stream()
            .filter(b -> b.kind() == Block.Kind.BUBBLE && b.lines().isEmpty())
            .count();
    if (empty > 0) {
      notes.add(
          new Text(
              "图片 " + (number + 1) + ":边缘有 " + empty + " 个气泡被截断,未读。",
              "Picture "
                  + (number + 1)
                  + ": "
                  + empty
                  + " bubbles cut off at its edge were not read."));
    }
  }

  /** Says what no picture shows between the first and the last line that one does. */
  private void between(List<Checked.Shown> shown) {
    List<Checked.Shown> placed =
        shown.stream()
            .filter(s -> s.first().isPresent())
            .sorted(Comparator.comparingLong(s -> s.first().orElseThrow().place()))
            .toList();
    long last = -1;
    List<String> holes = new ArrayList<>();
    for (Checked.Shown s : placed) {
      ExportLine first = s.first().orElseThrow();
      if (last >= 0 && first.place() > last + 1) {
        holes.add(String.valueOf(first.place() - last - 1));
      }
      last = Math.max(last, s.last().orElse(first).place());
    }
    if (!holes.isEmpty()) {
      String counts = holes.stream().collect(Collectors.joining(", "));
      notes.add(
          new Text(
              "相邻图片之间有未拍到的消息(条数:" + counts + "),未比对。",
              "Between successive pictures there are messages on none ("
                  + counts
                  + "); they were not compared."));
    }
  }
}
