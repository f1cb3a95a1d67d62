package org.tiezheng.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.tiezheng.casework.Watch;
import org.tiezheng.casework.app.AppServer;
import org.tiezheng.evidence.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tiezheng serve}: the app in one's own browser, until it is stopped. */
@Command(name = "serve")
final class ServeCommand implements Callable<Integer> {
  private static final int MOST = 65_535;

  @Mixin Common common = new Common();

  @Option(names = "--port", paramLabel = "N")
  int port = 8080;

  @Option(names = "--cases", paramLabel = "FOLDER")
  Path cases = Path.of(".");

  @Option(names = "--open")
  boolean open;

  @Option(names = "--log", paramLabel = "FILE")
  @Nullable Path log;

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    if (port < 0 || port > MOST) {
      talk.aside(new Text("端口须在 0 到 65535 之间。", "A port is a number from 0 to 65535."));
      return ExitCode.USAGE;
    }
    try (RequestLog requests = RequestLog.to(log)) {
      AppServer.Running running =
          AppServer.load()
              .start(
                  new AppServer.Settings(
                      cases,
                      port,
                      common.workplace().with(talk.locale(), Watch.SILENT),
                      requests,
                      fault -> fault.printStackTrace(talk.err())));
      CountDownLatch stopped = new CountDownLatch(1);
      // Ctrl-C and SIGTERM arrive as the end of the process: what runs is let to its end first.
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    running.close(work -> talk.aside(waiting(work)));
                    talk.aside(new Text("已停止。", "Stopped."));
                    stopped.countDown();
                  },
                  "stop"));
      say(talk, running);
      try (InvitationFile page = open ? InvitationFile.to(running.invitation()) : null) {
        if (page != null && !browser(page.page().toString())) {
          talk.aside(
              new Text(
                  "没有能打开浏览器的程序;请自己打开上面的地址。",
                  "No program opened a browser; open the address above yourself."));
        }
        stopped.await();
      }
    }
    return ExitCode.OK;
  }

  private static Text waiting(Text work) {
    return new Text(
        "等待完成:" + work.zh() + "。不再接受新请求;只有强行结束进程(kill -9)才会中断它。",
        "Waiting for the end of: "
            + work.en()
            + ". Nothing new is begun; only killing the process (kill -9) breaks it off.");
  }

  private void say(Talk talk, AppServer.Running running) {
    String invitation = running.invitation().toString();
    talk.line(
        "铁证已在本机运行,只有这台电脑能访问。请用浏览器打开(地址只能用一次):",
        "Tiezheng runs on this computer, for this computer only. Open in a browser (the address"
            + " works once):");
    talk.line("    " + invitation);
    talk.line("停止:Ctrl-C。", "To stop it: Ctrl-C.");
    talk.result(Map.of("address", running.address().toString(), "invitation", invitation));
  }

  /** Asks the desktop to show an address. */
  private static boolean browser(String address) {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    List<String> command =
        system.contains("mac")
            ? List.of("open", address)
            : system.contains("windows")
                ? List.of("rundll32", "url.dll,FileProtocolHandler", address)
                : List.of("xdg-open", address);
    try {
      new ProcessBuilder(command)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
