package org.tiezheng.collect.chatlog;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.tiezheng.collect.Confidence;
import org.tiezheng.collect.Importer;
import org.tiezheng.collect.Match;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.RecordSink;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.export.ExportedChat;
import org.tiezheng.collect.export.TextTable;
import org.tiezheng.collect.input.JsonObject;
import org.tiezheng.collect.input.JsonPaths;
import org.tiezheng.collect.input.JsonStream;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Text;

/** Reads what the interface of chatlog answers about messages, as JSON or as CSV. */
public final class ChatlogImporter implements Importer {
  @Override
  public String id() {
    return "chat.chatlog";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public Match recognises(Probe probe) {
    JsonPaths json = JsonPaths.of(probe);
    for (String row : List.of("/*", "/items/*")) {
      if (json.have(row + "/talker", row + "/isSelf", row + "/time", row + "/type")) {
        return Match.of(Confidence.CERTAIN, Kind.CHAT);
      }
    }
    return TextTable.starts(probe, ChatlogTable.HEAD)
        ? Match.of(Confidence.CERTAIN, Kind.CHAT)
        : Match.none();
  }

  @Override
  public Reading read(SealedSource source, RecordSink sink) {
    return ExportedChat.reading(
        this, source, sink, "wechat", (session, chat) -> read(source, session, chat));
  }

  private static void read(SealedSource source, ReadingSession session, ExportedChat chat)
      throws IOException {
    session.note(
        "chatlog 不导出服务器消息编号,与他方记录只能按时间、发送人和内容比对",
        "chatlog exports no server ids; comparison with another copy can only go by time, sender"
            + " and content");
    if (table(source)) {
      ChatlogTable.read(source, session, chat);
    } else {
      JsonStream.walk(source.main(), source.limits(), new Messages(chat));
    }
  }

  private static boolean table(SealedSource source) {
    return TextTable.starts(Probe.of(source), ChatlogTable.HEAD);
  }

  /** The elements of the array that the document is, or that it holds. */
  private record Messages(ExportedChat chat) implements JsonStream.Visitor {
    @Override
    public JsonStream.Step at(String path) {
      return switch (path) {
        case "", "/items" -> JsonStream.Step.INTO;
        case "/*", "/items/*" -> JsonStream.Step.TAKE;
        default -> JsonStream.Step.PASS;
      };
    }

    @Override
    public void take(String path, Object value, Locator.Element place, Supplier<String> raw) {
      if (value instanceof JsonObject row && row.has("time")) {
        chat.record(ExportedChat.MESSAGES, ChatlogMessage.draft(row, chat, place));
      } else {
        chat.setAside(ExportedChat.MESSAGES, place, new Text("不是消息", "not a message"), raw.get());
      }
    }
  }
}
