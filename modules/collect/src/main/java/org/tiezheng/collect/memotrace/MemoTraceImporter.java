package org.tiezheng.collect.memotrace;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.tiezheng.collect.Confidence;
import org.tiezheng.collect.Importer;
import org.tiezheng.collect.Match;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.RecordSink;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.export.Draft;
import org.tiezheng.collect.export.ExportedChat;
import org.tiezheng.collect.export.TextTable;
import org.tiezheng.collect.export.Times;
import org.tiezheng.collect.wechat.BodyReader;
import org.tiezheng.collect.wechat.MessageBody;
import org.tiezheng.collect.wechat.MessageCode;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Reading;

/**
 * Reads the CSV of MemoTrace (留痕): the columns of the store of WeChat 3 with its own XML. The
 * conversation is not named inside; the file's name stands for it.
 */
public final class MemoTraceImporter implements Importer {
  private static final List<String> KNOWN =
      List.of(
          "localId",
          "Type",
          "SubType",
          "IsSender",
          "CreateTime",
          "StrContent",
          "MsgSvrID",
          "Remark",
          "NickName",
          "Sender");
  private static final List<String> NEEDED = List.of("localId", "Type", "IsSender", "StrContent");

  @Override
  public String id() {
    return "chat.memotrace";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public Match recognises(Probe probe) {
    return TextTable.starts(probe, NEEDED) ? Match.of(Confidence.CERTAIN, Kind.CHAT) : Match.none();
  }

  @Override
  public Reading read(SealedSource source, RecordSink sink) {
    return ExportedChat.reading(
        this, source, sink, "wechat", (session, chat) -> read(source, session, chat));
  }

  private static void read(SealedSource source, ReadingSession session, ExportedChat chat)
      throws IOException {
    session.note(
        "文件内不写会话,会话名取自文件名;TalkerId 只在原库内有意义",
        "The file does not name the conversation: its own name stands for it; TalkerId has a"
            + " meaning only within the original store");
    String file = source.main().fileName();
    String conversation = file.endsWith(".csv") ? file.substring(0, file.length() - 4) : file;
    TextTable.read(
        source,
        session,
        KNOWN,
        row -> chat.record(ExportedChat.MESSAGES, draft(row, conversation, chat)));
  }

  private static Draft draft(TextTable.Cells row, String conversation, ExportedChat chat) {
    MessageCode code = new MessageCode(number(row.get("Type")), number(row.get("SubType")));
    MessageBody body = BodyReader.read(code, row.get("StrContent"));
    Optional<String> sender = row.filled("Sender");
    Optional<Boolean> own =
        switch (row.get("IsSender")) {
          case "1" -> Optional.of(true);
          case "0" -> Optional.of(false);
          default -> Optional.empty();
        };
    return new Draft(chat.at(row.place()), Times.seconds(row.get("CreateTime")), body)
        .in(conversation, conversation)
        .id(row.filled("MsgSvrID").filter(id -> !id.equals("0")))
        .local(row.filled("localId"))
        .from(sender, row.filled("Remark").orElse(row.get("NickName")))
        .outgoing(sender.isEmpty() ? Optional.empty() : own)
        .type(row.get("Type") + (code.subtype() == 0 ? "" : "/" + row.get("SubType")))
        .extra(row.rest())
        .extra("NickName", row.filled("Remark").isPresent() ? row.get("NickName") : "");
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
