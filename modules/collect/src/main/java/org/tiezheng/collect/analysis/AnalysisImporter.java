package org.tiezheng.collect.analysis;

import java.io.IOException;
import java.util.List;
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
import org.tiezheng.collect.export.TextTable;
import org.tiezheng.collect.export.Times;
import org.tiezheng.collect.input.JsonPaths;
import org.tiezheng.collect.input.Row;
import org.tiezheng.collect.input.XlsxRows;
import org.tiezheng.collect.wechat.MessageBody;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Reading;

/** Reads what WeChatDataAnalysis exports: JSON, or a workbook with a row for each message. */
public final class AnalysisImporter implements Importer {
  private static final String WORKBOOK =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final List<String> COLUMNS =
      List.of("序号", "时间", "发送者", "消息类型", "内容", "本地 ID", "服务 ID");

  @Override
  public String id() {
    return "chat.wechatdataanalysis";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public Match recognises(Probe probe) {
    JsonPaths json = JsonPaths.of(probe);
    if (json.have("/messages/*/renderType", "/messages/*/localId")) {
      return Match.of(Confidence.CERTAIN, Kind.CHAT);
    }
    return probe.mediaType().equals(WORKBOOK) && columns(probe.source())
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
        "导出工具 WeChatDataAnalysis 自带修改本地消息的功能;其完整性清单由闭源组件签署,无法独立验证",
        "The exporter WeChatDataAnalysis can edit local messages, and its integrity manifest is"
            + " signed by a closed component that nobody else can check");
    if (source.main().size() > 1
        && source.main().bytes().get(java.lang.foreign.ValueLayout.JAVA_BYTE, 0) == 'P') {
      workbook(source, session, chat);
    } else {
      document(source, chat);
    }
  }

  private static void document(SealedSource source, ExportedChat chat) throws IOException {
    ChatDocument document =
        new ChatDocument(source, Set.of("schemaVersion", "exportedAt", "account", "conversation"));
    List.of("schemaVersion", "exportedAt", "account")
        .forEach(name -> chat.statement(name, document.text(name)));
    if (!document.text("account").isEmpty()) {
      chat.owner(document.text("account"), "");
    }
    AnalysisMessage maker = new AnalysisMessage(chat, document.head("conversation"));
    document.messages(chat, maker::draft);
  }

  private static void workbook(SealedSource source, ReadingSession session, ExportedChat chat)
      throws IOException {
    Times.say(session);
    String file = source.main().fileName();
    String name = file.substring(0, Math.max(0, file.lastIndexOf('.')));
    session.note(
        "工作表不写会话,会话名取自文件名;发送者只有显示名,不是账号",
        "The workbook does not name the conversation: the file's name stands for it; senders are"
            + " display names, not accounts");
    try (XlsxRows rows = new XlsxRows(source.main().bytes(), source.limits())) {
      TextTable.rows(
          source,
          session,
          rows,
          COLUMNS,
          false,
          cells -> {
            if (cells.get("序号").equals("序号")) {
              chat.setAside(
                  ExportedChat.MESSAGES,
                  cells.place(),
                  new org.tiezheng.evidence.Text("又一个表头", "another head row"),
                  String.join(",", cells.cells().values()));
            } else {
              chat.record(ExportedChat.MESSAGES, draft(cells, name, chat));
            }
          });
    }
  }

  private static Draft draft(TextTable.Cells cells, String conversation, ExportedChat chat) {
    String type = cells.get("消息类型");
    MessageBody body = ChineseType.read(type, cells.get("内容"), Optional.empty());
    boolean system = body.content() instanceof MessageContent.Recall || type.equals("系统消息");
    return new Draft(chat.at(cells.place()), Times.local(cells.get("时间")), body)
        .in(conversation, conversation)
        .id(cells.filled("服务 ID").filter(id -> !id.equals("0")))
        .local(cells.filled("本地 ID"))
        .from(Optional.empty(), system ? "" : cells.get("发送者"))
        .type(type)
        .extra(cells.rest());
  }

  private static boolean columns(SealedSource source) {
    try (XlsxRows rows = new XlsxRows(source.main().bytes(), source.limits())) {
      Optional<Row> head = rows.next();
      return head.isPresent() && head.get().cells().containsAll(COLUMNS.subList(1, 6));
    } catch (IOException e) {
      return false;
    }
  }
}
