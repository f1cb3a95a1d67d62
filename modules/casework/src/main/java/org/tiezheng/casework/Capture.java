package org.tiezheng.casework;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tiezheng.collect.capture.LogEntry;
import org.tiezheng.evidence.Event;
import org.tiezheng.vault.CustodyEntry;

/**
 * Captures with a browser (现场取证): while it is filmed or recorded, the digest of each piece goes
 * into the custody log and is deposited, so that the file cannot be made later; at the end the
 * whole is sealed with the log of how it came about (docs/capture.md).
 */
public final class Capture {
  /** Value of {@code subject} in the custody log. */
  public static final String SUBJECT = "capture";

  /** So many digests stand in one event at most. */
  public static final int MOST = 200;

  private final OpenCase open;

  public Capture(OpenCase open) {
    this.open = open;
  }

  /**
   * What was written into the custody log.
   *
   * @param event its number
   * @param deposit id of its deposit
   */
  public record Written(long event, String deposit, Instant time) {}

  /** The capture began: what the server made up is deposited before anything can come. */
  public Written begun(LogEntry.Begun begun) throws IOException {
    Map<String, String> what = what(begun.capture(), "begun");
    what.put("medium", begun.medium().name());
    what.put("genesis", begun.genesis());
    what.put("challenge", begun.challenge());
    what.put("agent", begun.agent());
    begun.stated().forEach((name, value) -> what.put("stated." + name, value));
    return write(what);
  }

  /**
   * Records came.
   *
   * @param first number of the first
   * @param last number of the last
   * @param link SHA-256 of the text of the last, which rests on all before
   * @param pieces {@code take/piece SHA-256} of each piece among them
   */
  public Written came(String capture, long first, long last, String link, List<String> pieces)
      throws IOException {
    Map<String, String> what = what(capture, "came");
    what.put("records", first + "-" + last);
    what.put("link", link);
    if (!pieces.isEmpty()) {
      what.put("pieces", String.join("; ", pieces));
    }
    return write(what);
  }

  /** Has what was deposited so far stamped by the clocks that were agreed to. */
  public void stamp() throws IOException {
    open.deposits().stampDue();
  }

  /**
   * Seals what was captured.
   *
   * @param folder with the log and a file for each take
   * @param link SHA-256 of the last line of the log
   * @param captures number of the item of the case that was filmed; empty if none was named
   */
  public CollectReport seal(
      String capture,
      Path folder,
      String link,
      String source,
      Map<String, String> device,
      String captures)
      throws IOException, InterruptedException {
    Map<String, String> what = what(capture, "sealed");
    what.put("log", link);
    write(what);
    return new Collect(open)
        .run(
            new Collect.Request(
                    List.of(folder),
                    source,
                    "",
                    device,
                    Only.EVERYTHING,
                    captures.isEmpty() ? Map.of() : Map.of("captures", captures),
                    false)
                .captured());
  }

  private static Map<String, String> what(String capture, String step) {
    Map<String, String> what = new TreeMap<>();
    what.put("subject", SUBJECT);
    what.put("capture", capture);
    what.put("step", step);
    return what;
  }

  private Written write(Map<String, String> what) throws IOException {
    CustodyEntry entry = open.note(Event.Type.NOTE, what);
    return new Written(entry.event().n(), entry.deposit(), entry.event().time());
  }
}
