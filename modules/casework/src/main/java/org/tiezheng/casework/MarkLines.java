package org.tiezheng.casework;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Fact;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.LineRange;
import org.tiezheng.evidence.Link;

/**
 * Lines that a person marked while reading show a fact, or speak against it: they are linked as
 * {@link LinkItem} does, and if a value is read in them it is confirmed as {@link ConfirmSlot}
 * does. A reader counts all records of an item, papers count what they print; here the one becomes
 * the other.
 */
public final class MarkLines {
  private final OpenCase open;

  public MarkLines(OpenCase open) {
    this.open = open;
  }

  /**
   * What is marked.
   *
   * @param records their numbers among all records of the item
   * @param slot of the fact that the lines say something of
   * @param value what they say; empty if the first of them has one clear candidate
   */
  public record Request(
      int item,
      List<Long> records,
      String fact,
      boolean supports,
      String note,
      Optional<String> slot,
      Optional<String> value) {
    public Request {
      records = List.copyOf(records);
    }
  }

  /**
   * What came of it.
   *
   * @param lines as papers number them
   * @param slot what was confirmed, if a slot was named
   */
  public record Result(String lines, LinkItem.Result link, Optional<ConfirmSlot.Result> slot) {}

  /**
   * A record that is linked.
   *
   * @param record its number among all records of the item
   */
  public record Marked(long record, String fact, String title, boolean supports) {}

  /**
   * Links and confirms; the custody log has both.
   *
   * @throws org.tiezheng.casework.file.CaseFileException if papers number none of the records, or
   *     the fact or slot is not there
   */
  public Result run(Request request) throws IOException {
    Item item =
        open.matter()
            .item(request.item())
            .orElseThrow(() ->
                AddFacts.unknown(
                    "证据", "item", String.valueOf(request.item()), LinkItem.numbers(open.matter())));
    List<Long> lines = lines(item, new HashSet<>(request.records()));
    if (lines.isEmpty()) {
      throw AddFacts.wrong(
          "选中的行在纸面上没有编号(例如通讯录),不能关联",
          "papers give the marked lines no number, so they cannot be linked");
    }
    // A value that cannot be read is told before anything is written.
    Optional<ConfirmSlot.Result> slot = Optional.empty();
    if (request.slot().isPresent()) {
      slot =
          Optional.of(
              new ConfirmSlot(open)
                  .run(
                      new ConfirmSlot.Request(
                          request.fact(),
                          request.slot().get(),
                          request.item(),
                          Optional.of(lines.getFirst()),
                          Optional.empty(),
                          request.value())));
    }
    String written = written(lines);
    LinkItem.Result link =
        new LinkItem(open)
            .run(
                new LinkItem.Request(
                    request.item(),
                    Optional.of(written),
                    request.fact(),
                    request.supports(),
                    request.note()));
    return new Result(written, link, slot);
  }

  private List<Long> lines(Item item, Set<Long> records) {
    List<Long> lines = new ArrayList<>();
    Lines.of(open, item)
        .numbers((record, line) -> {
          if (line > 0 && records.contains(record)) {
            lines.add(line);
          }
        });
    return lines;
  }

  /** Numbers in order, written as ranges. */
  private static String written(List<Long> lines) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.size(); ) {
      int end = i;
      while (end + 1 < lines.size() && lines.get(end + 1) == lines.get(end) + 1) {
        end++;
      }
      text.append(text.isEmpty() ? "" : ", ").append(lines.get(i));
      if (end > i) {
        text.append('-').append(lines.get(end));
      }
      i = end + 1;
    }
    return text.toString();
  }

  /** The records of an item that are linked, line by line; whole items are not among them. */
  public List<Marked> marked(int item) {
    Case matter = open.matter();
    Map<Link, List<LineRange>> links = new HashMap<>();
    for (Link link : matter.links()) {
      if (link.item() == item) {
        link.lines().flatMap(LineRange::parse).ifPresent(ranges -> links.put(link, ranges));
      }
    }
    List<Marked> marked = new ArrayList<>();
    if (links.isEmpty() || matter.item(item).flatMap(Item::reading).isEmpty()) {
      return marked;
    }
    Lines.of(open, matter.item(item).orElseThrow())
        .numbers((record, line) ->
            links.forEach((link, ranges) -> {
              if (line > 0
                  && ranges.stream().anyMatch(r -> r.first() <= line && line <= r.last())) {
                marked.add(
                    new Marked(record, link.fact(), title(matter, link.fact()), link.supports()));
              }
            }));
    return marked;
  }

  private static String title(Case matter, String id) {
    return matter.facts().stream()
        .filter(f -> f.id().equals(id))
        .map(Fact::title)
        .findFirst()
        .orElse(id);
  }
}
