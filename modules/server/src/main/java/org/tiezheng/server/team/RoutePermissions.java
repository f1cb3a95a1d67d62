package org.tiezheng.server.team;

import io.helidon.http.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.casework.team.Permission;

/**
 * What each address of the app asks for. An address that does not stand here is answered to nobody
 * in a team; a test compares the list with the addresses that there are.
 */
public final class RoutePermissions {
  private static final String TABLE =
      """
      ANYBODY    POST /settings
      ANYBODY    GET /signin
      ANYBODY    POST /signin
      ANYBODY    GET /join
      ANYBODY    POST /join
      MEMBER     GET /
      MEMBER     GET /rules
      MEMBER     GET /route
      MEMBER     GET /guides
      MEMBER     GET /guides/{guide}
      MEMBER     GET /capture
      MEMBER     POST /leave
      MEMBER     GET /account
      MEMBER     POST /account/password
      MEMBER     POST /account/sessions
      MEMBER     GET /jobs/{job}
      MEMBER     GET /api/v1/openapi.json
      MEMBER     GET /api/v1/cases
      MEMBER     GET /api/v1/rules
      MEMBER     GET /api/v1/routes
      MEMBER     GET /api/v1/guides
      MEMBER     GET /api/v1/guides/{guide}
      MEMBER     GET /api/v1/guides/{guide}/paper
      MEMBER     GET /api/v1/templates
      MEMBER     GET /api/v1/clock
      MEMBER     GET /api/v1/jobs
      MEMBER     GET /api/v1/jobs/{job}
      MEMBER     GET /api/v1/jobs/{job}/events
      MEMBER     OPTIONS /api/v1/uploads
      VERIFY     POST /api/v1/uploads
      VERIFY     HEAD /api/v1/uploads/{upload}
      VERIFY     PATCH /api/v1/uploads/{upload}
      VERIFY     DELETE /api/v1/uploads/{upload}
      VERIFY     GET /verify
      VERIFY     POST /verify
      VERIFY     GET /verified/{made}
      VERIFY     POST /api/v1/verify
      NEW_CASE   GET /cases/new
      NEW_CASE   POST /cases
      NEW_CASE   POST /api/v1/cases
      CUSTODY    GET /cases/{case}/custody
      CUSTODY    GET /api/v1/cases/{case}/custody
      READ       GET /cases/{case}
      READ       GET /cases/{case}/findings
      READ       GET /cases/{case}/facts
      READ       GET /cases/{case}/search
      READ       GET /cases/{case}/hearing
      READ       GET /cases/{case}/oppose
      READ       GET /cases/{case}/items/{item}
      READ       GET /cases/{case}/items/{item}/lines
      READ       GET /cases/{case}/items/{item}/lines/{line}
      READ       GET /cases/{case}/items/{item}/talks/{talk}
      READ       GET /cases/{case}/route
      READ       GET /cases/{case}/guides
      READ       GET /cases/{case}/guides/{guide}
      READ       GET /cases/{case}/todo
      READ       GET /cases/{case}/compare
      READ       GET /cases/{case}/compare/{comparison}
      READ       GET /cases/{case}/gaps
      READ       GET /cases/{case}/pictures
      READ       GET /cases/{case}/screens
      WORK       POST /cases/{case}/screens
      WORK       POST /cases/{case}/screens/decide
      WORK       POST /api/v1/cases/{case}/screens
      READ       GET /cases/{case}/pictures/{item}
      READ       GET /api/v1/cases/{case}/pictures/{item}
      WORK       POST /cases/{case}/pictures
      WORK       POST /cases/{case}/pictures/{item}
      WORK       POST /api/v1/cases/{case}/pictures
      WORK       POST /api/v1/cases/{case}/pictures/{item}
      READ       GET /cases/{case}/timeline
      READ       GET /cases/{case}/timeline/{day}
      READ       GET /cases/{case}/who
      READ       GET /api/v1/cases/{case}
      READ       GET /api/v1/cases/{case}/items
      READ       GET /api/v1/cases/{case}/items/{item}
      READ       GET /api/v1/cases/{case}/items/{item}/lines
      READ       GET /api/v1/cases/{case}/items/{item}/lines/{line}
      READ       GET /api/v1/cases/{case}/items/{item}/talks
      READ       GET /api/v1/cases/{case}/items/{item}/talks/{talk}/lines
      READ       GET /api/v1/cases/{case}/items/{item}/talks/{talk}/silences
      READ       GET /api/v1/cases/{case}/items/{item}/talks/{talk}/position
      READ       GET /api/v1/cases/{case}/items/{item}/talks/{talk}/search
      READ       GET /api/v1/cases/{case}/items/{item}/talks/{talk}/marks
      READ       GET /api/v1/cases/{case}/findings
      READ       GET /api/v1/cases/{case}/matrix
      READ       GET /api/v1/cases/{case}/burden
      READ       GET /api/v1/cases/{case}/search
      READ       GET /api/v1/cases/{case}/guides/{guide}
      READ       GET /api/v1/cases/{case}/guides/{guide}/paper
      READ       GET /api/v1/cases/{case}/intake
      READ       GET /api/v1/cases/{case}/next
      READ       GET /api/v1/cases/{case}/timeline
      READ       GET /api/v1/cases/{case}/timeline/day
      READ       GET /api/v1/cases/{case}/gaps
      READ       GET /api/v1/cases/{case}/comparisons
      READ       GET /api/v1/cases/{case}/comparisons/{comparison}
      READ       GET /api/v1/cases/{case}/comparisons/{comparison}/rows
      READ       GET /api/v1/cases/{case}/identities
      READ       GET /api/v1/cases/{case}/captures
      READ       GET /api/v1/captures/{capture}
      COLLECT    GET /cases/{case}/collect
      COLLECT    POST /cases/{case}/collect
      COLLECT    GET /cases/{case}/capture
      COLLECT    GET /cases/{case}/phone
      COLLECT    POST /cases/{case}/phone
      COLLECT    POST /cases/{case}/phone/forget
      COLLECT    POST /api/v1/cases/{case}/collect
      COLLECT    POST /api/v1/cases/{case}/captures
      COLLECT    PUT /api/v1/captures/{capture}/records
      COLLECT    POST /api/v1/captures/{capture}/end
      WORK       GET /cases/{case}/intake
      WORK       POST /cases/{case}/intake
      WORK       POST /cases/{case}/examine
      WORK       POST /cases/{case}/oppose
      WORK       POST /cases/{case}/guides/{guide}
      WORK       POST /cases/{case}/compare
      WORK       POST /cases/{case}/gaps
      READ       POST /cases/{case}/timeline
      WORK       POST /cases/{case}/who
      WORK       POST /cases/{case}/who/confirm
      WORK       POST /cases/{case}/who/aside
      WORK       POST /api/v1/cases/{case}/examine
      WORK       POST /api/v1/cases/{case}/oppose
      WORK       POST /api/v1/cases/{case}/intake
      WORK       POST /api/v1/cases/{case}/guides/{guide}
      WORK       POST /api/v1/cases/{case}/gaps
      WORK       POST /api/v1/cases/{case}/comparisons
      WORK       POST /api/v1/cases/{case}/identities
      WORK       POST /api/v1/cases/{case}/identities/look
      WORK       POST /api/v1/cases/{case}/identities/aside
      WORK       POST /api/v1/cases/{case}/items/{item}/talks/{talk}/marks
      READ       GET /cases/{case}/bundle
      READ       GET /cases/{case}/papers
      READ       GET /cases/{case}/export
      READ       GET /api/v1/cases/{case}/catalogue
      READ       GET /cases/{case}/preview
      READ       GET /cases/{case}/made/{made}/{file}
      READ       GET /api/v1/cases/{case}/made
      READ       GET /api/v1/cases/{case}/made/{made}/{file}/pages/{page}
      WORK       GET /cases/{case}/bundle/items/{item}
      WORK       POST /cases/{case}/bundle/items/{item}
      WORK       POST /cases/{case}/bundle/catalogue
      WORK       POST /cases/{case}/bundle/carriers
      WORK       POST /cases/{case}/bundle/leaves
      WORK       POST /cases/{case}/preview
      WORK       POST /api/v1/cases/{case}/preview
      WORK       POST /cases/{case}/papers/look
      WORK       POST /cases/{case}/papers/answers
      WORK       PATCH /api/v1/cases/{case}/catalogue
      WORK       POST /api/v1/cases/{case}/leaves
      PRESENT    POST /cases/{case}/bundle/make
      PRESENT    POST /cases/{case}/bundle/disc
      PRESENT    POST /cases/{case}/bundle/readback
      PRESENT    POST /cases/{case}/papers
      PRESENT    POST /cases/{case}/export
      PRESENT    POST /api/v1/cases/{case}/papers
      PRESENT    POST /api/v1/cases/{case}/export
      PRESENT    POST /api/v1/cases/{case}/disc
      PRESENT    POST /api/v1/cases/{case}/readback
      PRESENT    POST /cases/{case}/hearing
      PRESENT    POST /api/v1/cases/{case}/present
      PRESENT    POST /api/v1/cases/{case}/hearing
      PRESENT    POST /api/v1/cases/{case}/hearing/results
      READ       GET /cases/{case}/recordings/{recording}
      READ       GET /api/v1/cases/{case}/recordings
      READ       GET /api/v1/cases/{case}/recordings/{recording}/transcript
      READ       GET /api/v1/cases/{case}/recordings/{recording}/transcript/text
      READ       GET /api/v1/cases/{case}/recordings/{recording}/player
      READ       GET /api/v1/cases/{case}/recordings/{recording}/sound
      READ       POST /api/v1/cases/{case}/recordings/{recording}/sound
      WORK       PUT /api/v1/cases/{case}/recordings/{recording}/transcript
      WORK       POST /api/v1/cases/{case}/recordings/{recording}/transcript/machine
      COLLECT    POST /api/v1/cases/{case}/recordings/{recording}/transcript/seal
      ACCOUNTS   GET /team
      ACCOUNTS   POST /team
      ACCOUNTS   GET /team/{account}
      ACCOUNTS   POST /team/{account}
      """;

  private static final Map<String, Permission> ALL = parse();

  private RoutePermissions() {}

  private static Map<String, Permission> parse() {
    Map<String, Permission> all = new LinkedHashMap<>();
    TABLE
        .lines()
        .forEach(line -> {
          int space = line.indexOf(' ');
          String route = line.substring(space).strip();
          if (all.put(route, Permission.valueOf(line.substring(0, space))) != null) {
            throw new IllegalStateException("twice in the table: " + route);
          }
        });
    return java.util.Collections.unmodifiableMap(all);
  }

  /** What is asked for at an address; empty if nobody may. */
  public static Optional<Permission> of(Method method, String pattern) {
    return Optional.ofNullable(ALL.get(method.text() + " " + pattern));
  }

  /** All addresses, as {@code METHOD pattern}. */
  public static Map<String, Permission> all() {
    return ALL;
  }
}
