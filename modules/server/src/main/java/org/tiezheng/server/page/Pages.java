package org.tiezheng.server.page;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.Text;

/**
 * Fills templates. Everything that a template prints is escaped, and a name that the model does not
 * have is an error, not an empty place. Safe for use by many threads.
 */
public final class Pages {
  private final PebbleEngine engine;

  /**
   * @param zone in which times are shown
   */
  public Pages(ZoneId zone) {
    ClasspathLoader loader = new ClasspathLoader(Pages.class.getClassLoader());
    loader.setPrefix("org/tiezheng/server/page");
    loader.setSuffix(".html");
    engine =
        new PebbleEngine.Builder()
            .loader(loader)
            .strictVariables(true)
            .autoEscaping(true)
            .addEscapingStrategy("seen", Seen::html)
            .defaultEscapingStrategy("seen")
            // The lines of a report must stay lines.
            .newLineTrimming(false)
            .extension(new Words(zone))
            .build();
  }

  /** A page as bytes in UTF-8. */
  public byte[] render(String template, Locale locale, Map<String, Object> model) {
    try {
      PebbleTemplate page = engine.getTemplate(template);
      StringWriter out = new StringWriter();
      page.evaluate(out, model, locale);
      return out.toString().getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What templates may call beside the engine's own words. */
  private static final class Words extends AbstractExtension {
    private final ZoneId zone;

    Words(ZoneId zone) {
      this.zone = zone;
    }

    @Override
    public Map<String, Function> getFunctions() {
      return Map.of("say", new Say());
    }

    @Override
    public Map<String, Filter> getFilters() {
      return Map.of("time", new Time(zone), "count", new Count());
    }
  }

  /** {@code say('中文', 'English')} or {@code say(text)} in the reader's language. */
  private static final class Say implements Function {
    @Override
    public Object execute(
        Map<String, Object> given, PebbleTemplate self, EvaluationContext context, int lineNumber) {
      Object first = given.get("zh");
      if (first instanceof Text text) {
        return text.in(context.getLocale());
      }
      return new Text(String.valueOf(first), String.valueOf(given.get("en")))
          .in(context.getLocale());
    }

    @Override
    public List<String> getArgumentNames() {
      return List.of("zh", "en");
    }
  }

  /** {@code time} to the second, or {@code time(precision)} no finer than the source states it. */
  private static final class Time implements Filter {
    private final DateTimeFormatter days;
    private final DateTimeFormatter minutes;
    private final DateTimeFormatter seconds;

    Time(ZoneId zone) {
      days = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(zone);
      minutes = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(zone);
      seconds = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
    }

    @Override
    public @Nullable Object apply(
        @Nullable Object value,
        Map<String, Object> given,
        PebbleTemplate self,
        EvaluationContext context,
        int lineNumber) {
      if (!(value instanceof Instant time)) {
        return value;
      }
      DateTimeFormatter format =
          switch (given.get("precision")) {
            case RecordedTime.Precision p when p == RecordedTime.Precision.DAY -> days;
            case RecordedTime.Precision p when p == RecordedTime.Precision.MINUTE -> minutes;
            case null, default -> seconds;
          };
      return format.format(time);
    }

    @Override
    public List<String> getArgumentNames() {
      return List.of("precision");
    }
  }

  private static final class Count implements Filter {
    @Override
    public @Nullable Object apply(
        @Nullable Object value,
        Map<String, Object> given,
        PebbleTemplate self,
        EvaluationContext context,
        int lineNumber) {
      return value instanceof Number number ? "%,d".formatted(number.longValue()) : value;
    }

    @Override
    public @Nullable List<String> getArgumentNames() {
      return null;
    }
  }
}
