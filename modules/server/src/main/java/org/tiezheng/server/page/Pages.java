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
    private final DateTimeFormatter times;

    Words(ZoneId zone) {
      times = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
    }

    @Override
    public Map<String, Function> getFunctions() {
      return Map.of("say", new Say());
    }

    @Override
    public Map<String, Filter> getFilters() {
      return Map.of("time", new Time(times), "count", new Count());
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

  private record Time(DateTimeFormatter format) implements Filter {
    @Override
    public @Nullable Object apply(
        @Nullable Object value,
        Map<String, Object> given,
        PebbleTemplate self,
        EvaluationContext context,
        int lineNumber) {
      return value instanceof Instant time ? format.format(time) : value;
    }

    @Override
    public @Nullable List<String> getArgumentNames() {
      return null;
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
