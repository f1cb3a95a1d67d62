package org.tiezheng.casework.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tiezheng.casework.speech.SpeechEngine.Heard;
import org.tiezheng.casework.speech.SpeechEngine.Passage;

/** Lines that a speech program prints, one by one. Not thread-safe. */
final class PrintedPassages {
  private static final String TIME = "(\\d{2,3}):(\\d{2}):(\\d{2})[.,](\\d{3})";
  private static final Pattern LINE =
      Pattern.compile(
          "\\[" + TIME + " *--> *" + TIME + "\\] *(?:\\(speaker ([^)]{1,20})\\) *)?(.*)");

  /** What is said of a recording must lie in it; programs round. */
  private static final long SLACK = 2_000;

  private static final int MOST = 200_000;
  private static final int KEPT = 20;
  private static final int LONGEST = 10_000;

  private final long millis;
  private final LongConsumer reached;
  private final List<Passage> passages = new ArrayList<>();
  private final List<String> aside = new ArrayList<>();
  private long asides;
  private long last;

  PrintedPassages(long millis, LongConsumer reached) {
    this.millis = millis;
    this.reached = reached;
  }

  /** Takes a line; false when there are more than anybody says. */
  boolean line(String line) {
    String plain = line.replaceAll("[\\p{Cntrl}\\u202A-\\u202E\\u2066-\\u2069]", " ").strip();
    if (plain.isEmpty()) {
      return true;
    }
    Matcher m = LINE.matcher(plain);
    if (!m.matches() || m.group(10).length() > LONGEST) {
      setAside(plain);
      return true;
    }
    long start = time(m, 1);
    long end = Math.min(millis, time(m, 5));
    if (start < last || end <= start || time(m, 5) > millis + SLACK) {
      setAside(plain);
      return true;
    }
    last = start;
    if (!m.group(10).isBlank()) {
      passages.add(
          new Passage(
              start,
              end,
              Optional.ofNullable(m.group(9)).map(String::strip).filter(s -> !s.isEmpty()),
              m.group(10).strip()));
    }
    reached.accept(end);
    return passages.size() < MOST && asides < MOST;
  }

  private void setAside(String line) {
    asides++;
    if (aside.size() < KEPT) {
      aside.add(line.substring(0, Math.min(200, line.length())));
    }
  }

  private static long time(Matcher m, int from) {
    return ((Long.parseLong(m.group(from)) * 60 + Long.parseLong(m.group(from + 1))) * 60
                + Long.parseLong(m.group(from + 2)))
            * 1000
        + Long.parseLong(m.group(from + 3));
  }

  Heard heard() {
    return new Heard(passages, aside, asides);
  }
}
