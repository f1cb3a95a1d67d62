package org.tiezheng.collect.capture;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/** What a line of the log of a capture says. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "what")
@JsonSubTypes({
  @JsonSubTypes.Type(value = LogEntry.Begun.class, name = "begun"),
  @JsonSubTypes.Type(value = LogEntry.Came.class, name = "came"),
  @JsonSubTypes.Type(value = LogEntry.Deposited.class, name = "deposited"),
  @JsonSubTypes.Type(value = LogEntry.Ended.class, name = "ended")
})
public sealed interface LogEntry {
  /** The form of the log. */
  String FORMAT = "tiezheng-capture/1";

  /**
   * The capture began: the server made up genesis and challenge and gave them to the browser, so
   * that no record can be older.
   *
   * @param capture id
   * @param shots id of the list of shots that is followed
   * @param genesis 64 hexadecimal digits, at random
   * @param challenge code that is filmed or spoken
   * @param agent what the browser calls itself (User-Agent)
   * @param stated what the person stated: who, device, place, what is captured
   * @param tool that writes this log
   */
  record Begun(
      String format,
      String capture,
      Medium medium,
      String shots,
      String genesis,
      String challenge,
      String agent,
      Map<String, String> stated,
      String tool)
      implements LogEntry {
    public Begun {
      Objects.requireNonNull(format, "format");
      Objects.requireNonNull(capture, "capture");
      Objects.requireNonNull(medium, "medium");
      Objects.requireNonNull(shots, "shots");
      Objects.requireNonNull(genesis, "genesis");
      Objects.requireNonNull(challenge, "challenge");
      Objects.requireNonNull(agent, "agent");
      stated = Map.copyOf(stated);
      Objects.requireNonNull(tool, "tool");
    }
  }

  /**
   * A record of the browser came, with its bytes if it is one of a piece; both were on the disk
   * before the browser was told so.
   *
   * @param record its text as it was sent
   */
  record Came(String record) implements LogEntry {
    public Came {
      Objects.requireNonNull(record, "record");
    }
  }

  /**
   * Records were written into the custody log of the case and deposited.
   *
   * @param first number of the first record
   * @param last number of the last
   * @param event number of the event in the custody log
   * @param deposit id of its deposit
   * @param time of the event
   */
  record Deposited(long first, long last, long event, String deposit, Instant time)
      implements LogEntry {
    public Deposited {
      Objects.requireNonNull(deposit, "deposit");
      Objects.requireNonNull(time, "time");
    }
  }

  /**
   * The capture ended.
   *
   * @param last number of the last record that the browser said it made; the last that came if
   *     nobody said so
   * @param byBrowser whether the browser said that this is all; else somebody ended it without it
   */
  record Ended(long last, boolean byBrowser) implements LogEntry {}
}
