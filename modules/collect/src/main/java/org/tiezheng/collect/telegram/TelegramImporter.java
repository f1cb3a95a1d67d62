package org.tiezheng.collect.telegram;

import java.io.IOException;
import java.util.function.Supplier;
import org.tiezheng.collect.Confidence;
import org.tiezheng.collect.Importer;
import org.tiezheng.collect.Match;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.RecordSink;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.export.ExportedChat;
import org.tiezheng.collect.input.JsonObject;
import org.tiezheng.collect.input.JsonPaths;
import org.tiezheng.collect.input.JsonStream;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Text;

/** Reads the {@code result.json} of Telegram Desktop: one conversation, or all of an account. */
public final class TelegramImporter implements Importer {
  @Override
  public String id() {
    return "chat.telegram";
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
    JsonPaths json = JsonPaths.of(probe);
    boolean words = json.have("/messages/*/text") || json.have("/messages/*/action");
    boolean one = words && json.have("/type", "/id", "/messages/*/date", "/messages/*/id");
    boolean all = json.have("/chats/list/*/type", "/chats/list/*/messages");
    boolean account = json.have("/personal_information/user_id");
    return one || all || account ? Match.of(Confidence.CERTAIN, Kind.CHAT) : Match.none();
  }

  @Override
  public Reading read(SealedSource source, RecordSink sink) {
    return ExportedChat.reading(
        this, source, sink, "telegram", (session, chat) -> read(source, session, chat));
  }

  private static void read(SealedSource source, ReadingSession session, ExportedChat chat)
      throws IOException {
    session.note(
        "消息编号只在频道和超级群里是各方相同的;其他会话的编号只在本账号内有效",
        "Message ids are the same for everybody only in channels and supergroups; elsewhere they"
            + " hold within the account");
    JsonStream.walk(source.main(), source.limits(), new Chats(source, chat));
  }

  /** Name, type and id of a conversation stand before its messages. */
  private static final class Chats implements JsonStream.Visitor {
    private final ExportedChat chat;
    private final TelegramMessage messages;
    private TelegramMessage.Room room = TelegramMessage.Room.NONE;
    private String owner = "";

    Chats(SealedSource source, ExportedChat chat) {
      this.chat = chat;
      this.messages = new TelegramMessage(chat, source);
    }

    @Override
    public JsonStream.Step at(String path) {
      String below = below(path);
      return switch (below) {
        case "", "/messages" -> JsonStream.Step.INTO;
        case "/name", "/type", "/id", "/messages/*" -> JsonStream.Step.TAKE;
        default ->
            switch (path) {
              case "/chats", "/chats/list", "/left_chats", "/left_chats/list" ->
                  JsonStream.Step.INTO;
              case "/personal_information" -> JsonStream.Step.TAKE;
              default -> JsonStream.Step.PASS;
            };
      };
    }

    @Override
    public void take(String path, Object value, Locator.Element place, Supplier<String> raw) {
      switch (below(path)) {
        case "/name" -> room = room.named(words(value));
        case "/type" -> room = room.typed(words(value));
        case "/id" -> room = room.identified(words(value));
        case "/messages/*" -> message(value, place, raw);
        default -> {
          if (value instanceof JsonObject person && person.filled("user_id").isPresent()) {
            owner = "user" + person.text("user_id");
            chat.owner(owner, (person.text("first_name") + " " + person.text("last_name")).strip());
          }
        }
      }
    }

    @Override
    public void leave(String path) {
      if (below(path).isEmpty()) {
        room = TelegramMessage.Room.NONE;
      }
    }

    private void message(Object value, Locator.Element place, Supplier<String> raw) {
      if (value instanceof JsonObject row && row.has("id") && !row.cut()) {
        chat.record(ExportedChat.MESSAGES, messages.draft(row, place, room, owner));
      } else {
        chat.setAside(ExportedChat.MESSAGES, place, new Text("不是消息", "not a message"), raw.get());
      }
    }

    private static String words(Object value) {
      return value instanceof JsonObject.Literal literal
          ? literal.raw().equals("null") ? "" : literal.raw()
          : value instanceof String text ? text : "";
    }

    /** The path within a conversation, be it the document or one of its list. */
    private static String below(String path) {
      for (String list : new String[] {"/chats/list/*", "/left_chats/list/*"}) {
        if (path.startsWith(list)) {
          return path.substring(list.length());
        }
      }
      return path;
    }
  }
}
