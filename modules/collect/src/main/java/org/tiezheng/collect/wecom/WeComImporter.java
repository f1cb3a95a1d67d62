package org.tiezheng.collect.wecom;

import java.io.IOException;
import org.tiezheng.collect.Confidence;
import org.tiezheng.collect.Importer;
import org.tiezheng.collect.Match;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.RecordSink;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.export.ExportedChat;
import org.tiezheng.collect.input.JsonLines;
import org.tiezheng.collect.input.JsonObject;
import org.tiezheng.collect.input.JsonPaths;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Text;

/**
 * Reads the lines of WeCom's archive (会话内容存档) after their decryption. Recalls are messages of their
 * own there, and what was recalled stays. Documented at
 * developer.work.weixin.qq.com/document/path/91774.
 */
public final class WeComImporter implements Importer {
  @Override
  public String id() {
    return "chat.wecom";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public Match recognises(Probe probe) {
    JsonPaths first = JsonPaths.of(probe);
    boolean open = first.have("/msgid", "/action") && (first.have("/from") || first.have("/user"));
    boolean sealed = first.have("/seq", "/msgid", "/encrypt_chat_msg");
    return open || sealed ? Match.of(Confidence.CERTAIN, Kind.CHAT) : Match.none();
  }

  @Override
  public Reading read(SealedSource source, RecordSink sink) {
    return ExportedChat.reading(
        this, source, sink, "wecom", (session, chat) -> read(source, session, chat));
  }

  private static void read(SealedSource source, ReadingSession session, ExportedChat chat)
      throws IOException {
    Numbers numbers = new Numbers();
    JsonLines.read(
        source.main(),
        source.limits(),
        new JsonLines.Taker() {
          @Override
          public void object(JsonObject row, Locator.Line place, String raw) {
            row.number("seq").ifPresent(numbers::met);
            if (row.has("encrypt_chat_msg")) {
              unread(
                  place,
                  new Text(
                      "此行仍是密文,须先用企业的私钥解密",
                      "the line is still encrypted; it takes the company's private key"),
                  raw);
            } else if (row.text("msgid").isEmpty()) {
              unread(place, new Text("不是消息", "not a message"), raw);
            } else {
              chat.record(ExportedChat.MESSAGES, ArchivedMessage.draft(row, chat, place));
            }
          }

          @Override
          public void unread(Locator.Line place, Text reason, String raw) {
            chat.setAside(ExportedChat.MESSAGES, place, reason, raw);
          }
        });
    numbers.say(session);
  }
}
