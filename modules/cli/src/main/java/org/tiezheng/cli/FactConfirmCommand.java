package org.tiezheng.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tiezheng.casework.ConfirmSlot;
import org.tiezheng.casework.OpenCase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tiezheng fact confirm}: a person confirms what an item says of a slot. */
@Command(name = "confirm")
final class FactConfirmCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Parameters(index = "0", paramLabel = "CASE")
  Path folder = Path.of("");

  @Mixin SlotOptions of = new SlotOptions();

  @Option(names = "--item", required = true, paramLabel = "N")
  int item;

  @Option(names = "--line", paramLabel = "LINE")
  @Nullable Long line;

  @Option(names = "--where", paramLabel = "TEXT")
  @Nullable String where;

  @Option(names = "--value", paramLabel = "VALUE")
  @Nullable String value;

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    ConfirmSlot.Result result;
    try (OpenCase open = OpenCase.forWriting(folder, common.workplace())) {
      result =
          new ConfirmSlot(open)
              .run(
                  new ConfirmSlot.Request(
                      of.fact,
                      of.slot,
                      item,
                      Optional.ofNullable(line),
                      Optional.ofNullable(where),
                      Optional.ofNullable(value)));
    } finally {
      common.endProgress();
    }
    talk.line(
        (result.already()
                ? talk.say("已确认过:", "confirmed already: ")
                : talk.say("已确认:", "confirmed: "))
            + result.fact()
            + " · "
            + result.slot()
            + " = "
            + result.reading().value()
            + talk.say("(证据 ", " (item ")
            + result.reading().item()
            + talk.say(",", ", ")
            + result.reading().where()
            + talk.say(";", "; ")
            + talk.say(result.basis())
            + ")");
    if (result.filled()) {
      talk.line("    同时填为主张的值。", "    It is the value claimed, too: none had been stated.");
    }
    result.notes().forEach(talk::aside);
    talk.result(result);
    return ExitCode.OK;
  }
}
