package org.tiezheng.testkit.chat.render;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.tiezheng.testkit.chat.Body;
import org.tiezheng.testkit.chat.HeldMessage;
import org.tiezheng.testkit.chat.MediaBytes;

/** The text and the mht that QQ on a PC exports: no ids, times to the second, order only. */
record QqFormat(boolean mht) implements TalkFormat {
  private static final String RULE = "=".repeat(64);
  private static final String BOUNDARY = "----=_NextPart_20251101_Tiezheng";

  @Override
  public Capabilities capabilities() {
    return Capabilities.of(mht ? "qq-mht" : "qq-txt")
        .carries(Fact.CONVERSATION_TITLE, Fact.TIME_SECONDS, Fact.SENDER_NAME)
        .degrades(Fact.TEXT, "a line that looks like the head of a message cannot be told from one")
        .degrades(Fact.SENDER_ID, mht ? "absent but for the name" : "the QQ number behind the name")
        .degrades(Fact.NOTICE, "under the name of the system")
        .degrades(Fact.MEDIA_BYTES, mht ? "pictures" : "absent: [图片]")
        .done();
  }

  @Override
  public String name(Talk talk) {
    return "qq_" + talk.in().id() + (mht ? ".mht" : ".txt");
  }

  @Override
  public byte[] bytes(Talk talk) {
    return (mht ? page(talk) : plain(talk)).getBytes(StandardCharsets.UTF_8);
  }

  private static String head(Talk talk, HeldMessage m) {
    return talk.sender(m).map(p -> talk.name(p) + "(" + p.qq() + ")").orElse("系统消息(10000)");
  }

  private static String plain(Talk talk) {
    StringBuilder out = new StringBuilder("\uFEFF消息记录（此消息记录为文本格式，不支持重新导入）\r\n\r\n");
    out.append(RULE).append("\r\n消息分组:").append(talk.in().group() ? "我的群聊" : "我的好友");
    out.append("\r\n").append(RULE).append("\r\n消息对象:").append(talk.in().title());
    out.append("\r\n").append(RULE).append("\r\n\r\n");
    for (HeldMessage m : talk.messages()) {
      out.append(Talk.time(m.time(), "yyyy-MM-dd H:mm:ss")).append(' ').append(head(talk, m));
      out.append("\r\n").append(Lines.of(m.body())).append("\r\n\r\n");
    }
    return out.toString();
  }

  private static String page(Talk talk) {
    StringBuilder html = new StringBuilder("<html xmlns=\"http://www.w3.org/1999/xhtml\"><head>");
    html.append("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=UTF-8\" />");
    html.append("<title>QQ Message</title></head><body><table width=100% cellspacing=0>");
    html.append("<tr><td><div style=padding-left:10px;>消息记录</div></td></tr>\r\n");
    html.append("<tr><td>消息分组:").append(talk.in().group() ? "我的群聊" : "我的好友");
    html.append("</td></tr>\r\n<tr><td>消息对象:").append(Xml.text(talk.in().title()));
    html.append("</td></tr>\r\n<tr><td>&nbsp;</td></tr>\r\n");
    Map<String, MediaBytes> pictures = new TreeMap<>();
    String day = "";
    for (HeldMessage m : talk.messages()) {
      String date = Talk.time(m.time(), "yyyy-MM-dd");
      if (!date.equals(day)) {
        html.append("<tr><td style=border-bottom-width:1px>日期: ").append(date);
        html.append("</td></tr>\r\n");
        day = date;
      }
      html.append("<tr><td><div style=color:#006EFE;padding-left:10px;><div style=float:left;>");
      html.append(talk.sender(m).map(p -> Xml.text(talk.name(p))).orElse("系统消息"));
      html.append("</div>").append(Talk.time(m.time(), "H:mm:ss"));
      html.append("</div><div style=padding-left:20px;>").append(body(m, pictures));
      html.append("</div></td></tr>\r\n");
    }
    html.append("</table></body></html>");
    return multipart(html.toString(), pictures);
  }

  private static String body(HeldMessage m, Map<String, MediaBytes> pictures) {
    if (m.body() instanceof Body.Image i) {
      String h = i.content().md5().toUpperCase(java.util.Locale.ROOT);
      String name =
          "{%s-%s-%s-%s-%s}.dat"
              .formatted(
                  h.substring(0, 8),
                  h.substring(8, 12),
                  h.substring(12, 16),
                  h.substring(16, 20),
                  h.substring(20));
      pictures.put(name, i.content());
      return "<IMG src=\"" + name + "\">";
    }
    String text = Lines.of(m.body()).replace("\r\n", "\n");
    return "<font style=\"font-size:10pt;font-family:'微软雅黑';\" color='000000'>"
        + text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>")
        + "</font>";
  }

  private static String multipart(String html, Map<String, MediaBytes> pictures) {
    Base64.Encoder lines = Base64.getMimeEncoder();
    StringBuilder out = new StringBuilder("From: <Save by Tencent MsgMgr>\r\n");
    out.append("Subject: Tencent IM Message\r\nMIME-Version: 1.0\r\n");
    out.append("Content-Type:multipart/related;\r\n\tcharset=\"utf-8\"\r\n\ttype=\"text/html\";");
    out.append("\r\n\tboundary=\"").append(BOUNDARY).append("\"\r\n\r\n--").append(BOUNDARY);
    out.append("\r\nContent-Type: text/html\r\nContent-Transfer-Encoding:7bit\r\n\r\n");
    out.append(html).append("\r\n\r\n");
    pictures.forEach((name, bytes) -> {
      out.append("--").append(BOUNDARY).append("\r\nContent-Type:image/jpeg\r\n");
      out.append("Content-Transfer-Encoding:base64\r\nContent-Location:").append(name);
      out.append("\r\n\r\n").append(lines.encodeToString(bytes.bytes())).append("\r\n\r\n");
    });
    return out.append("--").append(BOUNDARY).append("--\r\n").toString();
  }
}
