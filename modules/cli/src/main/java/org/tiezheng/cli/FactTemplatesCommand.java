package org.tiezheng.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.tiezheng.casework.AddFacts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tiezheng fact templates}: the kinds of dispute that have a template. */
@Command(name = "templates")
final class FactTemplatesCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Override
  public Integer call() {
    Talk talk = common.talk();
    List<AddFacts.Listed> templates = AddFacts.templates();
    for (AddFacts.Listed template : templates) {
      talk.line(
          template.id()
              + "  "
              + talk.say(template.title())
              + talk.say("〔", " [")
              + talk.say(template.confidence())
              + talk.say("〕", "]"));
      talk.line(
          "    "
              + template.facts().stream()
                  .map(talk::say)
                  .collect(Collectors.joining(talk.say("、", "; "))));
    }
    talk.result(templates);
    return ExitCode.OK;
  }
}
