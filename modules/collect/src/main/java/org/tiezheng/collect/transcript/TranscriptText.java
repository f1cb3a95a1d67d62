package org.tiezheng.collect.transcript;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RecordedTime.Basis;
import org.tiezheng.evidence.RecordedTime.Precision;
import org.tiezheng.evidence.Transcript;
import org.tiezheng.evidence.Transcript.Segment;
import org.tiezheng.evidence.Transcript.Speaker;

/**
 * The lines of a transcript, taken one by one. People type them: full-width and half-width signs,
 * several dashes and short times are the same. Not thread-safe.
 */
final class TranscriptText {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String CLOCK = "(\\d{1,3}):(\\d{2})(?::(\\d{2}))?(?:[.,](\\d{1,3}))?";
  private static final Pattern PASSAGE =
      Pattern.compile(
          "[\\[【]\\s*"
              + CLOCK
              + "\\s*(?:[-–—~～至]\\s*"
              + CLOCK
              + ")?\\s*[\\]】]\\s*([^*＊〔{]{0,40}?)\\s*([*＊]?)\\s*(?:[〔{]([^〕}]{0,200})[〕}])?\\s*");
  private static final Pattern SPEAKER =
      Pattern.compile(
          "(?:说话人|speaker)\\s+([^:：=]{1,40}?)\\s*[:：]\\s*([^=＝]*?)\\s*(?:[=＝]\\s*(\\S+))?\\s*");
  private static final Pattern STATEMENT = Pattern.compile("([^:：\\[【]{1,40}?)\\s*[:：]\\s*(.*)");

  /** The head's lines by their names in the two languages. */
  private static final Map<String, String> NAMES = names();

  /** A head or the beginning of a passage is no longer; patterns are tried on nothing longer. */
  private static final int LONGEST_HEAD = 1_000;

  private static final int LONGEST_MARK = 400;
  private static final int MOST_SEGMENTS = 200_000;

  private final Map<String, String> statements = new LinkedHashMap<>();
  private final List<Speaker> speakers = new ArrayList<>();
  private final List<Segment> segments = new ArrayList<>();
  private final StringBuilder more = new StringBuilder();
  private final StringBuilder note = new StringBuilder();

  /** Takes a line; false if nothing can be made of it. */
  boolean add(String raw) {
    String line = raw.stripTrailing();
    if (line.isBlank() || line.startsWith("#")) {
      return true;
    }
    if (Character.isWhitespace(line.codePointAt(0))) {
      return !segments.isEmpty() && goesOn(line.strip());
    }
    if (line.charAt(0) == '>' || line.charAt(0) == '\uff1e') {
      return !segments.isEmpty() && remark(line.substring(1).strip());
    }
    Optional<Segment> passage = passage(line);
    if (passage.isPresent()) {
      flush();
      return segments.size() < MOST_SEGMENTS && segments.add(passage.get());
    }
    return segments.isEmpty() && head(line);
  }

  private boolean goesOn(String words) {
    more.append('\n').append(words);
    return true;
  }

  private boolean remark(String words) {
    note.append(note.isEmpty() ? "" : "\n").append(words);
    return true;
  }

  /** The lines that went on with the last passage, and the remarks on it, become part of it. */
  private void flush() {
    if (!more.isEmpty() || !note.isEmpty()) {
      Segment last = segments.removeLast();
      segments.add(
          new Segment(
              last.start(),
              last.end(),
              last.speaker(),
              last.words() + more,
              last.key(),
              last.engine(),
              last.confirmed(),
              note.isEmpty() ? Optional.empty() : Optional.of(note.toString())));
      more.setLength(0);
      note.setLength(0);
    }
  }

  private boolean head(String line) {
    if (line.length() > LONGEST_HEAD || statements.size() + speakers.size() >= LONGEST_HEAD) {
      return false;
    }
    Matcher speaker = SPEAKER.matcher(line);
    if (speaker.matches()) {
      speakers.add(
          new Speaker(speaker.group(1), speaker.group(2), Optional.ofNullable(speaker.group(3))));
      return true;
    }
    Matcher statement = STATEMENT.matcher(line);
    if (!statement.matches()) {
      return false;
    }
    String name = NAMES.getOrDefault(statement.group(1), statement.group(1));
    statements.merge(name, statement.group(2), (a, b) -> a + "\n" + b);
    return true;
  }

  private static Optional<Segment> passage(String line) {
    int bracket = first(line, 0, ']', '】');
    int colon = bracket < 0 ? -1 : first(line, bracket, ':', '\uff1a');
    if (colon < 0) {
      return Optional.empty();
    }
    Matcher m = PASSAGE.matcher(line.substring(0, colon));
    if (!m.matches()) {
      return Optional.empty();
    }
    String speaker = m.group(9).matches("[-–—]?") ? "" : m.group(9);
    String words = line.substring(colon + 1);
    return Optional.ofNullable(m.group(11))
        .map(HowMade::of)
        .orElse(Optional.of(HowMade.BY_A_PERSON))
        .map(how ->
            new Segment(
                millis(m, 1),
                millis(m, 5),
                speaker,
                words.startsWith(" ") ? words.substring(1) : words,
                !m.group(10).isEmpty(),
                how.engine(),
                how.confirmed(),
                Optional.empty()));
  }

  private static int first(String line, int from, char one, char other) {
    for (int i = from; i < Math.min(line.length(), from + LONGEST_MARK); i++) {
      if (line.charAt(i) == one || line.charAt(i) == other) {
        return i;
      }
    }
    return -1;
  }

  /** Minutes and seconds, or hours, minutes and seconds, with or without a fraction. */
  private static Optional<Long> millis(Matcher m, int from) {
    if (m.group(from) == null) {
      return Optional.empty();
    }
    long first = Long.parseLong(m.group(from));
    long second = Long.parseLong(m.group(from + 1));
    String third = m.group(from + 2);
    long seconds =
        third == null ? first * 60 + second : first * 3600 + second * 60 + Long.parseLong(third);
    String fraction = m.group(from + 3);
    long rest = fraction == null ? 0 : Long.parseLong((fraction + "00").substring(0, 3));
    return Optional.of(seconds * 1000 + rest);
  }

  Transcript made(Provenance place) {
    flush();
    String recording = statements.getOrDefault("recording", "").strip();
    return new Transcript(
        place,
        time(statements.getOrDefault("written", "")),
        recording.matches("[0-9a-fA-F]{64}") ? recording.toLowerCase(java.util.Locale.ROOT) : "",
        statements,
        speakers,
        segments);
  }

  private static RecordedTime time(String raw) {
    if (raw.isBlank()) {
      return RecordedTime.none();
    }
    try {
      String text = raw.strip().replace(' ', 'T');
      Instant at =
          LocalDateTime.parse(text.length() == 10 ? text + "T00:00" : text)
              .atZone(ZONE)
              .toInstant();
      return new RecordedTime(
          raw,
          Optional.of(at),
          text.length() == 10 ? Precision.DAY : Precision.MINUTE,
          Basis.LOCAL_ASSUMED_ZONE);
    } catch (DateTimeException e) {
      return new RecordedTime(raw, Optional.empty(), Precision.NONE, Basis.UNKNOWN);
    }
  }

  private static Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("录音", "recording");
    names.put("录音文件", "file");
    names.put("录音时间", "recorded");
    names.put("录音地点", "place");
    names.put("录音方式", "method");
    names.put("录音设备", "device");
    names.put("录音人", "recorder");
    names.put("通话号码", "number");
    names.put("记录人", "transcriber");
    names.put("核对人", "proofReader");
    names.put("记录时间", "written");
    names.put("转写程序", "engine");
    names.put("版本", "version");
    names.put("替代", Transcript.REPLACES);
    return names;
  }
}
