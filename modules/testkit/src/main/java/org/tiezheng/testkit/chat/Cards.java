package org.tiezheng.testkit.chat;

import java.util.List;

/** Cards, stickers, places, links and everything else that is shared. */
final class Cards {
  private Cards() {}

  static void card(Timeline t, Session s) {
    t.say(
        s, t.speaker(s), new Body.Card(Cast.D.id(), Cast.D.nick(), Cast.D.alias(), "浙江", "宁波", 1));
  }

  static void openCard(Timeline t, Session s) {
    t.say(s, t.speaker(s), new Body.Card("25984981@openim", "王经理@某公司", "", "上海", "", 0));
  }

  static void emoticon(Timeline t, Session s) {
    String id = t.hex(16);
    String url = "http://emoji.example.cn/" + id + "?a=1&b=2";
    Persona from = t.speaker(s);
    MediaBytes content =
        MediaBytes.of(
            MediaBytes.Kind.GIF,
            Long.parseUnsignedLong(id.substring(0, 16), 16),
            9_000 + t.random.nextInt(90_000));
    t.say(s, from, new Body.Emoticon(content, url, 240, 240));
  }

  static void location(Timeline t, Session s) {
    t.say(
        s,
        t.speaker(s),
        new Body.Location("29.868336", "121.543990", 16, "浙江省宁波市海曙区灵桥路768号", "城隍庙"));
  }

  static void link(Timeline t, Session s) {
    t.say(s, t.speaker(s), page(t));
  }

  private static Body.Link page(Timeline t) {
    String number = t.digits(8);
    return new Body.Link(
        "关于民间借贷利率的说明（" + number + "）",
        "自2020年8月20日起施行 & 解读",
        "https://mp.example.cn/s?id=" + number + "&from=chat#rd",
        "gh_77aa12b3c4d5",
        "某法院公众号");
  }

  static void article(Timeline t, Session s) {
    t.say(s, Cast.SERVICE, new Body.Article(List.of(page(t), page(t))));
  }

  static void mini(Timeline t, Session s) {
    t.say(
        s,
        t.speaker(s),
        new Body.MiniProgram(
            "拼单：" + t.phrases.next(),
            "某拼单",
            "gh_0a1b2c3d4e5f@app",
            "pages/index/index.html?id=" + t.digits(6) + "&x=1"));
  }

  static void notice(Timeline t, Session s) {
    t.say(s, Cast.A, new Body.GroupNotice("群公告：月底前对账，" + t.phrases.next()));
  }

  static Wish.Maker app(int subtype) {
    return (t, s) ->
        t.say(
            s,
            t.speaker(s),
            new Body.App(
                subtype,
                "分享" + subtype + "：" + t.phrases.next(),
                "说明 <" + subtype + ">",
                "https://share.example.cn/" + subtype + "?a=1&b=2"));
  }

  static Wish.Maker other(int type) {
    return (t, s) -> {
      String content =
          switch (type) {
            case 35 -> "<msg><pushmail><content><subject>对账邮件</subject></content></pushmail></msg>";
            case 37, 40 ->
                "<msg fromusername=\"" + Cast.C.id() + "\" content=\"我是陈静\" scene=\"3\"/>";
            case 51 -> "<msg><op id=\"4\"><name>lastMessage</name></op></msg>";
            case 52, 53 -> "<voipinvitemsg><roomid>" + t.digits(9) + "</roomid></voipinvitemsg>";
            case 62 ->
                "<msg><videomsg length=\"1200\" playlength=\"6\" md5=\"" + t.hex(16) + "\"/></msg>";
            default -> "通知 " + type;
          };
      t.say(s, t.speaker(s), new Body.Other(type, content));
    };
  }
}
