package org.tiezheng.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.tiezheng.casework.ListFacts;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.evidence.Fact;
import org.tiezheng.evidence.Link;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tiezheng fact list}: facts, their slots, what items say, and the links. */
@Command(name = "list")
final class FactListCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Parameters(index = "0", paramLabel = "CASE")
  Path folder = Path.of("");

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    List<ListFacts.Line> facts;
    try (OpenCase open = OpenCase.forReading(folder, common.workplace())) {
      facts = new ListFacts(open).run();
    }
    talk.result(facts);
    facts.forEach(fact -> print(talk, fact));
    if (facts.isEmpty()) {
      talk.line(
          "还没有待证事实;用 tiezheng fact add CASE --template 添加。",
          "No facts yet; add them: tiezheng fact add CASE --template NAME.");
    }
    return ExitCode.OK;
  }

  private static void print(Talk talk, ListFacts.Line fact) {
    talk.line(
        fact.id()
            + "  "
            + fact.title()
            + talk.say(" · 举证:", " · to be proved by: ")
            + (fact.bearer().isEmpty() ? talk.say("未定", "not stated") : fact.bearer())
            + " · "
            + talk.say(fact.standard()));
    for (ListFacts.SlotLine slot : fact.slots()) {
      String key = slot.key().isEmpty() ? "" : " (" + slot.key() + ")";
      String value = slot.value().isBlank() ? talk.say("—(未填)", "— (open)") : slot.value();
      talk.line("    " + slot.name() + key + talk.say(":", ": ") + value);
      for (Fact.SlotReading r : slot.readings()) {
        talk.line(
            "        "
                + talk.say("证据 ", "item ")
                + r.item()
                + talk.say(":", ": ")
                + r.value()
                + (r.where().isBlank() ? "" : "  " + r.where()));
      }
    }
    for (Link link : fact.links()) {
      talk.line(
          "    "
              + (link.supports() ? talk.say("支持:", "for: ") : talk.say("相反:", "against: "))
              + talk.say("证据 ", "item ")
              + link.item()
              + link.lines().map(l -> talk.say(" 第 " + l + " 行", " lines " + l)).orElse("")
              + (link.note().isBlank() ? "" : "  " + link.note()));
    }
  }
}
