package org.tiezheng.server.team;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tiezheng.evidence.Text;
import org.tiezheng.server.guard.Refusal;

/**
 * So many requests a second for each session, and fewer for each address from which nobody has
 * signed in, with some in store: more than a person and a page that loads need. Safe for use by
 * many threads.
 */
final class RequestPace {
  private static final int MOST = 20_000;

  private final InstantSource clock;
  private final Map<String, Long> free =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > MOST;
        }
      };

  RequestPace(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * For whom so many come at once after a pause, and so many milliseconds lie between two in the
   * long run.
   */
  enum Kind {
    SESSION(600, 20),
    STRANGER(120, 100);

    private final int store;
    private final int millis;

    Kind(int store, int millis) {
      this.store = store;
      this.millis = millis;
    }
  }

  /**
   * Takes one.
   *
   * @throws Refusal with 429 if there is none
   */
  synchronized void take(Kind kind, String of) {
    long now = clock.millis();
    String key = kind + " " + of;
    long since = Math.max(free.getOrDefault(key, 0L), now - (long) kind.store * kind.millis);
    if (since > now - kind.millis) {
      throw new Refusal(429, new Text("请求太多,请稍后再试。", "Too many requests; try again in a moment."));
    }
    free.put(key, since + kind.millis);
  }
}
