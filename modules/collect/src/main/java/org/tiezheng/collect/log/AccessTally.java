package org.tiezheng.collect.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.ServerLog;

/** What the lines of an access log add up to. Memory does not grow with them. */
final class AccessTally {
  /** So many places where time goes back are kept; the others are counted. */
  private static final int MOST_BACKWARD = 1_000;

  /** access.log.3, access.log.3.gz, access.log-20250310: how rotation names what it put away. */
  private static final Pattern ROTATED = Pattern.compile(".*\\.log[.-]([0-9]{1,8})(?:\\..*)?");

  private long lines;
  private long combined;
  private long backwards;
  private @Nullable AccessLine first;
  private @Nullable AccessLine last;
  private Instant latest = Instant.MIN;
  private final List<Long> backward = new ArrayList<>();
  private final Map<String, Long> statuses = new TreeMap<>();

  long lines() {
    return lines;
  }

  void add(AccessLine line, long number) {
    lines++;
    combined += line.combined() ? 1 : 0;
    statuses.merge(line.status(), 1L, Long::sum);
    if (first == null) {
      first = line;
    }
    last = line;
    if (line.instant().isBefore(latest)) {
      backwards++;
      if (backward.size() < MOST_BACKWARD) {
        backward.add(number);
      }
    } else {
      latest = line.instant();
    }
  }

  ServerLog log(Provenance place, String name) {
    Map<String, String> extra = new TreeMap<>();
    extra.put(
        "statuses",
        statuses.entrySet().stream()
            .map(e -> e.getKey() + "=" + e.getValue())
            .collect(Collectors.joining(" ")));
    if (backwards > backward.size()) {
      extra.put("backward", String.valueOf(backwards));
    }
    Matcher rotated = ROTATED.matcher(name);
    if (rotated.matches()) {
      extra.put("rotation", String.valueOf(rotated.group(1)));
    }
    return new ServerLog(
        place,
        time(first),
        time(last),
        combined * 2 > lines ? "combined" : "common",
        lines,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        backward,
        extra);
  }

  private static RecordedTime time(@Nullable AccessLine line) {
    return line == null
        ? RecordedTime.none()
        : new RecordedTime(
            line.time(),
            Optional.of(line.instant()),
            RecordedTime.Precision.SECOND,
            RecordedTime.Basis.SERVER);
  }
}
