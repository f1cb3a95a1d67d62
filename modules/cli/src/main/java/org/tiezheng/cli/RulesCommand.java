package org.tiezheng.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.tiezheng.casework.ListRules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tiezheng rules}: the rules that are applied, with source and standing. */
@Command(name = "rules")
final class RulesCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Option(names = "--rules", paramLabel = "FOLDER")
  List<Path> folders = List.of();

  @Option(names = "--steps")
  boolean steps;

  @Override
  public Integer call() {
    Talk talk = common.talk();
    if (steps) {
      List<ListRules.Steps> guides = ListRules.guides();
      guides.forEach(guide -> print(guide, talk));
      talk.result(guides);
      return ExitCode.OK;
    }
    List<ListRules.Pack> packs = ListRules.of(folders);
    for (ListRules.Pack pack : packs) {
      talk.line(
          pack.id() + " " + pack.version() + "  " + talk.say(pack.title()) + "  " + pack.hash());
      Columns table = new Columns(60);
      for (ListRules.Line rule : pack.rules()) {
        table.row(
            rule.id(), rule.version(), rule.severity(), rule.confidence(), talk.say(rule.title()));
      }
      table.lines().forEach(talk::line);
    }
    talk.result(packs);
    return ExitCode.OK;
  }

  private static void print(ListRules.Steps guide, Talk talk) {
    talk.line(guide.action() + "  " + talk.say(guide.title()));
    guide.warnings().forEach(warning -> talk.line("  ! " + talk.say(warning)));
    for (int n = 0; n < guide.steps().size(); n++) {
      talk.line("  " + (n + 1) + ". " + talk.say(guide.steps().get(n)));
    }
    guide.background().forEach(text -> talk.line("  – " + talk.say(text)));
  }
}
