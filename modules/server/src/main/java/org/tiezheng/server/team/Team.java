package org.tiezheng.server.team;

import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tiezheng.casework.app.AppServer;
import org.tiezheng.casework.team.Access;
import org.tiezheng.casework.team.AccessLog;
import org.tiezheng.casework.team.Account;
import org.tiezheng.casework.team.Accounts;
import org.tiezheng.casework.team.GrantCase;
import org.tiezheng.casework.team.Permission;
import org.tiezheng.casework.team.SignIn;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.server.guard.Peers;
import org.tiezheng.server.guard.Refusal;
import org.tiezheng.server.guard.Sessions;

/** What the app knows of its team. Safe for use by many threads. */
public final class Team {
  private static final Duration INVITED = Duration.ofDays(1);

  /** Parts of an address that are numbers and may stand in a log. */
  private static final List<String> NUMBERED = List.of("item", "talk", "line", "file", "page");

  private final AppServer.Settings settings;
  private final Accounts accounts;
  private final TeamSessions sessions;
  private final SignIn signIn;
  private final AccessLog access;
  private final RequestPace pace;
  private final Metrics metrics = new Metrics();
  private final Peers peers;

  /** For the first owner; void once there is one. */
  private @Nullable First first;

  /**
   * @param cases finds the folder of a case by its name
   */
  public Team(AppServer.Settings settings, Peers peers, Function<String, Optional<Path>> cases) {
    this.settings = settings;
    this.peers = peers;
    accounts = Accounts.beside(settings.cases());
    access = new AccessLog(accounts.folder(), cases, settings.place(), settings.faults());
    sessions = new TeamSessions(accounts, settings.place().random(), settings.place().clock());
    signIn = new SignIn(accounts, settings.place());
    pace = new RequestPace(settings.place().clock());
    metrics.gauge("sessions", sessions::count);
    metrics.gauge(
        "memory_bytes",
        () -> Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
  }

  private record First(String digest, Instant made) {}

  public Accounts accounts() {
    return accounts;
  }

  public TeamSessions sessions() {
    return sessions;
  }

  public SignIn signIn() {
    return signIn;
  }

  /**
   * A ticket is good no longer than the session that it was given to, and what its account may.
   *
   * @throws Refusal 404 if it is not
   */
  public void requireHolder(
      String holder, Permission permission, String matter, ServerRequest request)
      throws IOException {
    Member member =
        sessions
            .holding(holder)
            .filter(m -> m.may(permission, matter))
            .orElseThrow(Refusal::notFound);
    note(matter, member, request);
  }

  /**
   * The same, of what belongs to no case.
   *
   * @throws Refusal 404 if it is not good
   */
  public void requireHolder(String holder, Permission permission) {
    if (sessions.holding(holder).filter(m -> m.may(permission)).isEmpty()) {
      throw Refusal.notFound();
    }
  }

  /**
   * Notes for the custody log of a case that somebody asked for something of it.
   *
   * @throws IOException if it cannot be noted; then nothing may be shown
   */
  void note(String matter, Member member, ServerRequest request) throws IOException {
    StringBuilder what = new StringBuilder(request.prologue().method().text());
    what.append(' ').append(request.matchingPattern().orElse(""));
    for (String name : NUMBERED) {
      request
          .path()
          .pathParameters()
          .first(name)
          .filter(value -> value.matches("\\d{1,9}"))
          .ifPresent(value -> what.append(' ').append(name).append('=').append(value));
    }
    request
        .path()
        .pathParameters()
        .first("sha256")
        .filter(value -> value.matches("[0-9a-f]{64}"))
        .ifPresent(value -> what.append(" sha256=").append(value));
    access.note(matter, new Access(member.name(), peers.name(request), what.toString()));
  }

  /** Takes a request from what a session, or a stranger's address, may ask for in a second. */
  void pace(Member member, ServerRequest request) {
    if (member.session().isEmpty()) {
      pace.take(RequestPace.Kind.STRANGER, peers.counted(request));
    } else {
      pace.take(RequestPace.Kind.SESSION, member.session());
    }
  }

  /**
   * Writes a line for whoever looks after the program: who came, who went, what was changed of
   * accounts. Names of accounts that exist, never what somebody else typed.
   */
  void log(ServerRequest request, String event, Map<String, String> more) {
    Map<String, String> line = new TreeMap<>(more);
    line.put("time", settings.place().clock().instant().toString());
    line.put("event", event);
    line.put("from", peers.name(request));
    settings.log().accept(EvidenceJson.write(line));
  }

  /** What is counted. */
  public Metrics metrics() {
    return metrics;
  }

  /** Writes into the custody logs what waits, and stops. */
  public void close() {
    access.close();
  }

  /** A case was opened: whoever was granted an earlier one of that name does not see this one. */
  public void opened(String matter, Member by) {
    try {
      accounts.forget(matter);
      Optional<Account> account = accounts.find(by.name()).filter(a -> !a.sees(matter));
      if (account.isPresent()) {
        var _ = new GrantCase(accounts, settings.cases()).run(account.get().name(), matter);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A token for the first owner; the one before is void. Empty if there is an owner. */
  public synchronized Optional<String> inviteFirst() {
    if (accounts.hasOwner()) {
      return Optional.empty();
    }
    String token = Sessions.secret(settings.place().random());
    first = new First(Sessions.digest(token), settings.place().clock().instant());
    return Optional.of(token);
  }

  /** Whether this token is the one for the first owner, who is not there yet. */
  public synchronized boolean invitesFirst(String token) {
    return first != null
        && first.digest().equals(Sessions.digest(token))
        && first.made().plus(INVITED).isAfter(settings.place().clock().instant())
        && !accounts.hasOwner();
  }
}
