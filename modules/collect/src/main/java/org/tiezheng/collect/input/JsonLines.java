package org.tiezheng.collect.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.tiezheng.collect.Limits;
import org.tiezheng.collect.Member;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The objects of JSON Lines one after another: a broken line costs that line only. */
public final class JsonLines {
  private JsonLines() {}

  /** Takes what the lines hold. */
  public interface Taker {
    void object(JsonObject object, Locator.Line place, String raw);

    /** A line that is no whole JSON object. Blank lines and comments are not given. */
    void unread(Locator.Line place, Text reason, String raw);
  }

  /** Reads all lines of a file. */
  public static void read(Member member, Limits limits, Taker taker) throws IOException {
    TextCharset charset;
    try (InputStream in = member.stream()) {
      TextCharset head = TextCharset.ofHead(in.readNBytes(3));
      charset = head.bom() == 3 ? head : TextCharset.UTF_8;
    }
    JsonFactory factory = JsonStream.factory(limits);
    try (TextLines lines = new TextLines(member.stream(), charset, limits.lineBytes())) {
      for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
        line(factory, limits, line.get(), taker);
      }
    }
  }

  private static void line(JsonFactory factory, Limits limits, Line line, Taker taker) {
    String text = line.text();
    if (text.isBlank() || text.startsWith("#")) {
      return;
    }
    try (JsonParser json = factory.createParser(ObjectReadContext.empty(), text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        taker.unread(line.place(), new Text("不是 JSON 对象", "not a JSON object"), text);
        return;
      }
      JsonObject object = JsonObject.read(json, limits);
      if (json.nextToken() != null) {
        taker.unread(line.place(), new Text("一行里不止一个对象", "more than one object in a line"), text);
        return;
      }
      taker.object(object, line.place(), text);
    } catch (JacksonException e) {
      taker.unread(
          line.place(),
          line.cut() ? new Text("行过长", "the line is longer than the limit") : JsonStream.broken(e),
          text);
    }
  }
}
