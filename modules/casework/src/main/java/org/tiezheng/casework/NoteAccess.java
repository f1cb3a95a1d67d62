package org.tiezheng.casework;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tiezheng.evidence.Event;

/**
 * Writes into the custody log who looked at the case: one entry for many accesses, which never
 * leaves with a bundle in clear.
 */
public final class NoteAccess {
  /** What such an entry says of itself. */
  public static final String SUBJECT = "access";

  private final OpenCase open;

  public NoteAccess(OpenCase open) {
    this.open = open;
  }

  /**
   * Writes them.
   *
   * @param accesses one line each: who, what, from where, when; nothing of what was seen
   */
  public void run(List<String> accesses, Instant since, Instant until) throws IOException {
    Map<String, String> what = new TreeMap<>();
    what.put("subject", SUBJECT);
    what.put("since", since.toString());
    what.put("until", until.toString());
    for (int i = 0; i < accesses.size(); i++) {
      what.put("access%03d".formatted(i + 1), accesses.get(i));
    }
    open.note(Event.Type.NOTE, what);
  }
}
