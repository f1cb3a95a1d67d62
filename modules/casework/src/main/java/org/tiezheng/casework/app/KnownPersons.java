package org.tiezheng.casework.app;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.Who;
import org.tiezheng.casework.WhoSheet;
import org.tiezheng.evidence.Reading;

/**
 * Accounts and persons as they were found last, held in memory as long as the case is what was
 * looked at: all records are read for it. Safe for use by many threads.
 */
public final class KnownPersons {
  private static final int HELD = 4;

  private final Map<String, Held> held =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Held> eldest) {
          return size() > HELD;
        }
      };

  private record Held(String state, WhoSheet sheet) {}

  /** Looks through all records. */
  public WhoSheet look(OpenCase open) throws IOException {
    WhoSheet sheet = WhoSheet.of(new Who(open).run(Optional.empty()), open);
    Held now = new Held(state(open), sheet);
    synchronized (held) {
      held.put(open.matter().id(), now);
    }
    return sheet;
  }

  /** What was found; empty if nobody looked, or the case is not what was looked at. */
  public Optional<WhoSheet> of(OpenCase open) throws IOException {
    String state = state(open);
    synchronized (held) {
      return Optional.ofNullable(held.get(open.matter().id()))
          .filter(h -> h.state().equals(state))
          .map(Held::sheet);
    }
  }

  /** The statements of the person, the records, and what was noted since. */
  private static String state(OpenCase open) throws IOException {
    return open.matter().items().stream()
            .map(i -> i.number() + " " + i.reading().map(Reading::recordsDigest).orElse(""))
            .collect(Collectors.joining("\n"))
        + "\n"
        + Files.readString(open.file().path())
        + "\n"
        + open.custody().stream()
            .filter(l -> "clue".equals(l.event().what().get("subject")))
            .count();
  }
}
