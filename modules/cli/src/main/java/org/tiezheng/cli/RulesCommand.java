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

  @Override
  public Integer call() {
    Talk talk = common.talk();
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
}
