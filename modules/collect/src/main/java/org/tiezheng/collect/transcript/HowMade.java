package org.tiezheng.collect.transcript;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tiezheng.evidence.Transcript.Confirmation;

/**
 * How a passage came about, as its head says in brackets of their own: {@code 〔机器 whisper；核对 林甲
 * 20251018T010000Z〕}.
 */
record HowMade(Optional<String> engine, Optional<Confirmation> confirmed) {
  /** What is assumed where nothing is said. */
  static final HowMade BY_A_PERSON = new HowMade(Optional.empty(), Optional.empty());

  private static final Pattern MACHINE = Pattern.compile("(?:机器|machine)(?:\\s+(.+))?");
  private static final Pattern CHECKED =
      Pattern.compile("(?:核对|checked)\\s+(.+?)\\s+(\\d{8}T\\d{6})Z");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);

  /** What stands between the brackets; empty if it is something else. */
  static Optional<HowMade> of(String said) {
    Optional<String> engine = Optional.empty();
    Optional<Confirmation> confirmed = Optional.empty();
    for (String part : said.split("[;；]", -1)) {
      Matcher machine = MACHINE.matcher(part.strip());
      Matcher checked = CHECKED.matcher(part.strip());
      if (machine.matches()) {
        engine = Optional.of(Optional.ofNullable(machine.group(1)).orElse("?"));
      } else if (checked.matches()) {
        confirmed = time(checked.group(2)).map(at -> new Confirmation(checked.group(1), at));
        if (confirmed.isEmpty()) {
          return Optional.empty();
        }
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(new HowMade(engine, confirmed));
  }

  private static Optional<Instant> time(String digits) {
    try {
      return Optional.of(LocalDateTime.parse(digits, TIME).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
