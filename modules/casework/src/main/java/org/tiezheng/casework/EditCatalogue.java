package org.tiezheng.casework;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tiezheng.casework.file.CaseFileChanges;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.CopyGrade;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.present.paper.CatalogueNumbers;

/**
 * Changes what is handed in and how it is listed (编制目录): which items, in which order and group,
 * with which words, which of their conversations, how many copies, on which carriers. All is kept
 * in {@code case.yaml}, where a person may write it as well; the custody log says which statements
 * were changed. Numbers of what was handed in stay as they are.
 */
public final class EditCatalogue {
  /** What an event of kind NOTE is about. */
  static final String NAME = "catalogue";

  private final OpenCase open;

  public EditCatalogue(OpenCase open) {
    this.open = open;
  }

  /**
   * What is to be changed; what is empty stays.
   *
   * @param version of the case as the person saw it ({@link CatalogueSheet#version})
   * @param copies sets to hand in; 0 for the usual number
   * @param order item numbers in the order in which the catalogue shall list them, each with its
   *     group
   * @param carriers all of them
   * @param answers statements under {@code attributes} of the case, such as those that papers ask
   *     for
   */
  public record Request(
      String version,
      Optional<Integer> copies,
      Optional<List<Placed>> order,
      List<Change> items,
      Optional<List<Carrier>> carriers,
      Map<String, String> answers) {
    public Request {
      order = order.map(List::copyOf);
      items = List.copyOf(items);
      carriers = carriers.map(List::copyOf);
      answers = Map.copyOf(answers);
    }

    /** A change of one item only. */
    public static Request of(String version, Change change) {
      return new Request(
          version, Optional.empty(), Optional.empty(), List.of(change), Optional.empty(), Map.of());
    }
  }

  /** Where an item is to stand in the catalogue. */
  public record Placed(int item, int group) {}

  /**
   * A disc or stick.
   *
   * @param items numbers of the items on it
   */
  public record Carrier(
      String number,
      String type,
      String label,
      String serial,
      String capacity,
      List<Integer> items) {
    public Carrier {
      items = List.copyOf(items);
    }
  }

  /**
   * A change of an item; what is empty stays.
   *
   * @param attributes remark, deed, copyGradeReason, and handedIn: the day on which it was handed
   *     in, blank to take that back
   * @param lines of the item's links, by their place in the case from 0
   */
  public record Change(
      int item,
      Optional<Boolean> catalogued,
      Optional<String> title,
      Optional<String> source,
      Optional<String> objectOfProof,
      Optional<String> content,
      Optional<CopyGrade> copyGrade,
      Map<String, String> attributes,
      Optional<List<String>> conversations,
      Optional<Boolean> nameWithheld,
      Optional<Integer> contextLines,
      Optional<Map<String, String>> glossary,
      Optional<List<String>> periods,
      Map<Integer, String> lines) {
    /** What of an item's attributes can be changed here. */
    private static final Set<String> KNOWN =
        Set.of("remark", "deed", "copyGradeReason", Item.HANDED_IN);

    public Change {
      attributes = Map.copyOf(attributes);
      conversations = conversations.map(List::copyOf);
      glossary = glossary.map(Map::copyOf);
      periods = periods.map(List::copyOf);
      lines = Map.copyOf(lines);
      if (!KNOWN.containsAll(attributes.keySet())) {
        throw AddFacts.wrong(
            "attributes 只能是 " + String.join("、", new TreeSet<>(KNOWN)),
            "attributes can only be " + String.join(", ", new TreeSet<>(KNOWN)));
      }
    }

    /** Whether it is handed in, and nothing else. */
    public static Change catalogued(int item, boolean in) {
      return new Change(
          item,
          Optional.of(in),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Map.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Map.of());
    }
  }

  /**
   * Changes all of it or nothing.
   *
   * @return names of the statements that were changed
   * @throws org.tiezheng.casework.file.ChangedMeanwhile if the case is not as the person saw it
   * @throws TiezhengException if something cannot be stated so, or the number of what was handed in
   *     would change
   */
  public List<String> run(Request request) throws IOException {
    CaseFileChanges changes = CaseFileChanges.to(open.file(), request.version());
    Case before = open.matter();
    List<String> names = new ArrayList<>();
    request.copies().ifPresent(n -> ofCase(changes, names, "copies", requireSets(n)));
    request
        .carriers()
        .ifPresent(c -> ofCase(changes, names, "carriers", c.stream().map(this::carrier).toList()));
    request
        .answers()
        .forEach((key, value) -> {
          changes.answer(key, value);
          names.add("attributes." + key);
        });
    request.items().forEach(change -> item(changes, names, before, change));
    request.order().ifPresent(order -> order(changes, names, before, order));
    if (!changes.any()) {
      return List.of();
    }
    open.file(changes.write());
    open.save(open.matter());
    Map<String, String> what = new TreeMap<>();
    what.put(LeftOut.SUBJECT, NAME);
    what.put("changed", String.join(" ", names));
    open.note(Event.Type.NOTE, what);
    return List.copyOf(names);
  }

  private static void ofCase(
      CaseFileChanges changes, List<String> names, String key, Object value) {
    changes.ofCase(key, value);
    names.add(key);
  }

  private static int requireSets(int copies) {
    if (copies < 0 || copies > 1_000) {
      throw AddFacts.wrong("份数应为 0 到 1000", "copies is a number from 0 to 1000");
    }
    return copies;
  }

  private Map<String, Object> carrier(Carrier c) {
    Map<String, Object> stated = new TreeMap<>();
    stated.put("number", c.number());
    stated.put("type", c.type());
    stated.put("label", c.label());
    stated.put("serial", c.serial());
    stated.put("capacity", c.capacity());
    stated.put("items", c.items());
    open.file().carriers().stream()
        .filter(old -> old.number().equals(c.number()))
        .forEach(old -> {
          // What only the file states is not lost.
          old.written().ifPresent(when -> stated.put("written", when.toString()));
          stated.put("software", old.software());
          stated.put("seal", old.seal());
        });
    return stated;
  }

  private void item(CaseFileChanges changes, List<String> names, Case before, Change change) {
    int number = change.item();
    Item item = required(before, number);
    Map<String, Object> columns = new TreeMap<>();
    change.catalogued().ifPresent(v -> columns.put("catalogued", v));
    change.title().ifPresent(v -> columns.put("title", v));
    change.source().ifPresent(v -> columns.put("source", v));
    change.objectOfProof().ifPresent(v -> columns.put("objectOfProof", v));
    change.content().ifPresent(v -> columns.put("content", v));
    change.copyGrade().ifPresent(v -> columns.put("copyGrade", v.name()));
    change.conversations().ifPresent(v -> columns.put("conversations", v));
    change.nameWithheld().ifPresent(v -> columns.put("nameWithheld", v));
    change.contextLines().ifPresent(v -> columns.put("contextLines", v));
    change.glossary().ifPresent(v -> columns.put("glossary", v));
    change.periods().ifPresent(v -> columns.put("periods", v));
    change
        .copyGrade()
        .filter(v -> v == item.copyGrade())
        .ifPresent(_ -> columns.remove("copyGrade"));
    columns.forEach((key, value) -> {
      changes.ofItem(number, key, value);
      names.add("items." + number + "." + key);
    });
    new TreeMap<>(change.attributes())
        .forEach((key, value) -> {
          if (!value.equals(item.attributes().getOrDefault(key, ""))) {
            changes.attribute(number, key, key.equals(Item.HANDED_IN) ? day(value) : value);
            names.add("items." + number + ".attributes." + key);
          }
        });
    String handed = change.attributes().getOrDefault(Item.HANDED_IN, "");
    if (!handed.isBlank()) {
      fix(changes, before, number);
    }
    change
        .lines()
        .forEach((link, lines) -> {
          if (link >= before.links().size() || before.links().get(link).item() != number) {
            throw AddFacts.wrong("没有这个关联", "there is no such link");
          }
          changes.linkLines(link, lines);
          names.add("links." + link + ".lines");
        });
  }

  /** What was handed in keeps the number under which it was listed. */
  private static void fix(CaseFileChanges changes, Case before, int number) {
    CatalogueNumbers.Number listed = CatalogueNumbers.of(before).get(number);
    if (listed == null) {
      throw AddFacts.wrong(
          "证据 " + number + " 不在目录中,不能记为已提交",
          "item " + number + " is not in the catalogue, so it was not handed in");
    }
    changes.attribute(number, Item.LISTED_AS, listed.toString());
  }

  private static String day(String value) {
    if (value.isBlank()) {
      return "";
    }
    try {
      return LocalDate.parse(value.strip()).toString();
    } catch (java.time.format.DateTimeParseException e) {
      throw AddFacts.wrong(
          "提交日期“" + value + "”应形如 2026-05-01",
          "the day \"" + value + "\" is written like 2026-05-01");
    }
  }

  private static Item required(Case matter, int number) {
    Item item =
        matter
            .item(number)
            .orElseThrow(() ->
                AddFacts.unknown("证据", "item", String.valueOf(number), LinkItem.numbers(matter)));
    if (matter.ofOtherSide(item)) {
      throw AddFacts.wrong(
          "证据 " + number + " 由对方提交,从不列入本方目录",
          "item " + number + " was handed in by the other side and never enters our catalogue");
    }
    return item;
  }

  /** Numbers follow the order; those that are fixed are stepped over. */
  private static void order(
      CaseFileChanges changes, List<String> names, Case before, List<Placed> order) {
    Map<Integer, CatalogueNumbers.Number> fixed = new HashMap<>();
    Map<Integer, Integer> next = new HashMap<>();
    for (Item item : before.items()) {
      if (!item.attributes().getOrDefault(Item.HANDED_IN, "").isBlank()) {
        CatalogueNumbers.parse(item.attributes().getOrDefault(Item.LISTED_AS, ""))
            .ifPresent(n -> {
              fixed.put(item.number(), n);
              next.merge(n.group(), n.place(), Math::max);
            });
      }
    }
    Set<Integer> seen = new TreeSet<>();
    for (Placed placed : order) {
      Item item = required(before, placed.item());
      if (!seen.add(placed.item()) || placed.group() < 1 || placed.group() > 9_999) {
        throw AddFacts.wrong(
            "目录的排列有误:证据 " + placed.item(), "the order names item " + placed.item() + " wrongly");
      }
      CatalogueNumbers.Number kept = fixed.get(placed.item());
      if (kept != null && kept.group() != placed.group()) {
        throw AddFacts.wrong(
            "证据 " + placed.item() + " 已按 " + kept + " 提交,编号不再改变",
            "item " + placed.item() + " was handed in as " + kept + "; its number stays");
      }
      if (kept == null) {
        int place = next.merge(placed.group(), 1, Integer::sum);
        String listed = new CatalogueNumbers.Number(placed.group(), place).toString();
        if (!listed.equals(item.attributes().getOrDefault(Item.LISTED_AS, ""))) {
          changes.attribute(placed.item(), Item.LISTED_AS, listed);
          names.add("items." + placed.item() + ".attributes." + Item.LISTED_AS);
        }
      }
    }
  }
}
