package org.tiezheng.collect.qce;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.collect.Confidence;
import org.tiezheng.collect.Importer;
import org.tiezheng.collect.Match;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.RecordSink;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.export.ChatDocument;
import org.tiezheng.collect.export.ExportedChat;
import org.tiezheng.collect.input.JsonLines;
import org.tiezheng.collect.input.JsonObject;
import org.tiezheng.collect.input.JsonPaths;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Text;

/**
 * Reads QQ Chat Exporter: one JSON document; or a {@code manifest.json} that names chunks of JSON
 * Lines beside it; or such a chunk alone.
 */
public final class QceImporter implements Importer {
  private static final String CHUNKED = "chunked";

  @Override
  public String id() {
    return "chat.qce";
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
    if (json.have("/chatInfo") && (json.have("/messages") || json.have("/chunked/chunks"))) {
      return Match.of(Confidence.CERTAIN, Kind.CHAT);
    }
    return line(json) ? Match.of(Confidence.LIKELY, Kind.CHAT) : Match.none();
  }

  @Override
  public Reading read(SealedSource source, RecordSink sink) {
    return ExportedChat.reading(
        this, source, sink, "qq", (session, chat) -> read(source, session, chat));
  }

  private static void read(SealedSource source, ReadingSession session, ExportedChat chat)
      throws IOException {
    if (line(JsonPaths.of(Probe.of(source)))) {
      session.note(
          "只有一个分块,会话名称在缺失的 manifest.json 里",
          "Only a chunk: the conversation is named in manifest.json, which is missing");
      lines(source, source.main(), new QceMessage(chat, source, JsonObject.EMPTY), chat);
    } else {
      document(source, session, chat);
    }
  }

  private static boolean line(JsonPaths json) {
    return json.have("/id", "/sender/uid", "/content/elements");
  }

  private static void document(SealedSource source, ReadingSession session, ExportedChat chat)
      throws IOException {
    ChatDocument document =
        new ChatDocument(source, Set.of("metadata", "chatInfo", "statistics", CHUNKED));
    for (String head : Set.of("metadata", "chatInfo", "statistics").stream().sorted().toList()) {
      document
          .head(head)
          .rest(Set.of())
          .forEach((name, value) -> chat.statement(head + "." + name, value));
    }
    JsonObject info = document.head("chatInfo");
    info.filled("selfUin")
        .filter(uin -> !uin.equals("0"))
        .or(() -> info.filled("selfUid"))
        .ifPresent(self -> chat.owner(self, info.text("selfName")));
    QceMessage maker = new QceMessage(chat, source, info);
    document.messages(chat, maker::draft);
    for (JsonObject chunk : document.head(CHUNKED).objects("chunks")) {
      chunk(source, session, chunk, maker, chat);
    }
  }

  private static void chunk(
      SealedSource source,
      ReadingSession session,
      JsonObject chunk,
      QceMessage maker,
      ExportedChat chat)
      throws IOException {
    String file = chunk.text("fileName");
    Optional<Member> member =
        source
            .sibling(chunk.text("relativePath"))
            .or(() -> source.sibling("chunks/" + file))
            .or(() -> source.sibling(file));
    if (member.isEmpty()) {
      String name = chunk.filled("relativePath").orElse(file);
      session.broke(
          ExportedChat.MESSAGES,
          new Text(
              "缺少分块 " + name + "(清单写明有 " + chunk.text("count") + " 条消息)",
              "Chunk "
                  + name
                  + " is missing (the manifest says it holds "
                  + chunk.text("count")
                  + " messages)"));
      return;
    }
    lines(source, member.get(), maker, chat);
  }

  private static void lines(SealedSource source, Member member, QceMessage maker, ExportedChat chat)
      throws IOException {
    chat.in(member);
    JsonLines.read(
        member,
        source.limits(),
        new JsonLines.Taker() {
          @Override
          public void object(JsonObject object, Locator.Line place, String raw) {
            chat.record(ExportedChat.MESSAGES, maker.draft(object, place));
          }

          @Override
          public void unread(Locator.Line place, Text reason, String raw) {
            chat.setAside(ExportedChat.MESSAGES, place, reason, raw);
          }
        });
  }
}
