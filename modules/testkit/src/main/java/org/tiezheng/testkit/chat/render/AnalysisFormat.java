package org.tiezheng.testkit.chat.render;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.tiezheng.testkit.chat.Body;
import org.tiezheng.testkit.chat.HeldMessage;
import org.tiezheng.testkit.file.StoredZip;

/** JSON or workbook of WeChatDataAnalysis. */
record AnalysisFormat(boolean workbook) implements TalkFormat {
  private static final List<String> HEAD =
      List.of("序号", "时间", "发送者", "消息类型", "内容", "本地 ID", "服务 ID");

  @Override
  public Capabilities capabilities() {
    Capabilities.Builder table = Capabilities.of(workbook ? "wda-xlsx" : "wda-json");
    table.carries(
        Fact.LOCAL_ID,
        Fact.SERVER_ID,
        Fact.TIME_SECONDS,
        Fact.TEXT,
        Fact.NOTICE,
        Fact.SENDER_NAME,
        Fact.CONVERSATION_ID);
    if (workbook) {
      return table
          .degrades(Fact.TYPE, "in Chinese words")
          .degrades(Fact.CONTROL_CHARACTERS, "replaced where XML forbids them")
          .degrades(Fact.CONVERSATION_ID, "in the name of the file")
          .done();
    }
    return table
        .carries(
            Fact.SORT_SEQ,
            Fact.CONVERSATION_TITLE,
            Fact.SENDER_ID,
            Fact.RECALL_SENDER,
            Fact.DIRECTION,
            Fact.TYPE,
            Fact.SUBTYPE,
            Fact.QUOTE_TARGET,
            Fact.QUOTE_TEXT,
            Fact.TRANSFER_ID,
            Fact.TRANSFER_AMOUNT,
            Fact.TRANSFER_STATE,
            Fact.MEDIA_MD5,
            Fact.MEDIA_NAME,
            Fact.VOICE_MILLIS,
            Fact.LINK_URL,
            Fact.LOCATION,
            Fact.CALL_STATUS,
            Fact.CONTROL_CHARACTERS)
        .done();
  }

  @Override
  public String name(Talk talk) {
    return "wda_" + talk.in().id() + (workbook ? ".xlsx" : ".json");
  }

  @Override
  public byte[] bytes(Talk talk) {
    return workbook ? book(talk) : json(talk);
  }

  private static byte[] json(Talk talk) {
    List<Object> messages = new ArrayList<>();
    for (HeldMessage m : talk.messages()) {
      Map<String, Object> one =
          Json.object(
              "id", "message_0:" + WeChat4Messages.table(talk.in()) + ":" + m.localId(),
              "localId", m.localId(),
              "serverId", Long.parseLong(m.serverId()),
              "serverIdStr", m.serverId(),
              "sortSeq", m.sortSeq(),
              "createTime", m.seconds(),
              "createTimeText", Talk.time(m.time()),
              "type", WeChat4Messages.type(m.body()),
              "renderType", Labels.render(m.body()),
              "isSent", m.outgoing(),
              "senderUsername", m.sender().orElse(""),
              "senderDisplayName", talk.name(m),
              "content", Lines.of(m.body()));
      payload(one, m.body());
      messages.add(one);
    }
    return Json.pretty(
        Json.object(
            "schemaVersion", 1,
            "exportedAt", Talk.time(Talk.EXPORTED, "yyyy-MM-dd'T'HH:mm:ssxxx"),
            "account", talk.truth().account().id(),
            "conversation",
                Json.object(
                    "username", talk.in().id(),
                    "displayName", talk.in().title(),
                    "isGroup", talk.in().group()),
            "messages", messages));
  }

  private static void payload(Map<String, Object> one, Body body) {
    switch (body) {
      case Body.Image i -> one.put("imageMd5", i.content().md5());
      case Body.Video v -> one.put("videoMd5", v.content().md5());
      case Body.Voice v -> one.put("voiceLength", Integer.toString(v.millis()));
      case Body.Document d -> {
        one.put("title", d.name());
        one.put("fileMd5", d.content().md5());
        one.put("fileSize", Integer.toString(d.content().length()));
      }
      case Body.Quote q -> {
        one.put("quoteServerId", q.target());
        one.put("quoteUsername", q.targetSender());
        one.put("quoteTitle", q.targetName());
        one.put("quoteContent", q.targetText());
      }
      case Body.Transfer t -> {
        one.put("amount", t.amount());
        one.put("paySubType", Integer.toString(t.state()));
        one.put("transferId", t.transferId());
      }
      case Body.Link l -> {
        one.put("title", l.title());
        one.put("url", l.url());
      }
      case Body.Location l -> {
        one.put("locationLat", l.x());
        one.put("locationLng", l.y());
        one.put("locationPoiname", l.name());
        one.put("locationLabel", l.label());
      }
      case Body.Call c -> one.put("voipType", c.video() ? "video" : "audio");
      default -> {}
    }
  }

  private static byte[] book(Talk talk) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (XSSFWorkbook book = new XSSFWorkbook()) {
      XSSFSheet sheet = book.createSheet("聊天记录");
      XSSFRow head = sheet.createRow(0);
      for (int i = 0; i < HEAD.size(); i++) {
        head.createCell(i).setCellValue(HEAD.get(i));
      }
      int at = 0;
      for (HeldMessage m : talk.messages()) {
        XSSFRow row = sheet.createRow(++at);
        row.createCell(0).setCellValue(at);
        row.createCell(1).setCellValue(Talk.time(m.time()));
        row.createCell(2).setCellValue(talk.name(m));
        row.createCell(3).setCellValue(Labels.chinese(m.body()));
        row.createCell(4).setCellValue(Lines.of(m.body()));
        row.createCell(5).setCellValue(Long.toString(m.localId()));
        row.createCell(6).setCellValue(m.serverId());
      }
      POIXMLProperties.CoreProperties core = book.getProperties().getCoreProperties();
      core.setCreated(Optional.of(Date.from(Talk.EXPORTED)));
      core.setModified(Optional.of(Date.from(Talk.EXPORTED)));
      core.setCreator("");
      book.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return StoredZip.repack(out.toByteArray());
  }
}
