package org.tiezheng.collect.weflow;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.collect.Confidence;
import org.tiezheng.collect.Importer;
import org.tiezheng.collect.Match;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.RecordSink;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.export.ChatDocument;
import org.tiezheng.collect.export.ChineseType;
import org.tiezheng.collect.export.Draft;
import org.tiezheng.collect.export.ExportedChat;
import org.tiezheng.collect.export.Times;
import org.tiezheng.collect.input.JsonObject;
import org.tiezheng.collect.input.JsonPaths;
import org.tiezheng.collect.wechat.MessageBody;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Reading;

/** Reads the JSON of WeFlow, and that of EchoTrace, which is the same without a head. */
public final class WeFlowImporter implements Importer {
  private static final Set<String> KNOWN =
      Set.of(
          "localId",
          "createTime",
          "formattedTime",
          "type",
          "content",
          "isSend",
          "senderUsername",
          "senderDisplayName",
          "senderAvatarKey");

  @Override
  public String id() {
    return "chat.weflow";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public Match recognises(Probe probe) {
    JsonPaths json = JsonPaths.of(probe);
    boolean session = json.have("/session/wxid");
    return session && (json.have("/weflow") || json.have("/messages/*/isSend"))
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
    ChatDocument document = new ChatDocument(source, Set.of("weflow", "session"));
    document
        .head("weflow")
        .members()
        .keySet()
        .forEach(name -> chat.statement("weflow." + name, document.head("weflow").text(name)));
    JsonObject about = document.head("session");
    about.rest(Set.of("avatar")).forEach((name, value) -> chat.statement("session." + name, value));
    document.messages(chat, (row, place) -> draft(row, place, about, chat));
    session.note(
        "此格式不含服务器消息编号;localType 由导出工具填写,不可靠,以中文类型为准",
        "The format holds no server ids; its number localType is unreliable, the Chinese type"
            + " counts");
  }

  private static Draft draft(JsonObject row, Locator place, JsonObject about, ExportedChat chat) {
    MessageBody body =
        ChineseType.read(row.text("type"), row.text("content"), row.number("localType"));
    Optional<Boolean> own = row.flag("isSend");
    // The app's own notices carry the conversation in the sender's place; recalls name who
    // recalled.
    boolean system = body.content() instanceof MessageContent.Notice && own.isEmpty();
    Draft draft =
        new Draft(chat.at(place), Times.seconds(row.text("createTime")), body)
            .in(
                about.text("wxid"),
                about.filled("displayName").or(() -> about.filled("nickname")).orElse(""))
            .local(row.filled("localId"))
            .from(
                row.filled("senderUsername").filter(_ -> !system),
                system ? "" : row.text("senderDisplayName"))
            .outgoing(own)
            .type(row.text("type"));
    Map<String, String> rest = row.rest(KNOWN);
    return draft.extra(rest).extra("formattedTime", row.text("formattedTime"));
  }
}
