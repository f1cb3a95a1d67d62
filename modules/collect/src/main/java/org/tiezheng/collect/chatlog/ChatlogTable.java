package org.tiezheng.collect.chatlog;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.export.Draft;
import org.tiezheng.collect.export.ExportedChat;
import org.tiezheng.collect.export.TextTable;
import org.tiezheng.collect.export.Times;
import org.tiezheng.collect.wechat.BodyReader;
import org.tiezheng.collect.wechat.MessageBody;
import org.tiezheng.collect.wechat.MessageCode;
import org.tiezheng.evidence.MessageContent;

/** The CSV form: six columns, no types. Every content is words, for a label could be typed, too. */
final class ChatlogTable {
  static final List<String> HEAD =
      List.of("Time", "SenderName", "Sender", "TalkerName", "Talker", "Content");

  private ChatlogTable() {}

  static void read(SealedSource source, ReadingSession session, ExportedChat chat)
      throws IOException {
    Times.say(session);
    session.note(
        "CSV 没有消息类型列:[图片]、[转账|…] 之类的标签与手工输入的文字无法区分,一律按文字保留",
        "The CSV has no column for types: labels such as [图片] or [转账|…] cannot be told from typed"
            + " words; all are kept as words");
    TextTable.read(
        source, session, HEAD, row -> chat.record(ExportedChat.MESSAGES, draft(row, chat)));
  }

  private static Draft draft(TextTable.Cells row, ExportedChat chat) {
    String text = row.get("Content");
    boolean system = row.get("Sender").equals(ChatlogMessage.SYSTEM);
    MessageBody body =
        system
            ? BodyReader.read(MessageCode.of(10000), text)
            : MessageBody.of(new MessageContent.Words(text));
    return new Draft(chat.at(row.place()), Times.local(row.get("Time")), body)
        .in(row.get("Talker"), row.get("TalkerName"))
        .from(
            Optional.of(row.get("Sender")).filter(_ -> !system),
            system ? "" : row.get("SenderName"))
        .type(system ? "system" : "")
        .extra(row.rest());
  }
}
