package org.tiezheng.server.team;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tiezheng.casework.team.Permission;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.server.Visit;
import org.tiezheng.server.guard.Refusal;

/** For whoever looks after the program: whether it lives, whether it can work, what it counts. */
public final class Upkeep {
  /** So much must be free on the disk, as uploads ask for. */
  private static final long SPARE = 512L << 20;

  private Upkeep() {}

  /** It answers. */
  public static void live(Visit visit) {
    visit.json(Map.of("status", "up"));
  }

  /** Whether it can do its work; what is wrong is named by kind only. */
  public static void ready(Visit visit) {
    Map<String, Boolean> checks = new LinkedHashMap<>();
    Path cases = visit.app().settings().cases();
    checks.put("cases", Files.isReadable(cases) && Files.isWritable(cases));
    checks.put("accounts", accounts(visit));
    checks.put("disk", disk(cases));
    boolean all = !checks.containsValue(false);
    visit.json(
        all ? 200 : 503,
        "application/json",
        Map.of("status", all ? "ready" : "not ready", "checks", checks));
  }

  private static boolean accounts(Visit visit) {
    try {
      return visit.team().accounts().hasOwner();
    } catch (TiezhengException e) {
      return false;
    }
  }

  private static boolean disk(Path cases) {
    try {
      return Files.getFileStore(cases).getUsableSpace() > SPARE;
    } catch (IOException e) {
      return false;
    }
  }

  /** Counters, for this computer itself and for owners. */
  public static void metrics(Visit visit) {
    if (!visit.app().peers().local(visit.request()) && !visit.may(Permission.ACCOUNTS)) {
      throw Refusal.notFound();
    }
    visit
        .response()
        .header(
            HeaderValues.create(
                HeaderNames.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8"))
        .send(visit.team().metrics().text());
  }
}
