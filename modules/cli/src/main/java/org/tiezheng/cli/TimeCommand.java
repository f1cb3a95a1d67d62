package org.tiezheng.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tiezheng.casework.OutsideClocks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tiezheng time}: the outside time services; all off until a person agrees. */
@Command(name = "time")
final class TimeCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Parameters(index = "0", paramLabel = "CASE")
  Path folder = Path.of("");

  @Option(names = "--agree", paramLabel = "SERVICE")
  @Nullable String agree;

  @Option(names = "--withdraw", paramLabel = "SERVICE")
  @Nullable String withdraw;

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    OutsideClocks clocks = new OutsideClocks(folder);
    if (agree != null) {
      clocks.agree(agree, common.workplace().actor(), Instant.now(common.workplace().clock()));
    }
    if (withdraw != null) {
      clocks.withdraw(withdraw);
    }
    List<OutsideClocks.Service> all = clocks.list();
    for (OutsideClocks.Service s : all) {
      talk.line(
          (s.on() ? "● " : "○ ")
              + s.name()
              + "  "
              + s.operator()
              + "  "
              + s.jurisdiction()
              + "  "
              + s.url());
      talk.line("    " + talk.say(s.licence()));
      talk.line("    " + talk.say(s.note()));
      if (s.on()) {
        talk.line("    ✓ " + s.agreed());
      }
    }
    talk.line(
        "启用后,对方会得知你的网络地址、时间和一个摘要,不会得知内容。启用:--agree 名称;停用:--withdraw 名称。",
        "A service that is on learns your address, the time and one digest, and nothing of the"
            + " content. On: --agree NAME; off: --withdraw NAME.");
    talk.result(all);
    return ExitCode.OK;
  }
}
