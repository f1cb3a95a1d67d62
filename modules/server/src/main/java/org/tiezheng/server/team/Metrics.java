package org.tiezheng.server.team;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * What is counted for whoever looks after the program, in the text format of Prometheus (0.0.4).
 * Only kinds of things are counted: no name, no case, no address. Safe for use by many threads.
 */
public final class Metrics {
  private static final String PREFIX = "tiezheng_";

  private final Map<String, LongAdder> counters = new ConcurrentSkipListMap<>();
  private final Map<String, LongSupplier> gauges = new ConcurrentSkipListMap<>();

  /** A request was answered. */
  public void answered(String method, int status, long millis) {
    count("requests_total{method=\"%s\",status=\"%dxx\"}".formatted(method, status / 100), 1);
    count("request_milliseconds_total", millis);
  }

  /** Somebody tried to sign in. */
  public void signIn(String result) {
    count("signins_total{result=\"" + result + "\"}", 1);
  }

  private void count(String name, long more) {
    counters.computeIfAbsent(PREFIX + name, _ -> new LongAdder()).add(more);
  }

  /** Something that is asked for when it is wanted. */
  public void gauge(String name, LongSupplier value) {
    gauges.put(PREFIX + name, value);
  }

  /** All of it. */
  public String text() {
    StringBuilder text = new StringBuilder();
    String before = "";
    for (Map.Entry<String, LongAdder> each : counters.entrySet()) {
      String name = each.getKey().replaceAll("\\{.*", "");
      if (!name.equals(before)) {
        text.append("# TYPE ").append(name).append(" counter\n");
        before = name;
      }
      line(text, each.getKey(), each.getValue().sum());
    }
    gauges.forEach((name, value) -> {
      text.append("# TYPE ").append(name).append(" gauge\n");
      line(text, name, value.getAsLong());
    });
    return text.toString();
  }

  private static void line(StringBuilder text, String name, long value) {
    text.append(name).append(' ').append(value).append('\n');
  }
}
