package org.tiezheng.collect.export;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.collect.input.JsonObject;
import org.tiezheng.collect.input.JsonStream;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Text;

/**
 * A JSON document of one conversation: heads that say what it is, and the array {@code messages}.
 * It is read twice, since messages need the heads wherever these stand. Not thread-safe.
 */
public final class ChatDocument {
  /** Makes a message of an element. */
  public interface Maker {
    Draft draft(JsonObject row, Locator place);
  }

  private final SealedSource source;
  private final Map<String, Object> heads = new HashMap<>();

  /**
   * Reads the heads.
   *
   * @param names of the members at the top that are wanted
   */
  public ChatDocument(SealedSource source, Set<String> names) throws IOException {
    this.source = source;
    try {
      JsonStream.walk(source.main(), source.limits(), new Heads(names, heads));
    } catch (FormatException e) {
      // The pass for the messages meets the same place and says so, after those before it.
    }
  }

  /** A head that is an object; without members if it is missing. */
  public JsonObject head(String name) {
    return heads.get(name) instanceof JsonObject object ? object : JsonObject.EMPTY;
  }

  /** A head that is a scalar. */
  public String text(String name) {
    return new JsonObject(heads, false).text(name);
  }

  /**
   * Reads all messages; an element that is no object is set aside.
   *
   * @throws FormatException where the document breaks off
   */
  public void messages(ExportedChat chat, Maker maker) throws IOException {
    JsonStream.walk(source.main(), source.limits(), new Messages(chat, maker));
  }

  private record Heads(Set<String> names, Map<String, Object> heads) implements JsonStream.Visitor {
    @Override
    public JsonStream.Step at(String path) {
      if (path.isEmpty()) {
        return JsonStream.Step.INTO;
      }
      return names.contains(path.substring(1)) ? JsonStream.Step.TAKE : JsonStream.Step.PASS;
    }

    @Override
    public void take(String path, Object value, Locator.Element place, Supplier<String> raw) {
      heads.put(path.substring(1), value);
    }
  }

  private record Messages(ExportedChat chat, Maker maker) implements JsonStream.Visitor {
    @Override
    public JsonStream.Step at(String path) {
      return switch (path) {
        case "", "/messages" -> JsonStream.Step.INTO;
        case "/messages/*" -> JsonStream.Step.TAKE;
        default -> JsonStream.Step.PASS;
      };
    }

    @Override
    public void take(String path, Object value, Locator.Element place, Supplier<String> raw) {
      if (value instanceof JsonObject row && !row.cut() && !row.members().isEmpty()) {
        chat.record(ExportedChat.MESSAGES, maker.draft(row, place));
      } else {
        Text reason =
            value instanceof JsonObject row && row.cut()
                ? new Text("消息超过大小上限", "the message is beyond a limit")
                : new Text("不是消息", "not a message");
        chat.setAside(ExportedChat.MESSAGES, place, reason, raw.get());
      }
    }
  }
}
