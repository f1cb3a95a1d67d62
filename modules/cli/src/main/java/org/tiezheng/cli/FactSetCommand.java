package org.tiezheng.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.SetSlot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tiezheng fact set}: the value of a slot as the party claims it. */
@Command(name = "set")
final class FactSetCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Parameters(index = "0", paramLabel = "CASE")
  Path folder = Path.of("");

  @Mixin SlotOptions of = new SlotOptions();

  @Option(names = "--value", required = true, paramLabel = "VALUE")
  String value = "";

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    SetSlot.Result result;
    try (OpenCase open = OpenCase.forWriting(folder, common.workplace())) {
      result = new SetSlot(open).run(new SetSlot.Request(of.fact, of.slot, value));
    }
    talk.line(
        (result.already() ? talk.say("已是如此:", "it is so already: ") : "")
            + result.fact()
            + " · "
            + result.slot()
            + " = "
            + result.value());
    result.notes().forEach(talk::aside);
    talk.result(result);
    return ExitCode.OK;
  }
}
