package org.tiezheng.collect.qq;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first line of a message: {@code 2023-01-01 9:05:00 昵称(123456)}, or {@code <mail>} for the
 * number, or neither in an export of a single friend.
 *
 * @param raw date and time as written
 * @param time empty if the numbers give no date
 * @param id number or mail address; empty if not written
 */
record QqHead(String raw, Optional<LocalDateTime> time, String name, String id) {
  private static final Pattern TIME =
      Pattern.compile(
          "(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2}) (?:(上午|下午|AM|PM) ?)?(\\d{1,2}):(\\d{2}):(\\d{2})(?:"
              + " (AM|PM))?(?: |$)");
  private static final Pattern WHO =
      Pattern.compile("(.*?)(?:\\((\\d{5,12})\\)|<([^<>\\s]{3,100}@[^<>\\s]{1,100})>)");
  private static final int LONGEST_NAME = 100;

  static Optional<QqHead> parse(String line) {
    if (line.isEmpty() || line.charAt(0) < '1' || line.charAt(0) > '9') {
      return Optional.empty();
    }
    Matcher match = TIME.matcher(line);
    if (!match.lookingAt() || line.length() - match.end() > LONGEST_NAME + 60) {
      return Optional.empty();
    }
    String rest = line.substring(match.end()).stripTrailing();
    Matcher who = WHO.matcher(rest);
    String name = rest;
    String id = "";
    if (who.matches()) {
      name = who.group(1);
      id = Optional.ofNullable(who.group(2)).orElseGet(() -> who.group(3));
    } else if (rest.length() > LONGEST_NAME) {
      return Optional.empty();
    }
    String raw = line.substring(0, match.end()).strip();
    return Optional.of(new QqHead(raw, time(match), name, id));
  }

  /** The id if there is one, else the name: all that such an export knows of a person. */
  String account() {
    return id.isEmpty() ? name : id;
  }

  private static Optional<LocalDateTime> time(Matcher m) {
    String period =
        Optional.ofNullable(m.group(4)).or(() -> Optional.ofNullable(m.group(8))).orElse("");
    int hour = Integer.parseInt(m.group(5));
    if (!period.isEmpty() && hour <= 12) {
      boolean later = period.equals("下午") || period.equals("PM");
      hour = hour % 12 + (later ? 12 : 0);
    }
    try {
      return Optional.of(
          LocalDateTime.of(
              Integer.parseInt(m.group(1)),
              Integer.parseInt(m.group(2)),
              Integer.parseInt(m.group(3)),
              hour,
              Integer.parseInt(m.group(6)),
              Integer.parseInt(m.group(7))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
