package org.tiezheng.server;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.tiezheng.casework.Unlocking;
import org.tiezheng.casework.Watch;
import org.tiezheng.casework.Workplace;
import org.tiezheng.casework.app.AppServer;
import org.tiezheng.casework.app.Reach;
import org.tiezheng.casework.team.Accounts;
import org.tiezheng.casework.team.AddAccount;
import org.tiezheng.casework.team.TeamRole;

/** An app with a team, whose clock can be moved. */
final class TeamApp implements AutoCloseable {
  static final String PASSWORD = "correct horse battery";

  final AppServer.Running running;
  final Workplace place;
  final Accounts accounts;
  final List<String> log = new CopyOnWriteArrayList<>();
  final List<Throwable> faults = new CopyOnWriteArrayList<>();
  private final AtomicReference<Duration> moved = new AtomicReference<>(Duration.ZERO);

  TeamApp(Path cases, Path keys) {
    this(cases, keys, new Reach.Here());
  }

  TeamApp(Path cases, Path keys, Reach reach) {
    // A class whose log is reset; the web server says much on standard error.
    Workplace usual = Served.place(keys);
    place =
        new Workplace(
            new Moving(),
            new SecureRandom(),
            usual.actor(),
            usual.tool(),
            Map.of("os", "test"),
            ZoneId.of("Asia/Shanghai"),
            Locale.SIMPLIFIED_CHINESE,
            Unlocking.userFile(keys.resolve("unlock.key")),
            Watch.SILENT,
            true);
    accounts = Accounts.beside(cases);
    running =
        AppServer.load()
            .start(
                new AppServer.Settings(
                    cases,
                    0,
                    place,
                    log::add,
                    faults::add,
                    Optional.empty(),
                    Optional.of(new AppServer.Team(reach))));
  }

  private final class Moving extends Clock {
    @Override
    public Instant instant() {
      return Clock.systemUTC().instant().plus(moved.get());
    }

    @Override
    public ZoneId getZone() {
      return ZoneId.of("UTC");
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  void later(Duration time) {
    moved.updateAndGet(before -> before.plus(time));
  }

  String origin() {
    return running.address().toString();
  }

  Guest stranger() {
    return new Guest(origin());
  }

  void add(String name, TeamRole role) throws IOException {
    var _ =
        new AddAccount(accounts, place)
            .run(name, "Person " + name, role, Optional.of(PASSWORD.toCharArray()));
  }

  /** A browser in which somebody signed in. */
  Guest in(String name) throws IOException, InterruptedException {
    Guest guest = stranger();
    int status = guest.signIn(name, PASSWORD).statusCode();
    if (status != 303) {
      throw new AssertionError(name + " could not sign in: " + status);
    }
    return guest;
  }

  @Override
  public void close() {
    running.close();
  }
}
