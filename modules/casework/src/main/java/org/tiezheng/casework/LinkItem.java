package org.tiezheng.casework;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tiezheng.casework.file.CaseFileAdditions;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Fact;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.LineRange;
import org.tiezheng.evidence.Link;

/**
 * Links an item, or lines of it, to a fact. Lines are numbered as papers number them: of a chat as
 * its full version, of a phone's messages and calls as their excerpt, of anything else as {@code
 * show} counts its records.
 */
public final class LinkItem {
  private final OpenCase open;

  public LinkItem(OpenCase open) {
    this.open = open;
  }

  /**
   * What is linked.
   *
   * @param lines as a person writes them, such as {@code 120-131, 140}
   * @param supports false if the item speaks against the fact
   */
  public record Request(
      int item, Optional<String> lines, String fact, boolean supports, String note) {}

  /**
   * What came of it.
   *
   * @param already whether the same link was there; then nothing was written
   * @param lines how many lines it names; 0 if it names none
   * @param shown the first and the last of them in one line each, so that a person sees whether
   *     they are the right ones
   */
  public record Result(Link link, boolean already, long lines, List<String> shown) {
    public Result {
      shown = List.copyOf(shown);
    }
  }

  /** Links; the custody log has it. */
  public Result run(Request request) throws IOException {
    Case matter = open.matter();
    Item item =
        matter
            .item(request.item())
            .orElseThrow(() ->
                AddFacts.unknown("证据", "item", String.valueOf(request.item()), numbers(matter)));
    if (matter.facts().stream().noneMatch(f -> f.id().equals(request.fact()))) {
      throw AddFacts.unknown("待证事实", "fact", request.fact(), facts(matter));
    }
    List<LineRange> ranges = request.lines().map(LinkItem::ranges).orElse(List.of());
    List<String> shown = ranges.isEmpty() ? List.of() : shown(item, ranges);
    Link link =
        new Link(
            request.item(),
            request.fact(),
            request.supports(),
            request.lines().map(String::strip),
            request.note().strip());
    long count = ranges.stream().mapToLong(LineRange::count).sum();
    if (matter.links().stream().anyMatch(l -> same(l, link, ranges))) {
      return new Result(link, true, count, shown);
    }
    open.file(CaseFileAdditions.link(open.file(), link));
    open.save(open.matter());
    Map<String, String> what = new TreeMap<>();
    what.put("subject", "link");
    what.put("item", String.valueOf(link.item()));
    what.put("fact", link.fact());
    what.put("supports", String.valueOf(link.supports()));
    link.lines().ifPresent(lines -> what.put("lines", lines));
    open.note(Event.Type.NOTE, what);
    return new Result(link, false, count, shown);
  }

  private static boolean same(Link there, Link link, List<LineRange> ranges) {
    return there.item() == link.item()
        && there.fact().equals(link.fact())
        && there.supports() == link.supports()
        && there.lines().flatMap(LineRange::parse).orElse(List.of()).equals(ranges);
  }

  static List<LineRange> ranges(String written) {
    return LineRange.parse(written)
        .orElseThrow(() ->
            AddFacts.wrong(
                "“" + written + "”不是行号;应形如 120-131, 140",
                "\"" + written + "\" names no lines; write them like 120-131, 140"));
  }

  /** The first and last line of each range; refuses lines that the item does not have. */
  private List<String> shown(Item item, List<LineRange> ranges) {
    if (item.reading().isEmpty()) {
      throw AddFacts.wrong(
          "证据 " + item.number() + " 还没有读出,无法核对行号;先运行 examine,或不写 --lines",
          "item "
              + item.number()
              + " has not been read, so its lines cannot be checked; run examine first, or leave"
              + " --lines out");
    }
    Set<Long> ends = new TreeSet<>();
    ranges.forEach(r -> ends.addAll(List.of((long) r.first(), (long) r.last())));
    Map<Long, String> shown = new TreeMap<>();
    long[] count = new long[1];
    Lines.of(open, item)
        .each((number, row) -> {
          count[0] = number;
          if (ends.contains(number)) {
            shown.put(number, Lines.brief(number, row));
          }
        });
    for (LineRange range : ranges) {
      if (range.last() > count[0]) {
        throw AddFacts.wrong(
            "证据 " + item.number() + " 只有 " + count[0] + " 行,没有第 " + range + " 行",
            "item " + item.number() + " has " + count[0] + " lines and no line " + range);
      }
    }
    return List.copyOf(shown.values());
  }

  static String numbers(Case matter) {
    return matter.items().stream()
        .map(i -> String.valueOf(i.number()))
        .collect(Collectors.joining(", "));
  }

  static String facts(Case matter) {
    return matter.facts().stream().map(Fact::id).collect(Collectors.joining(", "));
  }
}
