package org.tiezheng.evidence.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * The one mapper for the vocabulary's JSON form. Properties are sorted and times are ISO 8601, so
 * that the same value always gives the same bytes; empty optionals are left out; members that a
 * reader does not know are ignored, so that newer files stay readable.
 *
 * <p>Thread-safe.
 */
public final class EvidenceJson {
  /** Deep enough for everything we write, shallow enough for hostile input. */
  private static final int MAX_DEPTH = 64;

  private static final int MAX_STRING = 64 * 1024 * 1024;

  private static final byte[] BEGIN = {'['};
  private static final byte[] BETWEEN = {','};
  private static final byte[] END = {']'};

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxStringLength(MAX_STRING)
                          .build())
                  // As JCS (RFC 8785, section 3.2.2.2) writes control characters.
                  .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
                  .build())
          .addModule(new Ours())
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .build();

  private static final ThreadLocal<LineBuffer> BUFFER = ThreadLocal.withInitial(LineBuffer::new);

  private EvidenceJson() {}

  /** The mapper itself, for streaming. */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /**
   * One value as one line. Halves of surrogate pairs, which a hostile source may hold and UTF-8
   * cannot, are written as escapes and read back as they were; in the names of a map, where no
   * reader takes them, they become visible text.
   */
  public static String write(Object value) {
    return LoneSurrogates.escape(MAPPER.writeValueAsString(value));
  }

  /** What {@link #write} gives, in UTF-8 with a line feed at its end. */
  public static byte[] line(Object value) {
    LineBuffer out = BUFFER.get();
    return form(value, out) ? out.take() : mapped(value);
  }

  /**
   * As {@link #line}, without a copy for each of millions of lines: the bytes between position and
   * limit, in an array that the next line on this thread overwrites.
   */
  public static ByteBuffer passingLine(Object value) {
    LineBuffer out = BUFFER.get();
    return form(value, out) ? out.passing() : ByteBuffer.wrap(mapped(value));
  }

  /**
   * Writes many values as one array, in UTF-8 and as {@link #write} writes the list of them,
   * without ever holding the whole text.
   *
   * @param to takes it piece by piece; a piece lies in an array and is overwritten by the next
   */
  public static void array(Iterable<?> values, Consumer<ByteBuffer> to) {
    to.accept(ByteBuffer.wrap(BEGIN));
    boolean first = true;
    for (Object value : values) {
      if (!first) {
        to.accept(ByteBuffer.wrap(BETWEEN));
      }
      first = false;
      ByteBuffer line = passingLine(value);
      to.accept(line.limit(line.limit() - 1));
    }
    to.accept(ByteBuffer.wrap(END));
  }

  private static boolean form(Object value, LineBuffer out) {
    // An exception may have left something there.
    out.clear();
    if (!LineForms.write(value, out)) {
      return false;
    }
    out.add('\n');
    return true;
  }

  private static byte[] mapped(Object value) {
    return write(value).concat("\n").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws tools.jackson.core.JacksonException if the text is not such a value
   */
  public static <T> T read(String json, Class<T> type) {
    return MAPPER.readValue(json, type);
  }

  /** What we write and read in a way of our own. */
  private static final class Ours extends SimpleModule {
    private static final long serialVersionUID = 1L;

    Ours() {
      addKeySerializer(String.class, new ReadableName());
      addDeserializer(Instant.class, new UsualInstants());
    }

    @Override
    public void setupModule(SetupContext context) {
      super.setupModule(context);
      context.addValueInstantiators(new RecordConstructors());
    }
  }

  private static final class ReadableName extends ValueSerializer<String> {
    @Override
    public void serialize(String name, JsonGenerator out, SerializationContext context) {
      out.writeName(LoneSurrogates.escape(name));
    }
  }
}
