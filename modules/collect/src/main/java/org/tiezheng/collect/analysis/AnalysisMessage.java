package org.tiezheng.collect.analysis;

import java.util.Optional;
import java.util.Set;
import org.tiezheng.collect.export.Draft;
import org.tiezheng.collect.export.ExportedChat;
import org.tiezheng.collect.export.Stated;
import org.tiezheng.collect.export.Times;
import org.tiezheng.collect.input.AmountText;
import org.tiezheng.collect.input.JsonObject;
import org.tiezheng.collect.wechat.BodyReader;
import org.tiezheng.collect.wechat.MessageBody;
import org.tiezheng.collect.wechat.MessageCode;
import org.tiezheng.collect.wechat.TransferState;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.MessageContent.MediaType;

/** A message of the JSON form. */
record AnalysisMessage(ExportedChat chat, JsonObject conversation) {
  private static final Set<String> KNOWN =
      Set.of(
          "localId",
          "serverId",
          "serverIdStr",
          "sortSeq",
          "createTime",
          "isSent",
          "senderUsername",
          "senderDisplayName",
          "renderType",
          "imageMd5",
          "videoMd5",
          "voiceLength",
          "title",
          "url",
          "fileMd5",
          "quoteServerId",
          "quoteUsername",
          "quoteTitle",
          "quoteContent",
          "amount",
          "transferId",
          "locationLat",
          "locationLng");

  Draft draft(JsonObject row, Locator place) {
    String text = row.text("content");
    MessageBody body =
        row.text("renderType").equals("system")
            ? BodyReader.read(MessageCode.of(10000), text)
            : MessageBody.of(content(row, text));
    Optional<String> sender = row.filled("senderUsername");
    Optional<String> id = row.filled("serverIdStr").or(() -> row.filled("serverId"));
    Draft draft =
        new Draft(chat.at(place), Times.seconds(row.text("createTime")), body)
            .in(
                conversation.text("username"),
                conversation.filled("displayName").orElse(conversation.text("username")))
            .id(id.filter(i -> !i.equals("0")))
            .local(row.filled("localId"))
            .sort(row.filled("sortSeq"))
            .from(sender, row.text("senderDisplayName"))
            .outgoing(sender.isEmpty() ? Optional.empty() : row.flag("isSent"))
            .type(row.text("renderType"))
            .extra(row.rest(KNOWN));
    if (row.filled("serverIdStr").isPresent()
        && !row.text("serverId").equals(row.text("serverIdStr"))) {
      draft.extra("serverId", row.text("serverId"));
    }
    return quoted(row, draft);
  }

  private Draft quoted(JsonObject row, Draft draft) {
    Optional<String> target = row.filled("quoteServerId").filter(id -> !id.equals("0"));
    chat.look(target);
    draft.quotes(target);
    if (row.has("quoteContent")) {
      draft.quoted(
          Optional.of(
              new ChatMessage.Quoted(
                  row.filled("quoteUsername").map(chat::key),
                  row.text("quoteTitle"),
                  row.text("quoteContent"),
                  Optional.empty())));
    }
    return draft;
  }

  private static MessageContent content(JsonObject row, String text) {
    String words = Stated.unlabelled(text);
    return switch (row.text("renderType")) {
      case "text", "quote" -> new MessageContent.Words(text);
      case "image" -> medium(MediaType.IMAGE, row.filled("imageMd5"));
      case "video" -> medium(MediaType.VIDEO, row.filled("videoMd5"));
      case "emoji" -> medium(MediaType.STICKER, row.filled("emojiMd5"));
      case "voice" -> Stated.lasting(Stated.media(MediaType.VOICE), row.number("voiceLength"));
      case "file" ->
          Stated.media(
              MediaType.FILE, row.filled("title"), row.filled("fileMd5"), row.number("fileSize"));
      case "transfer" -> transfer(row, words);
      case "redPacket" -> new MessageContent.RedPacket(Optional.empty(), words, Optional.empty());
      case "link" ->
          new MessageContent.Share("链接", row.filled("title").orElse(words), row.text("url"));
      case "card" -> new MessageContent.Share("名片", words, "");
      case "location" ->
          new MessageContent.Share(
              "位置",
              (row.text("locationPoiname") + " " + row.text("locationLabel")).strip(),
              row.filled("locationLat")
                  .flatMap(x -> row.filled("locationLng").map(y -> x + "," + y))
                  .orElse(""));
      case "voip" ->
          new MessageContent.Call(
              row.text("voipType").equals("video"), Stated.seconds(words), words);
      case "chatHistory" -> Stated.forward(words);
      default -> new MessageContent.Unread(row.text("renderType"), text);
    };
  }

  private static MessageContent medium(MediaType type, Optional<String> md5) {
    return Stated.media(type, Optional.empty(), md5, Optional.empty());
  }

  private static MessageContent transfer(JsonObject row, String words) {
    String amount = row.filled("amount").orElse(words);
    return new MessageContent.Transfer(
        row.filled("transferId"),
        row.filled("transactionId"),
        Optional.empty(),
        Optional.empty(),
        AmountText.parse(amount).flatMap(a -> a.amount("CNY", amount)),
        row.text("transferMemo"),
        TransferState.word(row.text("paySubType")));
  }
}
