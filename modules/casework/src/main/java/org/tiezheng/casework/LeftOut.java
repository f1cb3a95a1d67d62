package org.tiezheng.casework;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Text;

/**
 * Items that a person does not hand in. Their originals stay sealed in the case; that they are left
 * out is noted in the custody log, in an event that stays in the case, and what follows from it is
 * told.
 *
 * @param items numbers of the items that are not in the catalogue
 * @param withdrawn those of them that an earlier bundle had
 */
record LeftOut(Set<Integer> items, Set<Integer> withdrawn) {
  /** SEED-GD-14; Evidence Provisions 2019, arts 63, 95, 98 in our words. */
  static final Text CONSEQUENCES =
      new Text(
          "提示:有意筛选证据的,要承担相应的法律后果(SEED-GD-14)。民事诉讼证据规定(2019)第63条:应当真实、完整地陈述;"
              + "第95条:控制证据无正当理由拒不提交的,可以认定对方关于该证据的主张成立;第98条:伪造、毁灭证据的,受处罚。",
          "Note: deliberate selection has legal consequences (SEED-GD-14). Evidence Provisions"
              + " 2019, art. 63: statements are to be true and complete; art. 95: what the other"
              + " side says of evidence that is controlled and refused without reason may be found;"
              + " art. 98: forging or destroying evidence is punished.");

  /** What an event of kind NOTE is about. */
  static final String SUBJECT = "subject";

  private static final String NAME = "leftOut";
  private static final String ITEMS = "items";
  private static final String WITHDRAWN = "withdrawn";

  LeftOut {
    items = Set.copyOf(items);
    withdrawn = Set.copyOf(withdrawn);
  }

  /** What is left out of a case as it stands now. */
  static LeftOut of(OpenCase open, Case matter) {
    Set<Integer> items =
        matter.items().stream()
            .filter(item -> !item.catalogued() && !matter.ofOtherSide(item))
            // A supplement does not hand in again what the court has already.
            .filter(item -> item.attributes().getOrDefault(Item.HANDED_IN, "").isBlank())
            .map(Item::number)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<Integer> presented =
        events(open)
            .filter(e -> e.kind() == Event.Type.PRESENT)
            .flatMap(e -> Stream.of(e.what().getOrDefault(ITEMS, "").split(" ")))
            .filter(number -> number.matches("[0-9]{1,9}"))
            .map(Integer::valueOf)
            .collect(Collectors.toCollection(TreeSet::new));
    presented.retainAll(items);
    return new LeftOut(items, presented);
  }

  private static Stream<Event> events(OpenCase open) {
    return open.custody().stream().map(OpenCase.CustodyLine::event);
  }

  /** Notes it once for each choice that a person makes. */
  void note(OpenCase open) throws IOException {
    Map<String, String> what = new TreeMap<>();
    what.put(SUBJECT, NAME);
    what.put(ITEMS, list(items, " "));
    what.put(WITHDRAWN, list(withdrawn, " "));
    what.put("originals", "sealed, kept");
    Map<String, String> last =
        events(open)
            .filter(e -> e.kind() == Event.Type.NOTE && NAME.equals(e.what().get(SUBJECT)))
            .map(Event::what)
            .reduce((_, later) -> later)
            .orElse(Map.of(ITEMS, "", WITHDRAWN, ""));
    boolean same =
        List.of(ITEMS, WITHDRAWN).stream()
            .allMatch(key -> what.getOrDefault(key, "").equals(last.getOrDefault(key, "")));
    if (!same) {
      open.note(Event.Type.NOTE, what);
    }
  }

  /** What a person is told; nothing if nothing is left out. */
  List<Text> lines() {
    List<Text> lines = new ArrayList<>();
    if (!items.isEmpty()) {
      lines.add(
          new Text(
              "未列入证据目录、不提交的证据 %d 项:第 %s 项。原始数据仍封存在案件中,没有删除或改动。"
                  .formatted(items.size(), list(items, "、")),
              "%d items are not in the catalogue and not handed in: %s. Their originals stay sealed in the case, none deleted or changed."
                  .formatted(items.size(), list(items, ", "))));
    }
    if (!withdrawn.isEmpty()) {
      lines.add(
          new Text(
              "其中第 %s 项曾列入以前制作的证据包,现已撤下。".formatted(list(withdrawn, "、")),
              "Of these an earlier bundle had: %s.".formatted(list(withdrawn, ", "))));
    }
    if (!items.isEmpty()) {
      lines.add(CONSEQUENCES);
    }
    return lines;
  }

  private static String list(Set<Integer> numbers, String between) {
    return numbers.stream().sorted().map(String::valueOf).collect(Collectors.joining(between));
  }
}
