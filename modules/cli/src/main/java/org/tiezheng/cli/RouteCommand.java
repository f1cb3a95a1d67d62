package org.tiezheng.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tiezheng.casework.FindRoute;
import org.tiezheng.evidence.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tiezheng route}: my phone, app and computer; what can be had, how, and what cannot. */
@Command(name = "route")
final class RouteCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Option(names = "--whose", paramLabel = "WHOSE")
  FindRoute.@Nullable Whose whose;

  @Option(names = "--device", paramLabel = "DEVICE")
  @Nullable String device;

  @Option(names = "--app", paramLabel = "APP")
  @Nullable String app;

  @Option(names = "--computer", paramLabel = "COMPUTER")
  @Nullable String computer;

  @Override
  public Integer call() {
    Talk talk = common.talk();
    if (whose == null || device == null || app == null || computer == null) {
      choices(talk);
      return ExitCode.USAGE;
    }
    FindRoute.Found found = FindRoute.of(whose, device, app, computer);
    found.first().forEach(text -> talk.line("! " + talk.say(text)));
    int number = 0;
    for (FindRoute.Way way : found.ways()) {
      talk.line("");
      talk.line(++number + ". " + talk.say(way.title()));
      way.how().forEach(step -> talk.line("   - " + talk.say(step)));
      talk.line("   > " + way.command());
      talk.line(talk.say(new Text("   能看出:", "   shows: ")) + talk.say(way.keeps()));
      talk.line(talk.say(new Text("   看不出:", "   does not: ")) + talk.say(way.cannot()));
    }
    boolean nothing = found.ways().isEmpty() && !found.refused() && whose != FindRoute.Whose.ORDER;
    if (nothing) {
      talk.line(
          "没有找到路线:请先借一台电脑,或用第二部手机拍摄(guide film-the-chat)。",
          "No way was found: borrow a computer, or film with a second phone (guide"
              + " film-the-chat).");
    }
    talk.result(found);
    return found.refused() ? ExitCode.FAILED : nothing ? ExitCode.INCOMPLETE : ExitCode.OK;
  }

  private static void choices(Talk talk) {
    talk.line(
        "请一次说明四项:设备或账号是谁的、设备、应用、电脑。可选:",
        "Name all four: whose device or account, device, app, computer. There are:");
    for (FindRoute.Whose whose : FindRoute.Whose.values()) {
      talk.line("  --whose " + FindRoute.written(whose.name()) + "  " + talk.say(whose.title()));
    }
    list("--device", FindRoute.devices(), talk);
    list("--app", FindRoute.apps(), talk);
    list("--computer", FindRoute.computers(), talk);
  }

  private static void list(String option, Map<String, Text> of, Talk talk) {
    of.forEach((id, title) ->
        talk.line("  " + option + " " + FindRoute.written(id) + "  " + talk.say(title)));
  }
}
