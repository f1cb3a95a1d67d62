package org.tiezheng.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
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

  /** Empty if the option stands without a value. */
  @Option(names = "--phone", paramLabel = "ADDRESS", arity = "0..1", fallbackValue = "")
  @Nullable String phone;

  @Option(names = "--phone-port", paramLabel = "N")
  int phonePort = 8443;

  @Mixin TeamReach team = new TeamReach();

  @Option(names = "--open")
  boolean open;

  @Option(names = "--log", paramLabel = "FILE")
  @Nullable Path log;

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    if (port < 0 || port > MOST || phonePort < 0 || phonePort > MOST) {
      talk.aside(new Text("端口须在 0 到 65535 之间。", "A port is a number from 0 to 65535."));
      return ExitCode.USAGE;
    }
    Optional<AppServer.Team> shared = team.wanted(port);
    try (RequestLog requests = RequestLog.to(log)) {
      AppServer.Running running =
          AppServer.load()
              .start(
                  new AppServer.Settings(
                      cases,
                      port,
                      common.workplace().with(talk.locale(), Watch.SILENT),
                      requests,
                      fault -> fault.printStackTrace(talk.err()),
                      Optional.ofNullable(phone)
                          .map(address ->
                              new AppServer.Phone(
                                  phonePort, Optional.of(address).filter(a -> !a.isEmpty()))),
                      shared));
      CountDownLatch stopped = new CountDownLatch(1);
      @Nullable InvitationFile page = open ? InvitationFile.to(running.invitation()) : null;
      // Ctrl-C and SIGTERM arrive as the end of the process: what runs is let to its end first, and
      // nothing behind the wait below is sure to be done.
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    remove(page);
                    running.close(work -> talk.aside(waiting(work)));
                    talk.aside(new Text("已停止。", "Stopped."));
                    stopped.countDown();
                  },
                  "stop"));
      say(talk, running);
      if (page != null && !browser(page.page().toString())) {
        talk.aside(
            new Text(
                "没有能打开浏览器的程序;请自己打开上面的地址。",
                "No program opened a browser; open the address above yourself."));
      }
      stopped.await();
    }
    return ExitCode.OK;
  }

  private static void remove(@Nullable InvitationFile page) {
    try {
      if (page != null) {
        page.close();
      }
    } catch (IOException e) {
      // Its token works once and is used or ends with the app: a page that stays lets nobody in.
    }
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
    if (team.team) {
      sayTeam(talk, invitation);
    } else if (running.phone().isEmpty()) {
      talk.line(
          "铁证已在本机运行,只有这台电脑能访问。请用浏览器打开(地址只能用一次):",
          "Tiezheng runs on this computer, for this computer only. Open in a browser (the address"
              + " works once):");
    } else {
      talk.line(
          "铁证已在本机运行。请在这台电脑上用浏览器打开(地址只能用一次):",
          "Tiezheng runs on this computer. Open in a browser of this computer (the address works"
              + " once):");
    }
    talk.line("    " + invitation);
    running.phone().ifPresent(at -> say(talk, at));
    talk.line("停止:Ctrl-C。", "To stop it: Ctrl-C.");
    Map<String, Object> result = new TreeMap<>();
    result.put("address", running.address().toString());
    result.put("invitation", invitation);
    running
        .phone()
        .ifPresent(at -> {
          result.put("phone", at.addresses().stream().map(URI::toString).toList());
          result.put("phoneFingerprint", at.fingerprint());
        });
    talk.result(result);
  }

  private static void sayTeam(Talk talk, String invitation) {
    if (invitation.endsWith("/signin")) {
      talk.line("铁证以团队模式运行。登录:", "Tiezheng runs for a team. Sign in at:");
    } else {
      talk.line(
          "铁证以团队模式运行,还没有人能登录。请打开这个地址,成为第一个所有者(只能用一次,一天内有效):",
          "Tiezheng runs for a team, and nobody can sign in yet. Open this to become the first"
              + " owner (the address works once and for a day):");
    }
  }

  private static void say(Talk talk, AppServer.PhoneAt at) {
    String addresses = at.addresses().stream().map(URI::toString).collect(Collectors.joining(" "));
    talk.line(
        "手机可在同一网络中取证:" + addresses + "。在案件的“现在取证”页点“用手机拍”,扫二维码配对。",
        "Phones on the same network can capture: "
            + addresses
            + ". Choose “With a phone” on the page Capture of a case and scan the QR code.");
    talk.line(
        "证书指纹(SHA-256,与手机显示的比对):",
        "Fingerprint of the certificate (SHA-256, to compare with what the phone shows):");
    talk.line("    " + at.fingerprint());
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
