package org.tiezheng.present.letter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.Text;

/** What the opinion on another party's evidence takes from the examination. */
final class OpposingSupplies {
  private static final int PLACES = 5;

  private OpposingSupplies() {}

  static Optional<String> other(LetterContext c) {
    return c.all().opposing().map(o -> c.names(List.of(o.other())));
  }

  /** Number, name, kind, how it came to us, files with digests. */
  static List<List<String>> items(LetterContext c) {
    List<List<String>> rows = new ArrayList<>();
    for (Opposing.Opposed one : opposed(c)) {
      String received =
          one.received()
              .map(a -> c.day(a.started()) + "\n" + a.method())
              .orElse(c.say("未记载", "not recorded"));
      rows.add(
          List.of(
              String.valueOf(one.item().number()),
              one.item().title(),
              c.say(one.item().kind().title()),
              received,
              c.digests(one.item())));
    }
    return rows;
  }

  /** For each item, what was found of each property, and room for the opinion. */
  static List<List<String>> opinions(LetterContext c) {
    List<List<String>> rows = new ArrayList<>();
    List<Text> properties = c.all().opposing().map(Opposing::properties).orElse(List.of());
    for (Opposing.Opposed one : opposed(c)) {
      List<String> row = new ArrayList<>();
      row.add(one.item().number() + " " + one.item().title());
      properties.forEach(
          p -> row.add(c.say(one.properties().getOrDefault(p, new Text("未检查", "not checked")))));
      row.add(c.say("□认可 □不认可\n□核对后再定", "□ admitted □ not admitted\n□ after comparison"));
      rows.add(row);
    }
    return rows;
  }

  /** Item and property, ground with its places, basis, question and request. */
  static List<List<String>> grounds(LetterContext c) {
    return objections(c).stream()
        .map(o ->
            List.of(
                o.item() + "\n" + c.say(o.property()),
                c.say(o.ground()) + places(c, o.places()),
                c.say(o.basis()) + "\n" + o.rule(),
                c.say(o.question()),
                c.say(o.request())))
        .toList();
  }

  /** What the court is asked for, each with the items that it concerns. */
  static List<List<String>> requests(LetterContext c) {
    Map<String, Set<String>> items = new LinkedHashMap<>();
    objections(c).stream()
        .filter(o -> !o.request().zh().isEmpty())
        .forEach(o ->
            items
                .computeIfAbsent(c.say(o.request()), _ -> new LinkedHashSet<>())
                .add(String.valueOf(o.item())));
    List<List<String>> rows = new ArrayList<>();
    items.forEach(
        (request, numbers) -> rows.add(List.of(request, String.join(c.say("、", ", "), numbers))));
    return rows;
  }

  /** What the verification of the other side's bundle said. */
  static Optional<String> bundles(LetterContext c) {
    return c.all()
        .opposing()
        .map(o -> o.bundles().stream().map(c::say).collect(Collectors.joining("\n")));
  }

  /** What could not be asked. */
  static Optional<String> unanswered(LetterContext c) {
    return c.all()
        .opposing()
        .map(o ->
            c.say(
                "有 " + o.unanswered() + " 项检查因缺少数据或说明未能进行;未能检查不等于没有问题,也不等于认可。",
                o.unanswered()
                    + " checks could not be made for want of data or statements; that is neither a"
                    + " pass nor an admission."));
  }

  private static List<Opposing.Opposed> opposed(LetterContext c) {
    return c.all().opposing().map(Opposing::items).orElse(List.of());
  }

  private static List<Opposing.Objection> objections(LetterContext c) {
    return c.all().opposing().map(Opposing::objections).orElse(List.of());
  }

  private static String places(LetterContext c, List<Finding.Pointer> places) {
    if (places.isEmpty()) {
      return "";
    }
    String some =
        places.stream()
            .limit(PLACES)
            .map(p -> String.join(" ", p.file(), p.where(), p.value()).strip())
            .filter(p -> !p.isEmpty())
            .collect(Collectors.joining("\n"));
    int more = places.size() - PLACES;
    return "\n"
        + some
        + (more <= 0 ? "" : c.say("\n另有 " + more + " 处", "\n" + more + " more places"));
  }
}
