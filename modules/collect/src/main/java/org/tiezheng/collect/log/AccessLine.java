package org.tiezheng.collect.log;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of an access log in the common or combined form, as Apache httpd (mod_log_config) and
 * nginx (ngx_http_log_module) write it by default.
 *
 * @param host the client, by address or name
 * @param time as it stands between the brackets
 * @param status of the answer, three digits
 * @param combined whether the line has referrer and user agent
 */
record AccessLine(String host, String time, Instant instant, String status, boolean combined) {
  /** No part can match at the same place in two ways, so a hostile line costs its length only. */
  private static final Pattern LINE =
      Pattern.compile(
          "(\\S{1,255}) \\S{1,255} (?:[^\\[\\]]{1,255}) \\[([^\\]]{20,40})\\] "
              + "\"(?:[^\"\\\\]|\\\\.)*+\" ([0-9]{3}) (?:[0-9]{1,19}|-)"
              + "( \"(?:[^\"\\\\]|\\\\.)*+\" \"(?:[^\"\\\\]|\\\\.)*+\"(?: .*)?)?");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss Z", Locale.ENGLISH);

  /** What the line says; empty if it is of another form. */
  static Optional<AccessLine> of(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String time = String.valueOf(parts.group(2));
    try {
      Instant instant = OffsetDateTime.parse(time, TIME).toInstant();
      return Optional.of(
          new AccessLine(
              String.valueOf(parts.group(1)),
              time,
              instant,
              String.valueOf(parts.group(3)),
              parts.group(4) != null));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
