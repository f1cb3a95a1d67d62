package org.tiezheng.examine.check;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.WebCapture;

/** WEB-002: no proxy, a clean hosts file, a right clock and a fresh profile. */
final class WebEnvironment implements Check.OfItem {
  private static final String CLOCK = "clockMillis";
  private static final Map<String, String> CLEAN = clean();

  @Override
  public String name() {
    return "web.environment.clean";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(CLOCK);
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    Places dirty = new Places();
    Places open = new Places();
    Places good = new Places();
    try (Stream<WebCapture> captures = context.records(item, WebCapture.class)) {
      captures.forEach(capture -> {
        long before = dirty.count() + open.count();
        CLEAN.forEach((fact, clean) -> {
          String found = capture.environment().getOrDefault(fact, "").strip();
          if (found.isEmpty()) {
            open.add(context, capture, fact);
          } else if (!found.toLowerCase(Locale.ROOT).equals(clean)) {
            dirty.add(context, capture, fact + ": " + found);
          }
        });
        capture
            .clockOffsetMillis()
            .ifPresentOrElse(
                offset -> {
                  if (Math.abs(offset) >= params.number(CLOCK)) {
                    dirty.add(context, capture, "clock offset " + offset + " ms");
                  }
                },
                () -> open.add(context, capture, "clock offset"));
        if (dirty.count() + open.count() == before) {
          good.add(context, capture, capture.line());
        }
      });
    }
    if (!dirty.isEmpty()) {
      return Ruling.fail(
              "固定环境有 %d 处不清洁(代理、hosts、时钟或浏览器数据)".formatted(dirty.count()),
              "the environment of the capture is not clean in %d points (proxy, hosts, clock,"
                      .formatted(dirty.count())
                  + " profile)")
          .at(dirty.list());
    }
    if (good.isEmpty() || !open.isEmpty()) {
      return Ruling.unknown(
              "固定环境没有记录清洁性检查",
              "no check of the capturing environment is on record",
              good.isEmpty() && open.isEmpty() ? "records.web" : "records.web.environment")
          .at(open.list());
    }
    return Ruling.pass(
            "代理关闭、hosts 未改、时钟准确、浏览器全新", "no proxy, hosts clean, clock right, profile fresh")
        .at(good.list());
  }

  private static Map<String, String> clean() {
    Map<String, String> clean = new LinkedHashMap<>();
    clean.put("proxy", "off");
    clean.put("hosts", "clean");
    clean.put("profile", "fresh");
    return clean;
  }
}
