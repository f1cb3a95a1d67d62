package org.tiezheng.present.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tiezheng.evidence.Fact;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Text;

/** What papers take from the findings, and from the facts to be proved. */
final class FindingSupplies {
  private static final int PLACES = 5;

  /** What a failed rule makes one ask a platform for; by the end of the rule's id. */
  private static final Map<String, List<String>> DATA =
      Map.of(
          "/G-009", List.of("registration", "realName"),
          "/CHAT-001", List.of("registration"),
          "/CHAT-002", List.of("registration", "realName"),
          "/CHAT-015", List.of("registration"),
          "/PAY-002", List.of("registration", "realName"));

  /** What a failed rule makes one ask an appraiser; by a part of the rule's id. */
  private static final Map<String, String> QUESTIONS =
      Map.ofEntries(
          Map.entry("/CHAT-004", "deleted"),
          Map.entry("/CHAT-005", "deleted"),
          Map.entry("/CHAT-006", "deleted"),
          Map.entry("/SMS-002", "deleted"),
          Map.entry("/CHAT-009", "time"),
          Map.entry("/SMS-003", "time"),
          Map.entry("/SMS-005", "time"),
          Map.entry("/PHO-005", "time"),
          Map.entry("/AUD-001", "speaker"),
          Map.entry("/AUD-003", "edited"),
          Map.entry("/VID-002", "edited"),
          Map.entry("/PHO-001", "edited"),
          Map.entry("/EML-002", "mail"),
          Map.entry("/EML-003", "mail"),
          Map.entry("/EML-007", "mail"));

  private FindingSupplies() {}

  /** What was found, where, and by which rule. */
  static List<List<String>> reasons(LetterContext c) {
    return c.failed().stream()
        .map(a ->
            List.of(item(c, a), c.say(a.finding().message()), places(c, a), a.finding().rule()))
        .distinct()
        .toList();
  }

  /** The same with what could not be answered, for the one who must explain. */
  static List<List<String>> all(LetterContext c) {
    return c.asked().stream()
        .map(a ->
            List.of(
                item(c, a),
                c.say(a.rule()) + c.say("（", " (") + a.finding().rule() + c.say("）", ")"),
                c.say(
                    a.failed()
                        ? new Text("需说明", "to be explained")
                        : new Text("未能检查", "could not be checked")),
                c.say(a.finding().message())))
        .distinct()
        .toList();
  }

  private static String item(LetterContext c, Asked asked) {
    return asked
        .finding()
        .item()
        .map(n -> n + c.matter().item(n).map(i -> " " + i.title()).orElse(""))
        .orElse(c.say("全案", "the case"));
  }

  private static String places(LetterContext c, Asked asked) {
    List<Finding.Pointer> places = asked.finding().pointers();
    String some =
        places.stream()
            .limit(PLACES)
            .map(p -> String.join(" ", p.file(), p.where(), p.value()).strip())
            .collect(Collectors.joining("\n"));
    int more = places.size() - PLACES;
    return more <= 0 ? some : some + c.say("\n另有 " + more + " 处", "\n" + more + " more places");
  }

  static Set<String> platformData(LetterContext c) {
    Set<String> ticked = new TreeSet<>();
    for (Asked asked : c.failed()) {
      DATA.forEach((rule, data) -> {
        if (asked.finding().rule().endsWith(rule)) {
          ticked.addAll(data);
        }
      });
      boolean payments =
          asked.finding().item().flatMap(c.matter()::item).map(Item::kind).stream()
              .anyMatch(Kind.PAYMENT::equals);
      boolean identity = DATA.keySet().stream().anyMatch(asked.finding().rule()::endsWith);
      if (!identity) {
        ticked.add(payments ? "transactions" : "records");
      }
    }
    return ticked;
  }

  static Set<String> appraisalQuestions(LetterContext c) {
    Set<String> ticked = new TreeSet<>();
    for (Asked asked : c.failed()) {
      ticked.add("authentic");
      QUESTIONS.forEach((rule, question) -> {
        if (asked.finding().rule().endsWith(rule)) {
          ticked.add(question);
        }
      });
    }
    return ticked;
  }

  /** For each value of each fact: what is to be admitted, and a question that asks for it. */
  static List<List<String>> questions(LetterContext c) {
    List<List<String>> rows = new ArrayList<>();
    for (Fact fact : c.matter().facts()) {
      String items = items(c, fact);
      if (fact.slots().isEmpty()) {
        rows.add(List.of(fact.title(), fact.title(), c.say("是否属实？", "Is this so?"), "", items));
      }
      for (Fact.Slot slot : fact.slots()) {
        boolean known = !slot.value().isBlank();
        rows.add(
            List.of(
                fact.title(),
                slot.name() + (known ? c.say("：", ": ") + slot.value() : ""),
                known
                    ? c.say(
                        "“" + slot.name() + "”是“" + slot.value() + "”，对吗？",
                        "Is it right that \"" + slot.name() + "\" is \"" + slot.value() + "\"?")
                    : c.say("“" + slot.name() + "”是什么？", "What is \"" + slot.name() + "\"?"),
                "",
                items));
      }
    }
    return rows;
  }

  private static String items(LetterContext c, Fact fact) {
    String items =
        c.matter().links().stream()
            .filter(l -> l.fact().equals(fact.id()) && l.supports())
            .map(l -> String.valueOf(l.item()))
            .distinct()
            .collect(Collectors.joining(c.say("、", ", ")));
    return items.isBlank() ? c.say("（暂无）", "(none yet)") : items;
  }

  /** Values of one slot that items give differently. */
  static List<List<String>> contradictions(LetterContext c) {
    List<List<String>> rows = new ArrayList<>();
    for (Fact fact : c.matter().facts()) {
      for (Fact.Slot slot : fact.slots()) {
        List<List<Fact.SlotReading>> versions = c.all().versions().of(slot);
        if (versions.size() > 1) {
          rows.add(
              List.of(
                  fact.title() + c.say("：", ": ") + slot.name(),
                  versions.stream()
                      .flatMap(List::stream)
                      .map(r ->
                          c.say("第 " + r.item() + " 项证据：", "item " + r.item() + ": ")
                              + r.value()
                              + (r.where().isBlank()
                                  ? ""
                                  : c.say("（" + r.where() + "）", " (" + r.where() + ")")))
                      .collect(Collectors.joining("\n")),
                  c.say(
                      "“" + slot.name() + "”为何有 " + versions.size() + " 种说法？各自依据是什么？",
                      "Why are there "
                          + versions.size()
                          + " versions of \""
                          + slot.name()
                          + "\"? What does each rest on?"),
                  "",
                  ""));
        }
      }
    }
    return rows;
  }
}
