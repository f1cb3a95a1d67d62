package org.tiezheng.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tiezheng.casework.Watch;
import org.tiezheng.casework.Workplace;
import org.tiezheng.casework.deposit.DepositFolder;
import org.tiezheng.casework.deposit.DepositServer;
import org.tiezheng.casework.deposit.DepositService;
import org.tiezheng.evidence.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tiezheng deposit serve}: takes deposits of platforms over HTTP, until it is stopped. */
@Command(name = "serve")
final class DepositServeCommand implements Callable<Integer> {
  private static final int MOST_PORT = 65_535;
  private static final long USUAL_FILE = 1L << 30;

  @Mixin Common common = new Common();

  @Parameters(index = "0", paramLabel = "FOLDER")
  Path folder = Path.of("");

  @Option(names = "--port", paramLabel = "N")
  int port = 8090;

  @Option(names = "--operator", paramLabel = "NAME")
  String operator = "";

  @Option(names = "--max-file", paramLabel = "BYTES")
  long mostFile = USUAL_FILE;

  @Option(names = "--log", paramLabel = "FILE")
  @Nullable Path log;

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    if (port < 0 || port > MOST_PORT) {
      talk.aside(new Text("端口须在 0 到 65535 之间。", "A port is a number from 0 to 65535."));
      return ExitCode.USAGE;
    }
    Workplace place = common.workplace().with(talk.locale(), Watch.SILENT);
    Consumer<Throwable> faults = fault -> fault.printStackTrace(talk.err());
    try (RequestLog requests = RequestLog.to(log)) {
      DepositService service = DepositService.open(DepositFolder.at(folder, place), place, faults);
      DepositServer.Running running = started(service, requests, faults);
      CountDownLatch stopped = new CountDownLatch(1);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    running.close();
                    service.close();
                    talk.aside(new Text("已停止。", "Stopped."));
                    stopped.countDown();
                  },
                  "stop"));
      say(talk, running);
      stopped.await();
    }
    return ExitCode.OK;
  }

  private DepositServer.Running started(
      DepositService service, Consumer<String> requests, Consumer<Throwable> faults) {
    try {
      return DepositServer.load()
          .start(new DepositServer.Settings(service, port, mostFile, operator, requests, faults));
    } catch (RuntimeException e) {
      service.close();
      throw e;
    }
  }

  private static void say(Talk talk, DepositServer.Running running) {
    String address = running.address().toString();
    talk.line(
        "存证接口已在本机运行(只应答本机;对外提供须在前面设 TLS 反向代理,见 docs/deposit.md):",
        "The Deposit API runs on this computer and answers it only; to offer it to others put a"
            + " proxy with TLS before it (docs/deposit.md):");
    talk.line("    " + address);
    talk.line("停止:Ctrl-C。", "To stop it: Ctrl-C.");
    talk.result(Map.of("address", address));
  }
}
