package org.tiezheng.present.paper;

import java.time.format.DateTimeFormatter;
import org.tiezheng.evidence.RecordedTime;

/** A recorded time as a line prints it: as precise as the source, in the zone of the paper. */
public final class PrintedTime {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final DateTimeFormatter MILLI =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");

  private PrintedTime() {}

  /** Such as {@code 2025-03-08 12:00:00}. */
  public static String of(RecordedTime time, PaperFacts facts) {
    if (time.instant().isEmpty()) {
      return time.raw().isEmpty()
          ? facts.say("〔无时间〕", "{no time}")
          : facts.say("〔时间原文 ", "{time as found ") + time.raw() + facts.say("〕", "}");
    }
    DateTimeFormatter form =
        switch (time.precision()) {
          case DAY -> DAY;
          case MINUTE -> MINUTE;
          case MILLISECOND, NANOSECOND -> MILLI;
          case SECOND, NONE -> SECOND;
        };
    return form.format(time.instant().get().atZone(facts.zone()));
  }
}
