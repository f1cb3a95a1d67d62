package org.tiezheng.casework.app;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.tiezheng.casework.GapSheet;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.search.Excerpt;
import org.tiezheng.casework.search.Found;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Fact;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.Text;

/**
 * Everything that has a time on one axis (时间线): messages, calls, mails, payments, files, signs of
 * gaps and the days of the case. Times are those that each source states; clocks are not corrected.
 * Reads no record but those of a day that is looked at.
 */
public final class Timeline {
  /** A time outside these years is no time of a dispute but a fault of the source. */
  private static final int FIRST_YEAR = 1990;

  private static final int LAST_YEAR = 2100;
  private static final int MOST_MONTHS = 180;

  private final OpenCase open;
  private final ItemLines lines;
  private final List<GapSheet> signs;
  private final ZoneId zone;

  /**
   * @param signs of gaps, as far as somebody looked for them
   */
  public Timeline(OpenCase open, ItemLines lines, List<GapSheet> signs) {
    this.open = open;
    this.lines = lines;
    this.signs = List.copyOf(signs);
    this.zone = open.place().zone();
  }

  /** What stands on a line of its own. */
  public enum Lane {
    MESSAGES("消息", "messages"),
    CALLS("通话", "calls"),
    MAIL("邮件", "mail"),
    PAYMENTS("付款", "payments"),
    FILES("文件、照片、录音等", "files, photos, recordings"),
    SIGNS("完整性迹象", "signs of gaps"),
    CASE("案件日期", "days of the case");

    private final Text title;

    Lane(String zh, String en) {
      title = new Text(zh, en);
    }

    public Text title() {
      return title;
    }

    static Lane of(Kind kind) {
      return switch (kind) {
        case CHAT, SMS -> MESSAGES;
        case CALLS -> CALLS;
        case EMAIL, FAX -> MAIL;
        case PAYMENT -> PAYMENTS;
        case CONTACTS, PHOTO, AUDIO, VIDEO, DOCUMENT, WEB, LOG, CERTIFICATE, PROGRAM, OTHER ->
            FILES;
      };
    }
  }

  /** How long a bin is. */
  public enum Step {
    YEAR,
    MONTH,
    DAY
  }

  /**
   * A stretch of time.
   *
   * @param begin its first day
   * @param marks days of the case and signs of gaps that begin in it
   */
  public record Bin(LocalDate begin, Map<Lane, Integer> counts, List<Text> marks) {
    public Bin {
      counts = Map.copyOf(counts);
      marks = List.copyOf(marks);
    }
  }

  /**
   * The axis.
   *
   * @param bins those in which there is something, in order
   * @param totals of the stretch that is shown
   * @param timeless records without a time
   * @param odd records with a time that cannot be meant
   * @param notReady items that must be got ready before they can be counted
   * @param unread items of which nothing was read, so that nothing of them stands here
   */
  public record Axis(
      Step step,
      List<Bin> bins,
      Map<Lane, Long> totals,
      long timeless,
      long odd,
      List<Integer> notReady,
      List<Unread> unread) {
    public Axis {
      bins = List.copyOf(bins);
      totals = Map.copyOf(totals);
      notReady = List.copyOf(notReady);
      unread = List.copyOf(unread);
    }
  }

  /** An item whose records nobody could read. */
  public record Unread(int item, String title) {}

  /**
   * A record of a day.
   *
   * @param precision the smallest unit that the source gives; of a bill that states a day only the
   *     moment is its midnight, which nobody stated
   */
  public record Entry(
      int item,
      String title,
      Lane lane,
      Instant time,
      RecordedTime.Precision precision,
      ItemLines.Line line) {}

  /**
   * A day.
   *
   * @param count of all records
   * @param entries some of them, in the order of time; those of which only the day is stated first
   * @param missing numbers of the items of which nothing can stand here: not read, or not yet ready
   */
  public record Day(long count, List<Entry> entries, List<Text> marks, List<Integer> missing) {
    public Day {
      entries = List.copyOf(entries);
      marks = List.copyOf(marks);
      missing = List.copyOf(missing);
    }
  }

  /** Everything by months, or by years if there are very many months. */
  public Axis all() throws IOException {
    Map<YearMonth, Integer> months = new TreeMap<>();
    Counting byMonth = counted(day -> day.withDayOfMonth(1), _ -> true);
    byMonth.bins.keySet().forEach(day -> months.merge(YearMonth.from(day), 1, Integer::sum));
    boolean many = months.size() > MOST_MONTHS;
    return many
        ? counted(day -> day.withDayOfYear(1), _ -> true).axis(Step.YEAR)
        : byMonth.axis(Step.MONTH);
  }

  /** The days of a month. */
  public Axis month(YearMonth month) throws IOException {
    return counted(day -> day, day -> YearMonth.from(day).equals(month)).axis(Step.DAY);
  }

  private Counting counted(
      Function<LocalDate, LocalDate> bin, java.util.function.Predicate<LocalDate> wanted)
      throws IOException {
    Counting counting = new Counting(bin, wanted);
    for (Item item : open.matter().items()) {
      if (item.reading().isEmpty()) {
        counting.unread.add(new Unread(item.number(), item.title()));
        continue;
      }
      if (!lines.ready(open, item.number())) {
        counting.notReady.add(item.number());
        continue;
      }
      Lane lane = Lane.of(item.kind());
      for (long second : lines.times(open, item.number())) {
        counting.add(second, lane);
      }
    }
    marks().forEach(counting::mark);
    return counting;
  }

  /** Adds up. */
  private final class Counting {
    private final Function<LocalDate, LocalDate> bin;
    private final java.util.function.Predicate<LocalDate> wanted;
    private final Map<LocalDate, Map<Lane, Integer>> bins = new TreeMap<>();
    private final Map<LocalDate, List<Text>> marks = new HashMap<>();
    private final Map<Lane, Long> totals = new EnumMap<>(Lane.class);
    private final List<Integer> notReady = new ArrayList<>();
    private final List<Unread> unread = new ArrayList<>();
    private long timeless;
    private long odd;

    Counting(Function<LocalDate, LocalDate> bin, java.util.function.Predicate<LocalDate> wanted) {
      this.bin = bin;
      this.wanted = wanted;
    }

    void add(long second, Lane lane) {
      if (second == Long.MIN_VALUE) {
        timeless++;
        return;
      }
      Optional<LocalDate> day = day(second);
      if (day.isEmpty()) {
        odd++;
      } else {
        add(day.get(), lane);
      }
    }

    private void add(LocalDate day, Lane lane) {
      if (wanted.test(day)) {
        bins.computeIfAbsent(bin.apply(day), _ -> new EnumMap<>(Lane.class))
            .merge(lane, 1, Integer::sum);
        totals.merge(lane, 1L, Long::sum);
      }
    }

    void mark(Mark mark) {
      if (wanted.test(mark.day())) {
        add(mark.day(), mark.lane());
        marks.computeIfAbsent(bin.apply(mark.day()), _ -> new ArrayList<>()).add(mark.what());
      }
    }

    Axis axis(Step step) {
      List<Bin> all = new ArrayList<>();
      bins.forEach(
          (day, counts) -> all.add(new Bin(day, counts, marks.getOrDefault(day, List.of()))));
      return new Axis(step, all, totals, timeless, odd, notReady, unread);
    }
  }

  private Optional<LocalDate> day(long second) {
    try {
      LocalDate day = LocalDate.ofInstant(Instant.ofEpochSecond(second), zone);
      return Optional.of(day).filter(Timeline::sane);
    } catch (java.time.DateTimeException e) {
      return Optional.empty();
    }
  }

  private static boolean sane(LocalDate day) {
    return day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR;
  }

  /** A day with words. */
  private record Mark(LocalDate day, Lane lane, Text what) {}

  private List<Mark> marks() {
    List<Mark> marks = new ArrayList<>();
    Case matter = open.matter();
    matter.hearing().ifPresent(d -> marks.add(ofCase(d, new Text("开庭", "hearing"))));
    matter
        .proofDeadline()
        .ifPresent(d -> marks.add(ofCase(d, new Text("举证期限", "last day to hand in"))));
    matter.deadlines().forEach((name, d) -> marks.add(ofCase(d, Text.same(name))));
    for (Fact fact : matter.facts()) {
      for (Fact.Slot slot : fact.slots()) {
        if (slot.type() == Fact.SlotType.DATE) {
          stated(slot.value())
              .ifPresent(d ->
                  marks.add(
                      ofCase(
                          d, Text.same(fact.title() + " · " + slot.name() + " " + slot.value()))));
        }
      }
    }
    for (GapSheet sheet : signs) {
      for (GapSheet.Sign sign : sheet.signs()) {
        sign.from()
            .or(sign::to)
            .flatMap(t -> day(t.getEpochSecond()))
            .ifPresent(d -> marks.add(sign(d, sheet, sign)));
      }
    }
    marks.removeIf(m -> !sane(m.day()));
    return marks;
  }

  private static Mark ofCase(LocalDate day, Text what) {
    return new Mark(day, Lane.CASE, what);
  }

  private static Mark sign(LocalDate day, GapSheet sheet, GapSheet.Sign sign) {
    return new Mark(
        day,
        Lane.SIGNS,
        new Text(
            "证据 " + sheet.item() + ":" + sign.what().zh(),
            "item " + sheet.item() + ": " + sign.what().en()));
  }

  private static Optional<LocalDate> stated(String value) {
    try {
      return Optional.of(LocalDate.parse(value.strip()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** A record's place, before it is read. */
  private record At(int item, int line, long second) {}

  /**
   * The records of a day in the order of time.
   *
   * @param from position of the first that is wanted, from 0
   */
  public Day day(LocalDate day, long from, int most) throws IOException {
    long begin = day.atStartOfDay(zone).toEpochSecond();
    long end = day.plusDays(1).atStartOfDay(zone).toEpochSecond();
    List<At> found = new ArrayList<>();
    List<Integer> missing = new ArrayList<>();
    for (Item item : open.matter().items()) {
      if (item.reading().isEmpty() || !lines.ready(open, item.number())) {
        missing.add(item.number());
        continue;
      }
      long[] times = lines.times(open, item.number());
      for (int i = 0; i < times.length; i++) {
        if (times[i] >= begin && times[i] < end) {
          found.add(new At(item.number(), i, times[i]));
        }
      }
    }
    found.sort(Comparator.comparingLong(At::second)); // equal ones stay as they stand
    List<Text> marks = marks().stream().filter(m -> m.day().equals(day)).map(Mark::what).toList();
    return new Day(
        found.size(), entries(found.stream().skip(from).limit(most).toList()), marks, missing);
  }

  private List<Entry> entries(List<At> wanted) throws IOException {
    Map<Integer, List<At>> byItem = new HashMap<>();
    wanted.forEach(at -> byItem.computeIfAbsent(at.item(), _ -> new ArrayList<>()).add(at));
    Map<At, ItemLines.Line> read = new HashMap<>();
    for (Map.Entry<Integer, List<At>> of : byItem.entrySet()) {
      int[] numbers = of.getValue().stream().mapToInt(At::line).toArray();
      List<ItemLines.Line> records = lines.read(open, of.getKey(), numbers);
      for (int i = 0; i < records.size(); i++) {
        read.put(of.getValue().get(i), records.get(i));
      }
    }
    Case matter = open.matter();
    List<Entry> entries = new ArrayList<>();
    for (At at : wanted) {
      ItemLines.Line line = read.get(at);
      Optional<Item> item = matter.item(at.item());
      if (line != null && item.isPresent()) {
        entries.add(
            new Entry(
                at.item(),
                item.get().title(),
                Lane.of(item.get().kind()),
                Instant.ofEpochSecond(at.second()),
                Found.of(
                        at.item(), line.number(), Optional.empty(), line.record(), Excerpt.NONE, "")
                    .time()
                    .precision(),
                line));
      }
    }
    return entries;
  }
}
