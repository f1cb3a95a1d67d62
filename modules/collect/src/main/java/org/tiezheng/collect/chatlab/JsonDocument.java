package org.tiezheng.collect.chatlab;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** The form that is one JSON document, read token by token with true byte offsets. */
final class JsonDocument {
  private final SealedSource source;
  private final ChatLabReading reading;
  private final MemorySegment bytes;
  private final JsonFactory factory;
  private long index;

  JsonDocument(SealedSource source, ChatLabReading reading) {
    this.source = source;
    this.reading = reading;
    this.bytes = source.main().bytes();
    this.factory = ChatLabImporter.factory(source.limits());
  }

  /**
   * Reads header and meta first, wherever they stand, since messages need them; then the rest.
   *
   * @throws JacksonException where the document breaks off; what stood before is read
   */
  void read() throws IOException {
    try {
      pass(true);
    } catch (JacksonException e) {
      // The second pass meets the same place and says so, after the messages before it.
    }
    pass(false);
  }

  private void pass(boolean first) throws IOException {
    try (InputStream in = source.main().stream();
        JsonParser json = factory.createParser(ObjectReadContext.empty(), in)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new FormatException("不是 ChatLab JSON 文件", "not a ChatLab JSON document");
      }
      boolean header = false;
      boolean meta = false;
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (first && name.equals("chatlab") && value == JsonToken.START_OBJECT) {
          reading.header(row(json));
          header = true;
        } else if (first && name.equals("meta") && value == JsonToken.START_OBJECT) {
          reading.meta(row(json));
          meta = true;
        } else if (!first && name.equals("members") && value == JsonToken.START_ARRAY) {
          members(json);
        } else if (!first && name.equals("messages") && value == JsonToken.START_ARRAY) {
          messages(json);
        } else {
          json.skipChildren();
        }
        if (first && header && meta) {
          return;
        }
      }
    }
  }

  private void members(JsonParser json) {
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() == JsonToken.START_OBJECT) {
        reading.member(row(json));
      } else {
        json.skipChildren();
      }
    }
  }

  private void messages(JsonParser json) {
    for (; json.nextToken() != JsonToken.END_ARRAY; index++) {
      long from = json.currentTokenLocation().getByteOffset();
      boolean object = json.currentToken() == JsonToken.START_OBJECT;
      JsonRow row = object ? row(json) : new JsonRow(java.util.Map.of());
      if (!object) {
        json.skipChildren();
        json.getString();
      }
      long to = json.currentLocation().getByteOffset();
      Locator place = new Locator.Element("/messages/" + index, from, to - from);
      if (object) {
        reading.message(row, place, () -> ChatLabImporter.slice(bytes, from, to));
      } else {
        reading.setAside(
            place,
            new Text("不是 JSON 对象", "not a JSON object"),
            ChatLabImporter.slice(bytes, from, to));
      }
    }
  }

  private JsonRow row(JsonParser json) {
    return JsonRow.read(
        json,
        TokenStreamLocation::getByteOffset,
        (from, to) -> ChatLabImporter.slice(bytes, from, to),
        source.limits().fields());
  }
}
