package org.tiezheng.server.team;

import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tiezheng.casework.capture.Captures;
import org.tiezheng.casework.capture.Standing;
import org.tiezheng.casework.team.Permission;
import org.tiezheng.evidence.Text;
import org.tiezheng.server.guard.Refusal;
import org.tiezheng.server.work.Job;
import org.tiezheng.server.work.Jobs;

/**
 * The one place that decides whether a member of a team is answered, before any page or operation
 * sees the request. What is not allowed anywhere is not allowed; a case that was not granted is as
 * one that is not there.
 */
public final class Gate {
  private final Team team;
  private final Supplier<String> cookie;
  private final Jobs jobs;
  private final Captures captures;

  /**
   * @param cookie name of the session's cookie
   */
  public Gate(Team team, Supplier<String> cookie, Jobs jobs, Captures captures) {
    this.team = team;
    this.cookie = cookie;
    this.jobs = jobs;
    this.captures = captures;
  }

  /** Who asks; somebody without a session, or one that does not hold, is a stranger. */
  public Member who(ServerRequest request) {
    return request.headers().cookies().all(cookie.get(), List::of).stream()
        .flatMap(key -> team.sessions().member(key).stream())
        .findFirst()
        .orElse(Member.STRANGER);
  }

  /**
   * Lets a request pass.
   *
   * @param needed what its address asks for; empty if nobody may
   * @throws Refusal 401 for a stranger, 404 for what is not there for this member, 403 for what the
   *     role does not allow
   * @throws IOException if the access cannot be noted; then nothing is shown
   */
  public Member admit(ServerRequest request, Optional<Permission> needed) throws IOException {
    Member member = who(request);
    request.context().register(member);
    team.pace(member, request);
    if (needed.isPresent() && needed.get() == Permission.ANYBODY) {
      return member;
    }
    if (member.account().isEmpty()) {
      throw new Refusal(
          401, new Text("请先登录;登录过的,已过期或已被结束。", "Sign in first; if you had, your session is over."));
    }
    Permission permission = needed.orElseThrow(Refusal::notFound);
    Optional<String> matter = matter(request, member);
    if (permission.ofCase()) {
      String of = matter.orElseThrow(Refusal::notFound);
      if (!member.sees(of)) {
        throw Refusal.notFound();
      }
      require(member.may(permission, of));
    } else {
      require(member.may(permission));
    }
    if (matter.isPresent()) {
      team.note(matter.get(), member, request);
    }
    return member;
  }

  private static void require(boolean allowed) {
    if (!allowed) {
      throw forbidden();
    }
  }

  /** 403 for what the role does not allow. */
  public static Refusal forbidden() {
    return new Refusal(
        403,
        new Text(
            "你的角色不允许这样做;需要的话请找所有者。",
            "Your role does not allow this; ask an owner if you need it."));
  }

  /** The case that an address is about, by its name or by what belongs to it. */
  private Optional<String> matter(ServerRequest request, Member member) {
    var path = request.path().pathParameters();
    if (path.contains("job")) {
      Job job = jobs.find(path.get("job")).orElseThrow(Refusal::notFound);
      if (!sees(member, job)) {
        throw Refusal.notFound();
      }
      // How far it is shows nothing of the case; its page says what came of it.
      boolean shown = !request.path().path().endsWith("/events");
      return Optional.of(job.now().matter()).filter(m -> shown && !m.isEmpty());
    }
    if (path.contains("capture")) {
      return Optional.of(
          captures.find(path.get("capture")).map(Standing::matter).orElseThrow(Refusal::notFound));
    }
    return path.contains("case") ? Optional.of(path.get("case")) : Optional.empty();
  }

  /** Whether a piece of work may be looked at: that of a case, or one's own. */
  public static boolean sees(Member member, Job job) {
    String matter = job.now().matter();
    return matter.isEmpty()
        ? job.by().equals(member.name()) || member.may(Permission.ACCOUNTS)
        : member.may(Permission.READ, matter);
  }
}
