package org.tiezheng.casework;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tiezheng.evidence.Event;
import org.tiezheng.present.hearing.CourtResults;
import org.tiezheng.present.hearing.CourtResults.Outcome;
import org.tiezheng.present.hearing.CourtResults.Result;
import org.tiezheng.present.hearing.HearingPlan;
import org.tiezheng.present.hearing.Showing;

/**
 * What was recorded as different at earlier times, as the custody log has it: a difference that was
 * found once is told in every later record, whatever that one says.
 */
final class RecordedBefore {
  private static final String SUBJECT = "subject";
  private static final String NAME = "checkRecord";
  private static final String DIFFERENT = "different";

  private final Map<String, String> times;

  private RecordedBefore(Map<String, String> times) {
    this.times = times;
  }

  static RecordedBefore of(OpenCase open) {
    Map<String, String> times = new LinkedHashMap<>();
    for (OpenCase.CustodyLine line : open.custody()) {
      Event event = line.event();
      if (event.kind() == Event.Type.NOTE && NAME.equals(event.what().get(SUBJECT))) {
        event
            .what()
            .getOrDefault(DIFFERENT, "")
            .lines()
            .forEach(id -> times.putIfAbsent(id, time(event, open.place().zone())));
      }
    }
    return new RecordedBefore(times);
  }

  private static String time(Event event, ZoneId zone) {
    return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").format(event.time().atZone(zone));
  }

  /** The results with what was different earlier and is not called so now. */
  CourtResults beside(CourtResults results, HearingPlan plan) {
    Set<String> known =
        plan.items().stream()
            .flatMap(s -> s.points().stream())
            .map(Showing.Point::id)
            .collect(Collectors.toSet());
    Map<String, Result> points = new HashMap<>(results.points());
    List<String> gone = new ArrayList<>();
    times.forEach((id, time) -> {
      Result now = points.getOrDefault(id, Result.OPEN);
      if (!known.contains(id)) {
        gone.add(id + " (" + time + ")");
      } else if (!now.outcome().equals(Optional.of(Outcome.DIFFERENT))) {
        points.put(id, new Result(now.outcome(), now.difference(), now.objection(), time));
      }
    });
    return new CourtResults(results.session(), results.items(), points, gone);
  }

  /** Notes what was recorded now; the event stays in the case. */
  void note(OpenCase open, Path file, Hearing.Result result) throws IOException {
    Map<String, String> what = new TreeMap<>();
    what.put(SUBJECT, NAME);
    what.put("bundle", result.bundle().id());
    what.put("recordSha256", Workplace.sha256(file));
    what.put("same", String.valueOf(result.count(Optional.of(Outcome.SAME))));
    what.put("impossible", String.valueOf(result.count(Optional.of(Outcome.IMPOSSIBLE))));
    what.put("notCompared", String.valueOf(result.count(Optional.empty())));
    what.put(
        DIFFERENT,
        result.plan().items().stream()
            .flatMap(s -> s.points().stream())
            .filter(p -> result.results().of(p).outcome().equals(Optional.of(Outcome.DIFFERENT)))
            .map(Showing.Point::id)
            .collect(Collectors.joining("\n")));
    open.note(Event.Type.NOTE, what);
  }
}
