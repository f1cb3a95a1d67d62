package org.tiezheng.testkit.chat.render;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.tiezheng.testkit.chat.Body;
import org.tiezheng.testkit.chat.MediaBytes;

/** The XML of app messages (type 49). */
final class AppPayload {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
          .withZone(ZoneOffset.ofHours(8));

  private AppPayload() {}

  static String of(Body body, String sender) {
    return "<?xml version=\"1.0\"?>\n<msg><appmsg appid=\"\" sdkver=\"0\">"
        + inner(body)
        + "</appmsg><fromusername>"
        + sender
        + "</fromusername><scene>0</scene><appinfo><version>1</version><appname></appname></appinfo><commenturl></commenturl></msg>\n";
  }

  private static String inner(Body body) {
    return switch (body) {
      case Body.Document d -> document(d);
      case Body.Link l -> link(l);
      case Body.Article a -> article(a);
      case Body.MiniProgram p ->
          head(p.title(), "", 33, "")
              + "<sourceusername>%s</sourceusername><sourcedisplayname>%s</sourcedisplayname><weappinfo><type>2</type><username>%s</username><appid>wx0000000000000001</appid><pagepath>%s</pagepath></weappinfo>"
                  .formatted(p.account(), Xml.text(p.app()), p.account(), Xml.data(p.path()));
      case Body.Quote q -> quote(q);
      case Body.Forward f ->
          head(f.title(), summary(f), 19, "")
              + "<recorditem>"
              + Xml.data(record(f))
              + "</recorditem>";
      case Body.Transfer t -> transfer(t);
      case Body.RedPacket r -> packet(r);
      case Body.Pat p ->
          head("", "", 62, "")
              + "<patMsg><chatUser>%s</chatUser><records><recordNum>1</recordNum><record><fromUser>%s</fromUser><pattedUser>%s</pattedUser><templete>%s</templete></record></records></patMsg>"
                  .formatted(p.from(), p.from(), p.patted(), Xml.data(p.text()));
      case Body.GroupNotice g ->
          head("当前版本不支持展示该内容，请升级至最新版本。", "", 87, "")
              + "<textannouncement>"
              + Xml.data(g.text())
              + "</textannouncement>";
      case Body.App a -> head(a.title(), a.about(), a.subtype(), a.url());
      default -> throw new IllegalArgumentException("no app message: " + body);
    };
  }

  private static String head(String title, String about, int type, String url) {
    return "<title>%s</title><des>%s</des><type>%d</type><url>%s</url>"
        .formatted(Xml.text(title), Xml.text(about), type, Xml.text(url));
  }

  private static String document(Body.Document d) {
    MediaBytes b = d.content();
    if (!d.complete()) {
      return "<title>%s</title><type>74</type><appattach><totallen>%d</totallen><fileext>%s</fileext><fileuploadtoken>v1_x</fileuploadtoken><status>0</status></appattach><md5>%s</md5>"
          .formatted(Xml.data(d.name()), b.length(), Xml.data(d.extension()), Xml.data(b.md5()));
    }
    String replaces =
        d.overwrites().map(o -> "<overwrite_newmsgid>" + o + "</overwrite_newmsgid>").orElse("");
    return "<title>%s</title><type>6</type><appattach><totallen>%d</totallen><attachid>@cdn_%s_1</attachid><fileext>%s</fileext><aeskey>%s</aeskey><encryver>0</encryver>%s</appattach><md5>%s</md5>"
        .formatted(
            Xml.text(d.name()),
            b.length(),
            d.aesKey(),
            Xml.text(d.extension()),
            d.aesKey(),
            replaces,
            b.md5());
  }

  private static String link(Body.Link l) {
    return head(l.title(), l.about(), 5, l.url())
        + "<thumburl></thumburl><sourceusername>%s</sourceusername><sourcedisplayname>%s</sourcedisplayname>"
            .formatted(l.source(), Xml.text(l.sourceName()));
  }

  private static String article(Body.Article a) {
    StringBuilder items = new StringBuilder();
    for (Body.Link l : a.articles()) {
      items.append("<item><title>").append(Xml.data(l.title())).append("</title><url>");
      items.append(Xml.data(l.url())).append("</url><digest>").append(Xml.data(l.about()));
      items.append("</digest></item>");
    }
    Body.Link first = a.articles().getFirst();
    return link(first)
        + "<mmreader><category type=\"20\" count=\""
        + a.articles().size()
        + "\">"
        + items
        + "</category></mmreader>";
  }

  private static String quote(Body.Quote q) {
    return head(q.text(), "", 57, "")
        + "<refermsg><type>%d</type><svrid>%s</svrid><fromusr>%s</fromusr><chatusr>%s</chatusr><displayname>%s</displayname><content>%s</content><createtime>%d</createtime></refermsg>"
            .formatted(
                q.targetType(),
                q.target(),
                q.targetSender(),
                q.targetSender(),
                Xml.text(q.targetName()),
                Xml.text(q.targetText()),
                q.targetTime().getEpochSecond());
  }

  private static String summary(Body.Forward f) {
    StringBuilder text = new StringBuilder();
    for (Body.Forward.Item item : f.items()) {
      String line = item.text().replace('\n', ' ');
      text.append(item.name())
          .append(": ")
          .append(line, 0, Math.min(30, line.length()))
          .append('\n');
    }
    return text.toString();
  }

  private static String record(Body.Forward f) {
    StringBuilder items = new StringBuilder();
    int at = 0;
    for (Body.Forward.Item item : f.items()) {
      at++;
      items.append(
          "<dataitem datatype=\"%d\" dataid=\"%s\" datasourceid=\"%s\">"
              .formatted(
                  item.datatype(), MediaBytes.md5(new byte[] {(byte) at}), item.originalId()));
      items.append("<datadesc>").append(Xml.text(item.text())).append("</datadesc>");
      items.append("<sourcename>").append(Xml.text(item.name())).append("</sourcename>");
      items.append("<sourcetime>").append(TIME.format(item.time())).append("</sourcetime>");
      items.append("<srcMsgLocalid>").append(at).append("</srcMsgLocalid>");
      items.append("<srcMsgCreateTime>").append(item.time().getEpochSecond());
      items.append("</srcMsgCreateTime><fromnewmsgid>").append(item.originalId());
      items.append("</fromnewmsgid><messageuuid>").append(item.uuid()).append("</messageuuid>");
      items.append("<dataitemsource><hashusername>").append(item.hashedSender());
      items.append("</hashusername></dataitemsource>");
      item.nested()
          .ifPresent(n -> items.append("<recordxml>").append(record(n)).append("</recordxml>"));
      items.append("</dataitem>");
    }
    return "<recordinfo><title>%s</title><desc>%s</desc><datalist count=\"%d\">%s</datalist></recordinfo>"
        .formatted(Xml.text(f.title()), Xml.text(summary(f)), f.items().size(), items);
  }

  private static String transfer(Body.Transfer t) {
    return "<title>%s</title><des>%s</des><action></action><type>2000</type><content></content><url></url><wcpayinfo><paysubtype>%d</paysubtype><feedesc>%s</feedesc><transcationid>%s</transcationid><transferid>%s</transferid><invalidtime>%s</invalidtime><begintransfertime>%s</begintransfertime><effectivedate>%s</effectivedate><pay_memo>%s</pay_memo><receiver_username>%s</receiver_username><payer_username>%s</payer_username></wcpayinfo>"
        .formatted(
            Xml.data("微信转账"),
            Xml.data("收到转账" + t.amount().substring(1) + "元。如需收钱，请点此升级至最新版本"),
            t.state(),
            Xml.data(t.amount()),
            Xml.data(t.transactionId()),
            Xml.data(t.transferId()),
            Xml.data(Long.toString(t.invalid().getEpochSecond())),
            Xml.data(Long.toString(t.begin().getEpochSecond())),
            Xml.data("1"),
            Xml.data(t.memo()),
            Xml.data(t.receiver()),
            Xml.data(t.payer()));
  }

  private static String packet(Body.RedPacket r) {
    String url =
        "wxpay://c2cbizmessagehandler/hongbao/receivehongbao?msgtype=1&channelid=1&sendid="
            + r.sendId()
            + "&ver=6&sign=00&total_num=1";
    return "<des>%s</des><url></url><type>%s</type><title>%s</title><wcpayinfo><templateid>%s</templateid><receivertitle>%s</receivertitle><sendertitle>%s</sendertitle><scenetext>%s</scenetext><senderdes>%s</senderdes><receiverdes>%s</receiverdes><nativeurl>%s</nativeurl><sceneid>1002</sceneid><innertype>0</innertype><paymsgid>%s</paymsgid><invalidtime>%d</invalidtime></wcpayinfo>"
        .formatted(
            Xml.data("我给你发了一个红包，赶紧去拆!"),
            Xml.data(Integer.toString(r.subtype())),
            Xml.data("微信红包"),
            Xml.data("7a2a165d31da7fce6dd77e05c300028a"),
            Xml.data(r.greeting()),
            Xml.data(r.greeting()),
            Xml.data("微信红包"),
            Xml.data("查看红包"),
            Xml.data("领取红包"),
            Xml.data(url),
            r.sendId(),
            r.begin().plusSeconds(86_400).getEpochSecond());
  }
}
