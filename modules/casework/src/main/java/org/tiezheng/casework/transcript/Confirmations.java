package org.tiezheng.casework.transcript;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Transcript.Confirmation;
import org.tiezheng.evidence.Transcript.Segment;
import org.tiezheng.present.transcript.TranscriptText;
import org.tiezheng.seal.digest.Digester;

/**
 * Who confirmed which passages, as the custody log has it. A confirmation holds for the times, the
 * speaker and the words that were confirmed: a passage that is changed has none any more.
 */
public final class Confirmations {
  /** What the entries of the log are about. */
  public static final String SUBJECT = "transcript";

  private static final String CONFIRMED = "confirmedPassages";
  private static final String WITHDRAWN = "withdrawnPassages";
  private static final int SHORT = 16;

  /** In one entry; more make more entries. */
  private static final int TOGETHER = 1_000;

  private final Map<String, Set<Confirmation>> known = new HashMap<>();

  /** Those of a recording. */
  public Confirmations(String recording, Iterable<Event> log) {
    for (Event event : log) {
      Map<String, String> what = event.what();
      if (event.kind() == Event.Type.NOTE
          && SUBJECT.equals(what.get("subject"))
          && recording.equals(what.get("recording"))) {
        take(what);
      }
    }
  }

  private void take(Map<String, String> what) {
    Optional<Instant> at = Optional.ofNullable(what.get("at")).map(Instant::parse);
    String by = what.getOrDefault("by", "");
    for (String digest : words(what.get(CONFIRMED))) {
      at.ifPresent(time ->
          known.computeIfAbsent(digest, _ -> new HashSet<>()).add(new Confirmation(by, time)));
    }
    words(what.get(WITHDRAWN)).forEach(known::remove);
  }

  private static List<String> words(@org.jspecify.annotations.Nullable String text) {
    return text == null || text.isBlank() ? List.of() : Arrays.asList(text.split(" ", -1));
  }

  /** Names a passage by its times, speaker and words. */
  public static String digest(Segment segment) {
    String all =
        segment.start().map(String::valueOf).orElse("")
            + '\n'
            + segment.end().map(String::valueOf).orElse("")
            + '\n'
            + segment.speaker()
            + '\n'
            + segment.words();
    return Digester.sha256Only()
        .digest(all.getBytes(StandardCharsets.UTF_8))
        .sha256()
        .substring(0, SHORT);
  }

  /** The passage with its confirmation if the log has it, and without one if not. */
  public Segment checked(Segment segment) {
    return segment.confirmed().filter(c -> !of(segment).contains(c)).isPresent()
        ? with(segment, Optional.empty())
        : segment;
  }

  /** The confirmations that stand for a passage. */
  public Set<Confirmation> of(Segment segment) {
    return known.getOrDefault(digest(segment), Set.of());
  }

  /** The same passage with another confirmation. */
  public static Segment with(Segment s, Optional<Confirmation> confirmation) {
    return new Segment(
        s.start(), s.end(), s.speaker(), s.words(), s.key(), s.engine(), confirmation, s.note());
  }

  /** The entries that say that these passages were confirmed, or are not any more. */
  public static List<Map<String, String>> entries(
      Map<String, String> about, List<Segment> confirmed, List<Segment> withdrawn) {
    List<Map<String, String>> entries = new ArrayList<>();
    pieces(about, CONFIRMED, confirmed, entries);
    pieces(about, WITHDRAWN, withdrawn, entries);
    return entries;
  }

  private static void pieces(
      Map<String, String> about,
      String what,
      List<Segment> all,
      List<Map<String, String>> entries) {
    for (int from = 0; from < all.size(); from += TOGETHER) {
      List<Segment> piece = all.subList(from, Math.min(all.size(), from + TOGETHER));
      Map<String, String> entry = new TreeMap<>(about);
      entry.put("subject", SUBJECT);
      entry.put(what, String.join(" ", piece.stream().map(Confirmations::digest).toList()));
      entry.put(
          "passages",
          piece.stream()
              .limit(20)
              .map(s -> TranscriptText.clock(s.start().orElse(0L)))
              .reduce((a, b) -> a + ", " + b)
              .map(text -> piece.size() > 20 ? text + ", …" : text)
              .orElse(""));
      entry.put("count", String.valueOf(piece.size()));
      entries.add(entry);
    }
  }
}
