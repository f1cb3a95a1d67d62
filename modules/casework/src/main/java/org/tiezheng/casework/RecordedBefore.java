package org.tiezheng.casework;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
 * found once is told in every later record, whatever that one says. It counts for what is compared
 * now only where that is the same thing, with the same words and place: another plan may have
 * another thing under the same id.
 */
final class RecordedBefore {
  private static final String SUBJECT = "subject";
  private static final String NAME = "checkRecord";
  private static final String BUNDLE = "bundle";
  private static final String DIFFERENT = "different";
  private static final String DIGESTS = "differentDigests";

  private final List<Difference> differences;

  private RecordedBefore(List<Difference> differences) {
    this.differences = differences;
  }

  /**
   * A difference that was recorded.
   *
   * @param digest of the point, see {@link Showing.Point#digest}; empty in events that have none
   * @param bundle whose copies were compared
   */
  private record Difference(String id, String digest, String bundle, String time) {
    boolean isOf(Showing.Point point, String present) {
      return id.equals(point.id())
          && (digest.isEmpty() ? bundle.equals(present) : digest.equals(point.digest()));
    }
  }

  static RecordedBefore of(OpenCase open) {
    List<Difference> differences = new ArrayList<>();
    for (OpenCase.CustodyLine line : open.custody()) {
      Event event = line.event();
      if (event.kind() == Event.Type.NOTE && NAME.equals(event.what().get(SUBJECT))) {
        differences.addAll(differences(event, open.place().zone()));
      }
    }
    return new RecordedBefore(differences);
  }

  private static List<Difference> differences(Event event, ZoneId zone) {
    List<String> ids = event.what().getOrDefault(DIFFERENT, "").lines().toList();
    List<String> digests = event.what().getOrDefault(DIGESTS, "").lines().toList();
    List<Difference> differences = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      differences.add(
          new Difference(
              ids.get(i),
              i < digests.size() ? digests.get(i) : "",
              event.what().getOrDefault(BUNDLE, ""),
              time(event, zone)));
    }
    return differences;
  }

  private static String time(Event event, ZoneId zone) {
    return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").format(event.time().atZone(zone));
  }

  /**
   * The results with what was different earlier and is not called so now.
   *
   * @param bundle whose copies are compared now
   */
  CourtResults beside(CourtResults results, HearingPlan plan, String bundle) {
    Map<String, Showing.Point> known = new HashMap<>();
    plan.items().stream().flatMap(s -> s.points().stream()).forEach(p -> known.put(p.id(), p));
    Map<String, Result> points = new HashMap<>(results.points());
    Map<String, String> gone = new LinkedHashMap<>();
    Set<String> told = new HashSet<>();
    for (Difference earlier : differences) {
      Showing.Point point = known.get(earlier.id());
      if (point == null || !earlier.isOf(point, bundle)) {
        gone.putIfAbsent(earlier.id() + " " + earlier.digest(), told(earlier));
        continue;
      }
      Result now = points.getOrDefault(earlier.id(), Result.OPEN);
      if (told.add(earlier.id()) && !now.outcome().equals(Optional.of(Outcome.DIFFERENT))) {
        points.put(
            earlier.id(),
            new Result(now.outcome(), now.difference(), now.objection(), earlier.time()));
      }
    }
    return new CourtResults(results.session(), results.items(), points, List.copyOf(gone.values()));
  }

  private static String told(Difference earlier) {
    return earlier.id() + " (" + earlier.time() + ")";
  }

  /** Notes what was recorded now; the event stays in the case. */
  void note(OpenCase open, Path file, Hearing.Result result) throws IOException {
    List<Showing.Point> different =
        result.plan().items().stream()
            .flatMap(s -> s.points().stream())
            .filter(p -> result.results().of(p).outcome().equals(Optional.of(Outcome.DIFFERENT)))
            .toList();
    Map<String, String> what = new TreeMap<>();
    what.put(SUBJECT, NAME);
    what.put(BUNDLE, result.bundle().id());
    what.put("recordSha256", Workplace.sha256(file));
    what.put("same", String.valueOf(result.count(Optional.of(Outcome.SAME))));
    what.put("impossible", String.valueOf(result.count(Optional.of(Outcome.IMPOSSIBLE))));
    what.put("notCompared", String.valueOf(result.count(Optional.empty())));
    what.put(
        DIFFERENT, different.stream().map(Showing.Point::id).collect(Collectors.joining("\n")));
    what.put(
        DIGESTS, different.stream().map(Showing.Point::digest).collect(Collectors.joining("\n")));
    open.note(Event.Type.NOTE, what);
  }
}
