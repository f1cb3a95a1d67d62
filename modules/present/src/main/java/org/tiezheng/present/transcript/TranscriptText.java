package org.tiezheng.present.transcript;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

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
        .append(how(segment))
        .append('：')
        .append(segment.words().startsWith(" ") ? " " : "")
        .append(segment.words().replace("\n", "\n  "))
        .append('\n');
    segment
        .note()
        .ifPresent(
            note -> note.lines().forEach(line -> text.append("> ").append(line).append('\n')));
  }

  /** How it came about, where that is more than that a person wrote it. */
  private static String how(Segment segment) {
    List<String> said = new ArrayList<>();
    segment.engine().ifPresent(engine -> said.add(engine.isEmpty() ? "机器" : "机器 " + named(engine)));
    segment
        .confirmed()
        .ifPresent(c -> said.add("核对 " + named(c.by()) + " " + TIME.format(c.at()) + "Z"));
    return said.isEmpty() ? "" : " 〔" + String.join("；", said) + "〕";
  }

  /** A name as it stands in the head of a passage: without the signs that mean something there. */
  public static String named(String name) {
    String plain = name.replaceAll("[;；:：〔〕{}\\[\\]【】*＊\\s\\p{Cntrl}]+", " ").strip();
    return plain.isEmpty() ? "?" : plain.substring(0, Math.min(60, plain.length())).strip();
  }

  /** Minutes and seconds; hours and thousandths where they are needed. */
  public static String clock(long millis) {
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
    head.put("engine", "转写程序");
    head.put("version", "版本");
    head.put(Transcript.REPLACES, "替代");
    return head;
  }
}
