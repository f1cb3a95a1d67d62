package org.tiezheng.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.Seal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tiezheng seal}: has the newest checkpoint stamped now, and what was waiting. */
@Command(name = "seal")
final class SealCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Parameters(index = "0", paramLabel = "CASE")
  Path folder = Path.of("");

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    Seal.Result result;
    try (OpenCase open = OpenCase.forWriting(folder, common.workplace())) {
      result = new Seal(open).now();
    } finally {
      common.endProgress();
    }
    talk.line(
        "日志 " + result.origin() + ":" + result.size() + " 条,根 " + result.root(),
        "Log " + result.origin() + ": " + result.size() + " leaves, root " + result.root());
    for (Seal.Token token : result.tokens()) {
      talk.line("  " + token.time() + "  " + token.service() + "  " + talk.say(token.clock()));
    }
    result.waiting().forEach(w -> talk.line(talk.say(w)));
    talk.result(result);
    return result.waiting().isEmpty() ? ExitCode.OK : ExitCode.INCOMPLETE;
  }
}
