package org.tiezheng.collect.chatlab;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Supplier;
import org.tiezheng.collect.Confidence;
import org.tiezheng.collect.Importer;
import org.tiezheng.collect.Match;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.RecordSink;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.export.ChatDocument;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.collect.input.JsonLines;
import org.tiezheng.collect.input.JsonObject;
import org.tiezheng.collect.input.JsonPaths;
import org.tiezheng.collect.input.JsonStream;
import org.tiezheng.collect.input.TextCharset;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Text;

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
    return "2";
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
    if (JsonPaths.of(probe).have("/chatlab")) {
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
        JsonLines.read(source.main(), source.limits(), new Lines(reading));
      } else {
        ChatDocument document = new ChatDocument(source, Set.of("chatlab", "meta"));
        reading.header(document.head("chatlab"));
        reading.meta(document.head("meta"));
        JsonStream.walk(source.main(), source.limits(), new Document(reading));
      }
    } catch (IOException e) {
      session.broke(ChatLabReading.MESSAGES, FormatException.describe(e));
    }
    reading.end();
    return session.finish(Kind.CHAT);
  }

  /** The form of lines, each with its type. */
  private record Lines(ChatLabReading reading) implements JsonLines.Taker {
    @Override
    public void object(JsonObject row, Locator.Line place, String raw) {
      switch (row.text("_type")) {
        case "header" -> {
          reading.header(row.object("chatlab"));
          reading.meta(row.object("meta"));
        }
        case "member" -> reading.member(row);
        case "message" -> reading.message(row, place, () -> raw);
        default ->
            reading.setAside(place, new Text("未知的行类型", "a kind of line that is not known"), raw);
      }
    }

    @Override
    public void unread(Locator.Line place, Text reason, String raw) {
      reading.setAside(place, reason, raw);
    }
  }

  /** The form of one document, whose heads are read already. */
  private record Document(ChatLabReading reading) implements JsonStream.Visitor {
    @Override
    public JsonStream.Step at(String path) {
      return switch (path) {
        case "", "/members", "/messages" -> JsonStream.Step.INTO;
        case "/members/*", "/messages/*" -> JsonStream.Step.TAKE;
        default -> JsonStream.Step.PASS;
      };
    }

    @Override
    public void take(String path, Object value, Locator.Element place, Supplier<String> raw) {
      if (path.equals("/members/*")) {
        if (value instanceof JsonObject member) {
          reading.member(member);
        }
      } else if (value instanceof JsonObject row) {
        reading.message(row, place, raw);
      } else {
        reading.setAside(place, new Text("不是 JSON 对象", "not a JSON object"), raw.get());
      }
    }
  }

  private static boolean lines(SealedSource source) throws IOException {
    try (InputStream in = source.main().stream()) {
      String head = new String(in.readNBytes(Probe.HEAD), StandardCharsets.UTF_8);
      return header(firstLine(head.replace("\uFEFF", "").stripLeading()));
    }
  }

  private static String firstLine(String text) {
    return text.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).findFirst().orElse("");
  }

  private static boolean header(String line) {
    return line.startsWith("{")
        && line.matches("(?s)\\{.{0,400}\"_type\"\\s*:\\s*\"header\".*")
        && line.contains("\"chatlab\"");
  }
}
