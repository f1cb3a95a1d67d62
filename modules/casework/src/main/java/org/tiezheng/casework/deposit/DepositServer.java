package org.tiezheng.casework.deposit;

import java.net.URI;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/**
 * Serves the Deposit API over HTTP. The command finds it by {@link ServiceLoader}, as it does the
 * app.
 */
public interface DepositServer {
  /**
   * How it is to run.
   *
   * @param port on the loopback address; 0 for any that is free
   * @param mostFile most bytes of a file that is sent
   * @param operator who runs the service, as certificates print it; empty if it was not stated
   * @param log takes one JSON line for each request: method, route, status, time, and never an id,
   *     a digest, a key or any other content
   * @param faults takes what is our own fault, for the one who looks after the program
   */
  record Settings(
      DepositService service,
      int port,
      long mostFile,
      String operator,
      Consumer<String> log,
      Consumer<Throwable> faults) {}

  /**
   * Starts; when it returns, requests are answered.
   *
   * @throws TiezhengException if the port is taken
   */
  Running start(Settings settings);

  /** A server that runs. Safe for use by many threads. */
  interface Running extends AutoCloseable {
    /** Where it listens, such as {@code http://127.0.0.1:8090}. */
    URI address();

    /**
     * Takes no more requests; those that run are answered. The service is the caller's to close.
     */
    @Override
    void close();
  }

  /**
   * The server that is on the class path.
   *
   * @throws TiezhengException if this build has none
   */
  static DepositServer load() {
    return ServiceLoader.load(DepositServer.class)
        .findFirst()
        .orElseThrow(() ->
            new TiezhengException(
                new Text(
                    "这个构建不含网络服务(模块 server)。", "This build has no server (module server) in it.")));
  }
}
