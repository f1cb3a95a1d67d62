package org.tiezheng.testkit.chat.render;

import java.nio.charset.StandardCharsets;
import org.tiezheng.testkit.chat.Conversation;
import org.tiezheng.testkit.chat.HeldMessage;
import org.tiezheng.testkit.chat.Persona;

/** CSV of MemoTrace: the columns of the store of WeChat 3.x, content as it is there. */
record MemoTraceFormat() implements TalkFormat {
  @Override
  public Capabilities capabilities() {
    return Capabilities.of("memotrace-csv")
        .carries(
            Fact.LOCAL_ID,
            Fact.SERVER_ID,
            Fact.SENDER_ID,
            Fact.RECALL_SENDER,
            Fact.DIRECTION,
            Fact.TIME_SECONDS,
            Fact.TYPE,
            Fact.SUBTYPE,
            Fact.TEXT,
            Fact.NOTICE,
            Fact.QUOTE_TARGET,
            Fact.QUOTE_TEXT,
            Fact.TRANSFER_ID,
            Fact.TRANSACTION_ID,
            Fact.TRANSFER_STATE,
            Fact.TRANSFER_AMOUNT,
            Fact.TRANSFER_MEMO,
            Fact.RED_PACKET_ID,
            Fact.RED_PACKET_GREETING,
            Fact.MEDIA_MD5,
            Fact.STICKER_MD5,
            Fact.MEDIA_NAME,
            Fact.VOICE_MILLIS,
            Fact.FORWARD_ITEMS,
            Fact.FORWARD_IDS,
            Fact.RECALL_TARGET,
            Fact.CALL_STATUS,
            Fact.LOCATION,
            Fact.LINK_URL,
            Fact.ARTICLES,
            Fact.CARD_ACCOUNT,
            Fact.CONTROL_CHARACTERS)
        .degrades(Fact.LOCAL_ID, "counted over all conversations")
        .degrades(Fact.SENDER_NAME, "remark and nick apart; no group card")
        .degrades(Fact.CONVERSATION_ID, "in the name of the file")
        .degrades(Fact.REMARKS, "of those who wrote")
        .done();
  }

  @Override
  public String name(Talk talk) {
    return "memotrace_" + talk.in().id() + ".csv";
  }

  @Override
  public long number(HeldMessage m) {
    return m.storeId();
  }

  @Override
  public byte[] bytes(Talk talk) {
    Csv out =
        new Csv()
            .row(
                "localId",
                "TalkerId",
                "Type",
                "SubType",
                "IsSender",
                "CreateTime",
                "Status",
                "StrContent",
                "StrTime",
                "MsgSvrID",
                "Remark",
                "NickName",
                "Sender");
    Conversation in = talk.in();
    for (HeldMessage m : talk.messages()) {
      Persona sender = talk.sender(m).orElse(null);
      out.row(
          m.storeId(),
          talk.truth().conversations().indexOf(in) + 1,
          m.body().type(),
          m.body().subtype(),
          m.outgoing() ? 1 : 0,
          m.seconds(),
          m.outgoing() ? 2 : 4,
          Payload.content(m, in),
          Talk.time(m.time()),
          m.serverId(),
          sender == null ? "" : sender.remarkOn(talk.truth().side()),
          sender == null ? "" : sender.nick(),
          m.sender().orElse(""));
    }
    return ("\uFEFF" + out).getBytes(StandardCharsets.UTF_8);
  }
}
