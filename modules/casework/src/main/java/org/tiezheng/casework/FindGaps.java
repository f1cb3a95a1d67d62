package org.tiezheng.casework;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Observation.Weight;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.examine.gaps.GapKind;
import org.tiezheng.examine.gaps.GapQuestions;
import org.tiezheng.examine.gaps.GapReport;
import org.tiezheng.examine.gaps.GapSign;
import org.tiezheng.examine.gaps.report.GapCsv;
import org.tiezheng.examine.gaps.report.GapHtml;
import org.tiezheng.examine.gaps.report.GapJson;

/**
 * Looks in the chats of a case for signs that messages are not in them or were otherwise before
 * (完整性迹象), and notes in the custody log that it was done and what it gave. Changes nothing.
 */
public final class FindGaps {
  private static final int FIRST = 40;

  private final OpenCase open;

  public FindGaps(OpenCase open) {
    this.open = open;
  }

  /**
   * What is to be examined.
   *
   * @param item with a chat; empty for every item with one
   * @param conversation id or title of the only one to report
   * @param out file to write, by its ending a page (.html), a table (.csv) or data (.json)
   */
  public record Request(
      Optional<Integer> item, Optional<String> conversation, Optional<Path> out) {}

  /**
   * What came of one item.
   *
   * @param messages live ones that were examined
   * @param counts signs by kind
   * @param first the weightiest signs
   * @param signs how many there are in all
   */
  public record Result(
      int item,
      String title,
      long messages,
      List<Count> counts,
      List<Line> first,
      long signs,
      List<Text> notes) {
    /** Whether any sign needs an explanation. */
    public boolean weighty() {
      return counts.stream().anyMatch(c -> c.strong() + c.notable() > 0);
    }
  }

  /** How many signs of a kind, by weight, and how they come about innocently. */
  public record Count(
      String code, Text title, long strong, long notable, long slight, List<Text> innocent) {}

  /** A sign, for a person. */
  public record Line(Weight weight, Text kind, String conversation, String time, Text what) {}

  /**
   * Examines and, if asked, writes the result.
   *
   * @throws TiezhengException if there is no such item, or none with a chat
   */
  public List<Result> run(Request request, Secrets secrets) throws IOException {
    return run(request, secrets, _ -> {});
  }

  /** As {@link #run(Request, Secrets)}; what was found in each item is given with its places. */
  public List<Result> run(Request request, Secrets secrets, Consumer<GapSheet> sheets)
      throws IOException {
    request.out().ifPresent(ReportFile::requireEnding);
    new ReadItems(open, secrets).refresh();
    List<Item> items = items(request);
    if (request.out().isPresent() && items.size() > 1) {
      throw new TiezhengException(
          new Text(
              "有 " + items.size() + " 项聊天证据;写出文件时请用 --item 指明一项。",
              "There are "
                  + items.size()
                  + " items with chats; name one with --item to write a file."));
    }
    ZoneId zone = open.place().zone();
    GapQuestions questions = GapQuestions.USUAL.in(zone).only(request.conversation());
    List<Result> results = new ArrayList<>();
    Watch watch = open.place().watch();
    watch.begins(new Text("查找缺失迹象", "looking for gaps"), items.size(), Watch.Unit.THINGS);
    for (Item item : items) {
      GapReport report = ChatCopy.examine(open, item, secrets, questions);
      if (request.out().isPresent()) {
        write(report, item, zone, request.out().get());
      }
      open.note(Event.Type.GAPS, what(request, item, report));
      sheets.accept(GapSheet.of(item, report, counts(report), open.place().clock().instant()));
      results.add(result(item, report, zone));
      watch.at(results.size());
    }
    return results;
  }

  private List<Item> items(Request request) {
    List<Item> all =
        open.matter().items().stream()
            .filter(i -> request.item().isEmpty() || i.number() == request.item().get())
            .toList();
    if (all.isEmpty() && request.item().isPresent()) {
      throw new TiezhengException(
          new Text(
              "没有编号为 " + request.item().get() + " 的证据。",
              "There is no item " + request.item().get() + "."));
    }
    List<Item> chats = all.stream().filter(FindGaps::chat).toList();
    if (chats.isEmpty()) {
      throw new TiezhengException(new Text("其中没有聊天记录。", "There is no chat among them."));
    }
    return chats;
  }

  private static boolean chat(Item item) {
    return item.reading()
        .filter(r -> item.kind() == Kind.CHAT || r.kind() == Kind.CHAT)
        .isPresent();
  }

  private static void write(GapReport report, Item item, ZoneId zone, Path file)
      throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      switch (ReportFile.ending(file)) {
        case "html" -> GapHtml.write(report, item.number() + " " + item.title(), zone, out);
        case "csv" -> GapCsv.write(report, out);
        default -> GapJson.write(report, out);
      }
    }
  }

  private static Map<String, String> what(Request request, Item item, GapReport report)
      throws IOException {
    Map<String, String> what = new TreeMap<>();
    what.put("item", String.valueOf(item.number()));
    request.conversation().ifPresent(c -> what.put("conversation", c));
    what.put("messages", String.valueOf(report.messages()));
    report.weights().forEach((weight, n) -> what.put(weight.name(), String.valueOf(n)));
    if (request.out().isPresent()) {
      what.put("outSha256", Workplace.sha256(request.out().get()));
    }
    return what;
  }

  private static Result result(Item item, GapReport report, ZoneId zone) {
    DateTimeFormatter times =
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(zone);
    return new Result(
        item.number(),
        item.title(),
        report.messages(),
        counts(report),
        report.signs().stream().limit(FIRST).map(s -> line(s, times)).toList(),
        report.signs().size(),
        report.notes());
  }

  private static List<Count> counts(GapReport report) {
    Map<GapKind, long[]> kinds = new LinkedHashMap<>();
    for (GapSign sign : report.signs()) {
      long[] n = kinds.computeIfAbsent(sign.kind(), _ -> new long[3]);
      switch (sign.weight()) {
        case STRONG -> n[0]++;
        case NOTABLE -> n[1]++;
        case SLIGHT -> n[2]++;
      }
    }
    List<Count> counts = new ArrayList<>();
    kinds.forEach((kind, n) ->
        counts.add(new Count(kind.id(), kind.title(), n[0], n[1], n[2], kind.innocent())));
    return counts;
  }

  private static Line line(GapSign s, DateTimeFormatter times) {
    String from = s.from().map(times::format).orElse("");
    String to = s.to().map(times::format).orElse("");
    return new Line(
        s.weight(),
        s.kind().title(),
        s.title().isEmpty() ? s.conversation() : s.title(),
        from.equals(to) ? from : from + " – " + to,
        s.what());
  }
}
