package org.tiezheng.casework.app;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import org.tiezheng.casework.Workplace;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/**
 * Serves cases to a person's own browser. The command finds it by {@link ServiceLoader}, so that it
 * need not know the web framework and a build may leave the server out.
 */
public interface AppServer {
  /**
   * How it is to run.
   *
   * @param cases folder in which each case is a folder
   * @param port on the loopback address; 0 for any that is free
   * @param place who works, with which clock and keys
   * @param log takes one JSON line for each request: method, route, status, time, and never a name
   *     or any other content
   * @param faults takes what is our own fault, for the one who looks after the program
   * @param phone whether phones on the local network may capture, and where
   * @param team whether people sign in; else the app is one person's own
   */
  record Settings(
      Path cases,
      int port,
      Workplace place,
      Consumer<String> log,
      Consumer<Throwable> faults,
      Optional<Phone> phone,
      Optional<Team> team) {
    /** For this computer only. */
    public Settings(
        Path cases, int port, Workplace place, Consumer<String> log, Consumer<Throwable> faults) {
      this(cases, port, place, log, faults, Optional.empty(), Optional.empty());
    }

    /** For one person. */
    public Settings(
        Path cases,
        int port,
        Workplace place,
        Consumer<String> log,
        Consumer<Throwable> faults,
        Optional<Phone> phone) {
      this(cases, port, place, log, faults, phone, Optional.empty());
    }
  }

  /** People with accounts share the cases (docs/team.md). */
  record Team(Reach reach) {}

  /**
   * Where phones are listened to.
   *
   * @param port 0 for any that is free
   * @param address of this computer on a local network; without one all of them
   */
  record Phone(int port, Optional<String> address) {}

  /**
   * Where phones reach the app.
   *
   * @param addresses with {@code https}, one for each network
   * @param fingerprint SHA-256 of the certificate, as browsers show it
   */
  record PhoneAt(List<URI> addresses, String fingerprint) {
    public PhoneAt {
      addresses = List.copyOf(addresses);
    }
  }

  /**
   * Starts; when it returns, requests are answered.
   *
   * @throws TiezhengException if the port is taken or the folder cannot be used
   */
  Running start(Settings settings);

  /** A server that runs. Safe for use by many threads. */
  interface Running extends AutoCloseable {
    /** What browsers call it, such as {@code http://127.0.0.1:8080}. */
    URI address();

    /** The port of this computer that it listens at. */
    int port();

    /**
     * The address with a new token, which lets one browser in, once. With a team the first owner
     * comes by it; when there is one, it is the page to sign in.
     */
    URI invitation();

    /** Where phones reach it; empty if they may not. */
    Optional<PhoneAt> phone();

    /** As {@link #close(Consumer)}, in silence. */
    @Override
    default void close() {
      close(_ -> {});
    }

    /**
     * Takes no more requests, and ends when all the work that runs has come to its end, however
     * long that takes. A second call does nothing more.
     *
     * @param waits hears of each piece of work that is waited for
     */
    void close(Consumer<Text> waits);
  }

  /**
   * The server that is on the class path.
   *
   * @throws TiezhengException if this build has none
   */
  static AppServer load() {
    return ServiceLoader.load(AppServer.class)
        .findFirst()
        .orElseThrow(() ->
            new TiezhengException(
                new Text(
                    "这个构建不含浏览器界面(模块 server)。", "This build has no app (module server) in it.")));
  }
}
