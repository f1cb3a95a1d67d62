package org.tiezheng.collect.input;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.tiezheng.collect.Limits;
import org.tiezheng.collect.Member;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Walks through a JSON document of any size token by token. A visitor says for each value whether
 * the walk goes into it, takes it whole or passes over it, so that only what is taken is held in
 * memory. Not thread-safe.
 */
public final class JsonStream {
  private static final int RAW = 4000;
  private static final int LONGEST_NAME = 1000;

  /** What to do with a value. */
  public enum Step {
    INTO,
    TAKE,
    PASS
  }

  /** Decides about values, and takes them. */
  public interface Visitor {
    /**
     * @param path of the value, {@code *} standing for each element of an array: {@code
     *     /messages/*}
     */
    Step at(String path);

    /**
     * @param value as in {@link JsonObject#members()}
     * @param place with its JSON Pointer and its bytes
     * @param raw the bytes as text, as much as a person would read
     */
    void take(String path, Object value, Locator.Element place, Supplier<String> raw);

    /** The array or object at this path ends. */
    default void leave(String path) {}
  }

  private final MemorySegment bytes;
  private final Limits limits;
  private final JsonParser json;
  private final Visitor visitor;

  private JsonStream(MemorySegment bytes, Limits limits, JsonParser json, Visitor visitor) {
    this.bytes = bytes;
    this.limits = limits;
    this.json = json;
    this.visitor = visitor;
  }

  /**
   * Walks through the whole document.
   *
   * @throws FormatException where it breaks off or meets a limit; what stood before was visited
   */
  public static void walk(Member member, Limits limits, Visitor visitor) throws IOException {
    try (InputStream in = member.stream();
        JsonParser json = factory(limits).createParser(ObjectReadContext.empty(), in)) {
      JsonStream stream = new JsonStream(member.bytes(), limits, json, visitor);
      if (json.nextToken() == null) {
        throw new FormatException("JSON 文件是空的", "an empty JSON document");
      }
      stream.value("", "");
    } catch (JacksonException e) {
      throw new FormatException(broken(e));
    }
  }

  /** A factory for parsers that keep to the limits. */
  public static JsonFactory factory(Limits limits) {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(limits.depth())
                .maxStringLength(limits.fieldChars())
                .maxNameLength(LONGEST_NAME)
                .build())
        .build();
  }

  /** Says where a document is broken. */
  public static Text broken(JacksonException e) {
    String at =
        e.getLocation() == null
            ? ""
            : " " + e.getLocation().getLineNr() + ":" + e.getLocation().getColumnNr();
    return new Text("JSON 损坏或超限,位置" + at, "broken JSON, or beyond a limit, at" + at);
  }

  private void value(String path, String pointer) {
    Step step = visitor.at(path);
    if (step == Step.TAKE) {
      take(path, pointer);
    } else if (step == Step.PASS) {
      json.skipChildren();
    } else if (json.currentToken() == JsonToken.START_OBJECT) {
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String name = json.currentName();
        json.nextToken();
        value(path + "/" + name, pointer + "/" + name.replace("~", "~0").replace("/", "~1"));
      }
      visitor.leave(path);
    } else if (json.currentToken() == JsonToken.START_ARRAY) {
      String each = path + "/*";
      for (long i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
        value(each, pointer + "/" + i);
      }
      visitor.leave(path);
    }
  }

  private void take(String path, String pointer) {
    long from = Math.max(0, json.currentTokenLocation().getByteOffset());
    Object value = JsonObject.value(json, limits);
    long to = Math.max(from, json.currentLocation().getByteOffset());
    visitor.take(path, value, new Locator.Element(pointer, from, to - from), () -> raw(from, to));
  }

  private String raw(long from, long to) {
    long start = Math.min(from, bytes.byteSize());
    long end = Math.min(Math.min(to, bytes.byteSize()), start + RAW);
    byte[] part = bytes.asSlice(start, end - start).toArray(ValueLayout.JAVA_BYTE);
    return new String(part, StandardCharsets.UTF_8);
  }
}
