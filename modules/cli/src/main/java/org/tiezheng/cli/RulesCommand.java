package org.tiezheng.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.tiezheng.examine.rule.Rule;
import org.tiezheng.examine.rule.RulePack;
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
    List<RulePack> packs = new ArrayList<>(RulePack.shipped());
    folders.forEach(f -> packs.add(RulePack.load(f)));
    for (RulePack pack : packs) {
      talk.line(
          pack.id() + " " + pack.version() + "  " + talk.say(pack.title()) + "  " + pack.hash());
      Columns table = new Columns(60);
      for (Rule rule : pack.rules()) {
        table.row(
            rule.citation(),
            rule.version(),
            rule.severity().name(),
            rule.confidence().name(),
            talk.say(rule.title()));
      }
      table.lines().forEach(talk::line);
    }
    talk.result(packs);
    return ExitCode.OK;
  }
}
