package org.tiezheng.testkit.chat.render;

import org.tiezheng.testkit.chat.Body;
import org.tiezheng.testkit.chat.Conversation;
import org.tiezheng.testkit.chat.HeldMessage;
import org.tiezheng.testkit.chat.MediaBytes;

/** The content of a message as WeChat keeps it: words as they are, everything else as XML. */
final class Payload {
  private Payload() {}

  /** Content, with the sender in front where others write in a group. */
  static String prefixed(HeldMessage m, Conversation in) {
    boolean named = in.group() && !m.outgoing() && m.sender().isPresent();
    String content = content(m, in);
    return named && !(m.body() instanceof Body.Recall)
        ? m.sender().orElseThrow() + ":\n" + content
        : content;
  }

  static String content(HeldMessage m, Conversation in) {
    String sender = m.sender().orElse("");
    return switch (m.body()) {
      case Body.Text t -> t.text();
      case Body.Image i -> image(i);
      case Body.Voice v -> voice(v, sender);
      case Body.Video v -> video(v, sender);
      case Body.Card c -> card(c);
      case Body.Emoticon e ->
          "<msg><emoji fromusername=\"%s\" type=\"2\" md5=\"%s\" len=\"%d\" cdnurl=\"%s\" width=\"%d\" height=\"%d\"></emoji></msg>"
              .formatted(sender, e.md5(), e.length(), Xml.text(e.url()), e.width(), e.height());
      case Body.Location l ->
          "<?xml version=\"1.0\"?>\n<msg>\n\t<location x=\"%s\" y=\"%s\" scale=\"%d\" label=\"%s\" maptype=\"0\" poiname=\"%s\" />\n</msg>\n"
              .formatted(l.x(), l.y(), l.scale(), Xml.text(l.label()), Xml.text(l.name()));
      case Body.Call c -> call(c);
      case Body.Recall r -> recall(r, in);
      case Body.Notice n -> n.template() ? template(n) : n.text();
      case Body.Other o -> o.content();
      default -> AppPayload.of(m.body(), sender);
    };
  }

  /** The message source; empty where the app has none: recalls, notices, rows put in by hand. */
  static String source(HeldMessage m) {
    if (m.uuid().isEmpty()) {
      return "";
    }
    return "<msgsource>\n\t<alnode>\n\t\t<fr>1</fr>\n\t</alnode>\n\t<sec_msg_node>\n\t\t<uuid>"
        + m.uuid()
        + "</uuid>\n\t</sec_msg_node>\n\t<signature>v1_"
        + m.uuid().substring(0, 8)
        + "</signature>\n"
        + "\t<tmp_node>\n"
        + "\t\t<publisher-id></publisher-id>\n"
        + "\t</tmp_node>\n"
        + "</msgsource>\n";
  }

  private static String image(Body.Image i) {
    MediaBytes b = i.content();
    return ("<?xml version=\"1.0\"?>\n"
            + "<msg>\n"
            + "\t<img aeskey=\"%s\" encryver=\"1\" cdnthumbaeskey=\"%s\" cdnthumburl=\"30\""
            + " cdnthumblength=\"900\" cdnthumbheight=\"%d\" cdnthumbwidth=\"%d\""
            + " cdnmidheight=\"0\" cdnmidwidth=\"0\" cdnbigimgurl=\"30\" length=\"%d\""
            + " md5=\"%s\" hevc_mid_size=\"0\" originsourcemd5=\"%s\" />\n"
            + "</msg>\n")
        .formatted(i.aesKey(), i.aesKey(), i.height(), i.width(), b.length(), b.md5(), b.md5());
  }

  private static String voice(Body.Voice v, String sender) {
    return ("<msg><voicemsg endflag=\"1\" cancelflag=\"0\" forwardflag=\"0\" voiceformat=\"4\""
            + " voicelength=\"%d\" length=\"%d\" bufid=\"0\" aeskey=\"%s\" voiceurl=\"30\""
            + " voicemd5=\"\" clientmsgid=\"%s\" fromusername=\"%s\" /></msg>")
        .formatted(v.millis(), v.content().length(), v.aesKey(), v.clientId(), sender);
  }

  private static String video(Body.Video v, String sender) {
    return ("<?xml version=\"1.0\"?>\n<msg>\n\t<videomsg aeskey=\"%s\" cdnvideourl=\"30\""
            + " cdnthumbaeskey=\"%s\" cdnthumburl=\"30\" length=\"%d\" playlength=\"%d\""
            + " cdnthumblength=\"900\" cdnthumbwidth=\"96\" cdnthumbheight=\"72\""
            + " fromusername=\"%s\" md5=\"%s\" newmd5=\"\" isplaceholder=\"0\" rawmd5=\"%s\" />\n"
            + "</msg>\n")
        .formatted(
            v.aesKey(),
            v.aesKey(),
            v.content().length(),
            v.seconds(),
            sender,
            v.content().md5(),
            v.content().md5());
  }

  private static String card(Body.Card c) {
    return ("<?xml version=\"1.0\"?>\n"
            + "<msg bigheadimgurl=\"\" smallheadimgurl=\"\" username=\"%s\" nickname=\"%s\""
            + " fullpy=\"\" shortpy=\"\" alias=\"%s\" imagestatus=\"3\" scene=\"17\""
            + " province=\"%s\" city=\"%s\" sign=\"\" sex=\"%d\" certflag=\"0\" certinfo=\"\""
            + " antispamticket=\"\" openimappid=\"%s\" />\n")
        .formatted(
            c.account(),
            Xml.text(c.nick()),
            Xml.text(c.alias()),
            c.province(),
            c.city(),
            c.sex(),
            c.type() == 66 ? "3552365301" : "");
  }

  private static String call(Body.Call c) {
    return ("<voipmsg type=\"VoIPBubbleMsg\"><VoIPBubbleMsg><msg><![CDATA[%s]]></msg>"
            + "<room_type>%d</room_type><red_dot>false</red_dot><roomid>0</roomid><roomkey>0"
            + "</roomkey><inviteid>0</inviteid><msg_type>100</msg_type><timestamp>0</timestamp>"
            + "<identity><![CDATA[0]]></identity><duration>%d</duration><inviteid64>0</inviteid64>"
            + "<business>1</business></VoIPBubbleMsg></voipmsg>")
        .formatted(c.status(), c.video() ? 0 : 1, c.seconds());
  }

  private static String recall(Body.Recall r, Conversation in) {
    return ("<sysmsg type=\"revokemsg\"><revokemsg><session>%s</session><msgid>%d</msgid>"
            + "<newmsgid>%s</newmsgid><revoketime>%d</revoketime><replacemsg><![CDATA[%s]]>"
            + "</replacemsg></revokemsg></sysmsg>")
        .formatted(
            in.id(),
            r.time().getEpochSecond() % 1_000_000_000,
            r.target(),
            r.time().getEpochSecond(),
            r.notice());
  }

  private static String template(Body.Notice n) {
    StringBuilder members = new StringBuilder();
    for (String account : n.accounts()) {
      members.append("<member><username><![CDATA[").append(account);
      members
          .append("]]></username><nickname><![CDATA[")
          .append(account)
          .append("]]></nickname></member>");
    }
    return "<sysmsg type=\"sysmsgtemplate\"><sysmsgtemplate><content_template"
        + " type=\"tmpl_type_profile\"><plain><![CDATA["
        + n.text()
        + "]]></plain><template><![CDATA["
        + n.text()
        + "]]></template>"
        + "<link_list><link name=\"names\" type=\"link_profile\"><memberlist>"
        + members
        + "</memberlist><separator><![CDATA[、]]></separator></link></link_list></content_template>"
        + "</sysmsgtemplate></sysmsg>";
  }
}
