package org.tiezheng.testkit.chat.render;

import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Moment;

/** A post in the moments as WeChat caches it. */
final class MomentXml {
  private MomentXml() {}

  static String of(Moment m, ChatWorld world) {
    StringBuilder xml = new StringBuilder("<SnsDataItem>").append(timeline(m)).append("<likeList>");
    for (String account : m.likes()) {
      xml.append("<like><username>").append(account).append("</username><nickname>");
      xml.append(Xml.text(world.person(account).nick())).append("</nickname></like>");
    }
    xml.append("</likeList><commentList>");
    for (Moment.Comment c : m.comments()) {
      xml.append("<comment><cmtid>").append(c.id()).append("</cmtid><username>").append(c.author());
      xml.append("</username><nickname>").append(Xml.text(world.person(c.author()).nick()));
      xml.append("</nickname><createTime>").append(c.time().getEpochSecond());
      xml.append("</createTime><content>").append(Xml.text(c.text())).append("</content>");
      if (!c.answers().isEmpty()) {
        xml.append("<refUserName>").append(c.answers()).append("</refUserName><refNickName>");
        xml.append(Xml.text(world.person(c.answers()).nick())).append("</refNickName>");
      }
      xml.append("</comment>");
    }
    return xml.append("</commentList></SnsDataItem>").toString();
  }

  /** The moment itself, without what others say to it. */
  static String timeline(Moment m) {
    StringBuilder xml = new StringBuilder("<TimelineObject><id>").append(m.id());
    xml.append("</id><username>").append(m.author()).append("</username><createTime>");
    xml.append(m.time().getEpochSecond()).append("</createTime><contentDesc>");
    xml.append(Xml.text(m.text())).append("</contentDesc><private>0</private>");
    if (!m.place().isEmpty()) {
      xml.append("<location poiName=\"").append(Xml.text(m.place()));
      xml.append("\" latitude=\"29.868\" longitude=\"121.543\" />");
    }
    xml.append("<ContentObject><contentStyle>").append(m.pictures().isEmpty() ? 2 : 1);
    xml.append("</contentStyle><mediaList>");
    int at = 0;
    for (String md5 : m.pictures()) {
      xml.append("<media><id>").append(++at).append("</id><type>2</type><url type=\"1\" md5=\"");
      xml.append(md5).append("\" key=\"1\" token=\"t\" enc_idx=\"1\">https://sns.example.cn/");
      xml.append(md5)
          .append("/0</url><size width=\"64\" height=\"48\" totalSize=\"900\" /></media>");
    }
    return xml.append("</mediaList></ContentObject></TimelineObject>").toString();
  }
}
