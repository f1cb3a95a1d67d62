package org.tiezheng.collect.recording;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tiezheng.evidence.Observation.Weight;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RecordedTime.Basis;
import org.tiezheng.evidence.RecordedTime.Precision;
import org.tiezheng.evidence.Recording;
import org.tiezheng.evidence.Text;

/** What was found in a recording so far. Not thread-safe. */
public final class Draft {
  private static final int MOST_SIGNS = 200;
  private static final int MAX_VALUE = 500;
  private static final int MAX_EXTRA = 200;

  private String container = "";
  private Optional<Long> millis = Optional.empty();
  private RecordedTime made = RecordedTime.none();
  private RecordedTime modified = RecordedTime.none();
  private Optional<String> make = Optional.empty();
  private Optional<String> model = Optional.empty();
  private final Set<String> software = new LinkedHashSet<>();
  private final List<Recording.Track> tracks = new ArrayList<>();
  private final Set<String> screenings = new LinkedHashSet<>();
  private final List<Recording.Sign> signs = new ArrayList<>();
  private final Map<String, String> extra = new TreeMap<>();
  private long leftOff;

  void container(String name) {
    container = name;
  }

  void millis(long length) {
    millis = Optional.of(length);
  }

  Optional<Long> millis() {
    return millis;
  }

  void made(String raw, Optional<Instant> at) {
    made = time(raw, at);
  }

  boolean dated() {
    return !made.raw().isEmpty();
  }

  void modified(String raw, Optional<Instant> at) {
    modified = time(raw, at);
  }

  private static RecordedTime time(String raw, Optional<Instant> at) {
    return new RecordedTime(
        cut(raw),
        at,
        at.isPresent() ? Precision.SECOND : Precision.NONE,
        at.isPresent() ? Basis.DEVICE : Basis.UNKNOWN);
  }

  void make(String name) {
    make = named(name).or(() -> make);
  }

  void model(String name) {
    model = named(name).or(() -> model);
  }

  /** The program that wrote the file; a file may name several. */
  void software(String name) {
    named(name).ifPresent(software::add);
  }

  private static Optional<String> named(String name) {
    return Optional.of(cut(name.replace("\0", "").strip())).filter(n -> !n.isEmpty());
  }

  void track(Recording.Track track) {
    if (tracks.size() < MOST_SIGNS) {
      tracks.add(track);
    }
  }

  /** A screening was made; see {@link Recording.Screening}. */
  void screened(String screening) {
    screenings.add(screening);
  }

  /** Of each weight so many are kept: many slight ones push out no other; the rest is counted. */
  void sign(String screening, Optional<Long> at, Weight weight, String zh, String en) {
    if (signs.stream().filter(sign -> sign.weight() == weight).count() >= MOST_SIGNS) {
      leftOff++;
    } else {
      signs.add(new Recording.Sign(screening, at, weight, new Text(zh, en)));
    }
  }

  void extra(String name, String value) {
    if (extra.size() < MAX_EXTRA) {
      extra.putIfAbsent(cut(name), cut(value));
    }
  }

  Recording finish(Provenance place, String mediaType) {
    if (leftOff > 0) {
      extra.put("signsLeftOff", String.valueOf(leftOff));
    }
    return new Recording(
        place,
        mediaType,
        container,
        made,
        modified,
        millis,
        tracks,
        make,
        model,
        software.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", software)),
        new Recording.Screening(List.copyOf(screenings), signs, List.of()),
        extra);
  }

  static String cut(String text) {
    return text.length() <= MAX_VALUE ? text : text.substring(0, MAX_VALUE);
  }
}
