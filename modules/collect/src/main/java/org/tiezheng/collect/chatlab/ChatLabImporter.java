package org.tiezheng.collect.chatlab;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.tiezheng.collect.Confidence;
import org.tiezheng.collect.Importer;
import org.tiezheng.collect.Limits;
import org.tiezheng.collect.Match;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.RecordSink;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.collect.input.Line;
import org.tiezheng.collect.input.TextCharset;
import org.tiezheng.collect.input.TextLines;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the ChatLab interchange format 0.0.1 and 0.0.2, as one JSON document or as JSON Lines.
 * Streams: neither the document nor its messages are held in memory.
 */
public final class ChatLabImporter implements Importer {
  @Override
  public String id() {
    return "chat.chatlab";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public boolean namesOthers() {
    return true;
  }

  @Override
  public Match recognises(Probe probe) {
    byte[] head = probe.head();
    if (!TextCharset.ofHead(head).charset().equals(StandardCharsets.UTF_8)) {
      return Match.none();
    }
    String text = new String(head, StandardCharsets.UTF_8).replace("\uFEFF", "").stripLeading();
    if (text.startsWith("#") || header(firstLine(text))) {
      return header(firstLine(text)) ? Match.of(Confidence.CERTAIN, Kind.CHAT) : Match.none();
    }
    if (!text.startsWith("{")) {
      return Match.none();
    }
    if (names(head)) {
      return Match.of(Confidence.CERTAIN, Kind.CHAT);
    }
    boolean words = text.contains("\"platformId\"") || text.contains("\"accountName\"");
    return words && text.contains("\"timestamp\"")
        ? Match.of(Confidence.POSSIBLE, Kind.CHAT)
        : Match.none();
  }

  @Override
  public Reading read(SealedSource source, RecordSink sink) {
    ReadingSession session = new ReadingSession(this, sink);
    ChatLabReading reading = new ChatLabReading(source, session);
    try {
      if (lines(source)) {
        readLines(source, reading);
      } else {
        new JsonDocument(source, reading).read();
      }
    } catch (IOException e) {
      session.broke(ChatLabReading.MESSAGES, FormatException.describe(e));
    } catch (JacksonException e) {
      session.broke(ChatLabReading.MESSAGES, broken(e));
    }
    reading.end();
    return session.finish(Kind.CHAT);
  }

  private static boolean lines(SealedSource source) throws IOException {
    try (InputStream in = source.main().stream()) {
      String head = new String(in.readNBytes(Probe.HEAD), StandardCharsets.UTF_8);
      return header(firstLine(head.replace("\uFEFF", "").stripLeading()));
    }
  }

  private static void readLines(SealedSource source, ChatLabReading reading) throws IOException {
    TextCharset utf8;
    try (InputStream in = source.main().stream()) {
      byte[] start = in.readNBytes(3);
      utf8 = TextCharset.ofHead(start).bom() == 3 ? TextCharset.ofHead(start) : TextCharset.UTF_8;
    }
    JsonFactory factory = factory(source.limits());
    try (TextLines lines =
        new TextLines(source.main().stream(), utf8, source.limits().lineBytes())) {
      for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
        line(factory, source.limits(), reading, line.get());
      }
    }
  }

  private static void line(JsonFactory factory, Limits limits, ChatLabReading reading, Line line) {
    String text = line.text();
    if (text.isBlank() || text.startsWith("#")) {
      return;
    }
    try (JsonParser json = factory.createParser(ObjectReadContext.empty(), text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        reading.setAside(line.place(), new Text("不是 JSON 对象", "not a JSON object"), text);
        return;
      }
      JsonRow row =
          JsonRow.read(
              json,
              TokenStreamLocation::getCharOffset,
              (from, to) -> text.substring((int) from, (int) to),
              limits.fields());
      switch (row.get("_type")) {
        case "header" -> {
          reading.header(nested(factory, row.get("chatlab"), limits));
          reading.meta(nested(factory, row.get("meta"), limits));
        }
        case "member" -> reading.member(row);
        case "message" -> reading.message(row, line.place(), () -> text);
        default ->
            reading.setAside(
                line.place(), new Text("未知的行类型", "a kind of line that is not known"), text);
      }
    } catch (JacksonException e) {
      Text reason = line.cut() ? new Text("行过长", "the line is longer than the limit") : broken(e);
      reading.setAside(line.place(), reason, text);
    }
  }

  static JsonRow nested(JsonFactory factory, String object, Limits limits) {
    if (!object.startsWith("{")) {
      return new JsonRow(java.util.Map.of());
    }
    try (JsonParser json = factory.createParser(ObjectReadContext.empty(), object)) {
      json.nextToken();
      return JsonRow.read(
          json,
          TokenStreamLocation::getCharOffset,
          (from, to) -> object.substring((int) from, (int) to),
          limits.fields());
    }
  }

  static JsonFactory factory(Limits limits) {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(limits.depth())
                .maxStringLength(limits.fieldChars())
                .maxNameLength(1000)
                .build())
        .build();
  }

  /** Bytes of the document as text, as much as a person would read. */
  static String slice(MemorySegment bytes, long from, long to) {
    long end = Math.min(to, from + 4000);
    byte[] part = bytes.asSlice(from, end - from).toArray(ValueLayout.JAVA_BYTE);
    return new String(part, StandardCharsets.UTF_8);
  }

  private static Text broken(JacksonException e) {
    String at =
        e.getLocation() == null
            ? ""
            : " " + e.getLocation().getLineNr() + ":" + e.getLocation().getColumnNr();
    return new Text("JSON 损坏或超限,位置" + at, "broken JSON, or beyond a limit, at" + at);
  }

  private static String firstLine(String text) {
    return text.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).findFirst().orElse("");
  }

  private static boolean header(String line) {
    return line.startsWith("{")
        && line.matches("(?s)\\{.{0,400}\"_type\"\\s*:\\s*\"header\".*")
        && line.contains("\"chatlab\"");
  }

  /**
   * Whether a member {@code chatlab} stands at the top of the document, as far as the head goes.
   */
  private static boolean names(byte[] head) {
    try (JsonParser json = factory(Limits.DEFAULT).createParser(ObjectReadContext.empty(), head)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        if (json.currentName().equals("chatlab")) {
          return true;
        }
        json.nextToken();
        json.skipChildren();
      }
      return false;
    } catch (JacksonException e) {
      return false;
    }
  }
}
