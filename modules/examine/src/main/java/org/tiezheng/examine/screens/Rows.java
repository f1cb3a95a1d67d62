package org.tiezheng.examine.screens;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tiezheng.evidence.Text;

/** Gathers what several pictures show of the same message into one row, and gives its verdict. */
final class Rows {
  /** Where a row stands: at a line, or between two lines. */
  private record Spot(long place, int rank, int order) {}

  private static final Comparator<Spot> IN_ORDER =
      Comparator.comparingLong(Spot::place)
          .thenComparingInt(Spot::rank)
          .thenComparingInt(Spot::order);
  private static final int TIME = 0;
  private static final int LINE = 1;
  private static final int QUOTE = 2;
  private static final int BEHIND = 3;
  private static final double ENOUGH = 0.5;

  private static final class Open {
    private final Block.Kind kind;
    private Optional<ExportLine> line;
    private final List<Sighting> seen = new ArrayList<>();
    private final List<Integer> missedOn = new ArrayList<>();

    Open(Block.Kind kind, Optional<ExportLine> line) {
      this.kind = kind;
      this.line = line;
    }
  }

  private final Map<Spot, Open> rows = new TreeMap<>(IN_ORDER);
  private int order;

  /** A block that shows a line. */
  void seen(ExportLine line, Sighting sighting) {
    at(new Spot(line.place(), LINE, 0), sighting.block().kind(), line).seen.add(sighting);
  }

  /** What stands below a block of the message that it answers. */
  void quote(ExportLine line, Sighting sighting) {
    at(new Spot(line.place(), QUOTE, 0), Block.Kind.BUBBLE, line).seen.add(sighting);
  }

  /** A time above the block that shows a line. */
  void time(ExportLine below, Sighting sighting) {
    at(new Spot(below.place(), TIME, 0), Block.Kind.TIME, below).seen.add(sighting);
  }

  /** A line that would have to be on a picture and is not. */
  void missing(ExportLine line, int picture) {
    Block.Kind kind = line.form() == ExportLine.Form.NOTICE ? Block.Kind.NOTICE : Block.Kind.BUBBLE;
    at(new Spot(line.place(), LINE, 0), kind, line).missedOn.add(picture);
  }

  /**
   * A block without a line.
   *
   * @param behind place of the line above it; -1 if it is the first of its picture
   */
  void alone(long behind, Sighting sighting) {
    String words = sighting.block().text();
    for (Map.Entry<Spot, Open> row : rows.entrySet()) {
      Open open = row.getValue();
      boolean same =
          row.getKey().rank == BEHIND
              && row.getKey().place == behind
              && open.seen.getLast().picture() == sighting.picture() - 1
              && open.seen.getLast().block().side() == sighting.block().side()
              && open.seen.getLast().block().text().equals(words);
      if (same) {
        open.seen.add(sighting);
        return;
      }
    }
    Open open = new Open(sighting.block().kind(), Optional.empty());
    open.seen.add(sighting);
    rows.put(new Spot(behind, BEHIND, order++), open);
  }

  private Open at(Spot spot, Block.Kind kind, ExportLine line) {
    Open open = rows.computeIfAbsent(spot, _ -> new Open(kind, Optional.of(line)));
    open.line = Optional.of(line);
    return open;
  }

  /** All rows. */
  List<Row> rows() {
    Map<String, String> accounts = accounts();
    return rows.values().stream()
        .map(open -> new Row(open.kind, open.line, open.seen, judged(open, accounts)))
        .toList();
  }

  /** For each name on the screens the account that most of its bubbles belong to. */
  private Map<String, String> accounts() {
    Map<String, Map<String, Long>> counts = new HashMap<>();
    for (Open open : rows.values()) {
      for (Sighting s : open.seen) {
        if (open.kind == Block.Kind.BUBBLE && open.line.isPresent()) {
          String account = open.line.get().sender();
          s.block()
              .sender()
              .ifPresent(name ->
                  counts.computeIfAbsent(name, _ -> new TreeMap<>()).merge(account, 1L, Long::sum));
        }
      }
    }
    return counts.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                e ->
                    e.getValue().entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .orElseThrow()
                        .getKey()));
  }

  private static Judged judged(Open open, Map<String, String> accounts) {
    if (open.seen.isEmpty()) {
      return unseen(open);
    }
    Judged judged = together(open.seen);
    if (!open.missedOn.isEmpty() && !judged.verdict().open()) {
      judged =
          judged.but(
              Verdict.PERSON,
              new Text(
                  "另一张图片(" + (open.missedOn.getFirst() + 1) + ")的同一位置没有这条",
                  "picture "
                      + (open.missedOn.getFirst() + 1)
                      + " does not show it where it would stand"));
    }
    boolean otherName =
        open.kind == Block.Kind.BUBBLE
            && open.line.isPresent()
            && open.seen.stream()
                .flatMap(s -> s.block().sender().stream())
                .anyMatch(
                    name -> !open.line.get().sender().equals(accounts.getOrDefault(name, "")));
    return otherName && !judged.verdict().open()
        ? judged.but(
            Verdict.PERSON,
            new Text(
                "截图上的名字在别处对应另一个账号", "the name on the screen belongs to another account elsewhere"))
        : judged;
  }

  private static Judged unseen(Open open) {
    boolean words =
        open.line
            .filter(l -> l.form() != ExportLine.Form.PICTURE && l.form() != ExportLine.Form.NOTICE)
            .isPresent();
    return words
        ? new Judged(Verdict.ONLY_EXPORT, List.of(), 1, List.of())
        : new Judged(
            Verdict.NOT_COMPARED,
            List.of(),
            1,
            List.of(
                new Text(
                    "图片、表情或系统提示,截图中没有可比对的文字",
                    "a picture, sticker or notice: nothing to read on the screens")));
  }

  /** Whole sightings count before parts; where sightings disagree, a person has to look. */
  private static Judged together(List<Sighting> seen) {
    List<Judged> whole = seen.stream().map(Sighting::judged).filter(j -> !j.part()).toList();
    List<Judged> all = seen.stream().map(Sighting::judged).toList();
    Judged first =
        (whole.isEmpty() ? all : whole)
            .stream().min(Comparator.comparing(Judged::verdict)).orElseThrow();
    Set<Boolean> open = all.stream().map(j -> j.verdict().open()).collect(Collectors.toSet());
    if (open.size() > 1) {
      Judged gravest = all.stream().min(Comparator.comparing(Judged::verdict)).orElseThrow();
      return gravest.but(
          Verdict.PERSON, new Text("几张图片上的读数不一致", "what was read differs between the pictures"));
    }
    double most = all.stream().mapToDouble(Judged::shown).max().orElse(0);
    return most < ENOUGH && !first.verdict().open()
        ? first.but(
            Verdict.PERSON, new Text("只见到不足一半", "less than half of the message is on the pictures"))
        : first;
  }
}
