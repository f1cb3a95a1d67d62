package org.tiezheng.casework;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.tiezheng.seal.digest.Digester;

/**
 * Where and by whom the work is done. Time and randomness come from here and from nowhere else, so
 * that tests can repeat a run.
 *
 * @param actor who acts, as the custody log names the person
 * @param tool name and version, such as {@code tiezheng/0.1.0}
 * @param environment facts of the machine that the custody log keeps: system, Java, time zone
 * @param zone in which papers print times
 * @param locale language of papers
 * @param unlocking what opens the keys of a case
 * @param clockNoted whether a person has looked at a clock that seems to have been set back, so
 *     that work may go on with a note in the custody log
 */
public record Workplace(
    Clock clock,
    SecureRandom random,
    String actor,
    String tool,
    Map<String, String> environment,
    ZoneId zone,
    Locale locale,
    Unlocking unlocking,
    Watch watch,
    boolean clockNoted) {
  public Workplace {
    environment = Map.copyOf(environment);
  }

  /** The same place for a person who reads another language, heard by another watch. */
  public Workplace with(Locale reader, Watch listener) {
    return new Workplace(
        clock, random, actor, tool, environment, zone, reader, unlocking, listener, clockNoted);
  }

  /** The same place where another person acts. */
  public Workplace by(String person) {
    return new Workplace(
        clock, random, person, tool, environment, zone, locale, unlocking, watch, clockNoted);
  }

  /** SHA-256 of a file, for the statement of which program it was. */
  public static String sha256(Path file) throws IOException {
    return Digester.sha256Only().digest(file).sha256();
  }
}
