package org.tiezheng.present.transcript;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.tiezheng.evidence.Transcript;
import org.tiezheng.evidence.Transcript.Segment;
import org.tiezheng.evidence.Transcript.Speaker;

/**
 * A transcript as a text that a person edits in any program and that is read back without loss: the
 * form of docs/importers/audio.transcript.md.
 */
public final class TranscriptText {
  /** The lines of the head, in this order; others follow by their names. */
  private static final Map<String, String> HEAD = head();

  private TranscriptText() {}

  /** The whole text, with a line feed at the end of each line. */
  public static String of(Transcript transcript) {
    StringBuilder text = new StringBuilder("# 录音文字稿\n");
    Map<String, String> rest = new TreeMap<>(transcript.statements());
    HEAD.forEach((name, printed) -> {
      String value = rest.remove(name);
      if (value != null) {
        statement(text, printed, value);
      }
    });
    rest.forEach((name, value) -> statement(text, name, value));
    for (Speaker speaker : transcript.speakers()) {
      text.append("说话人 ").append(speaker.id()).append("：").append(speaker.name());
      speaker.party().ifPresent(party -> text.append(" = ").append(party));
      text.append('\n');
    }
    text.append('\n');
    transcript.segments().forEach(segment -> segment(text, segment));
    return text.toString();
  }

  /** A value of several lines becomes several lines of the same name. */
  private static void statement(StringBuilder text, String name, String value) {
    value.lines().forEach(line -> text.append(name).append("：").append(line).append('\n'));
  }

  private static void segment(StringBuilder text, Segment segment) {
    text.append('[').append(clock(segment.start().orElse(0L)));
    segment.end().ifPresent(end -> text.append(" - ").append(clock(end)));
    text.append("] ")
        .append(segment.speaker().isEmpty() ? "-" : segment.speaker())
        .append(segment.key() ? "*" : "")
        .append('：')
        .append(segment.words().startsWith(" ") ? " " : "")
        .append(segment.words().replace("\n", "\n  "))
        .append('\n');
  }

  /** Minutes and seconds; hours and thousandths where they are needed. */
  static String clock(long millis) {
    long seconds = millis / 1000;
    String fraction = millis % 1000 == 0 ? "" : ".%03d".formatted(millis % 1000);
    return seconds < 3600
        ? "%02d:%02d%s".formatted(seconds / 60, seconds % 60, fraction)
        : "%d:%02d:%02d%s".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60, fraction);
  }

  /** How a line of the head is called, by its name in the record. */
  static Map<String, String> head() {
    Map<String, String> head = new LinkedHashMap<>();
    head.put("recording", "录音");
    head.put("file", "录音文件");
    head.put("recorded", "录音时间");
    head.put("place", "录音地点");
    head.put("method", "录音方式");
    head.put("device", "录音设备");
    head.put("recorder", "录音人");
    head.put("number", "通话号码");
    head.put("transcriber", "记录人");
    head.put("proofReader", "核对人");
    head.put("written", "记录时间");
    return head;
  }
}
