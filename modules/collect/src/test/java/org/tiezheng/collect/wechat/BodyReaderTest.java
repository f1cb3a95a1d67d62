package org.tiezheng.collect.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tiezheng.evidence.Amount;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.MessageContent.Forward;
import org.tiezheng.evidence.MessageContent.Media;
import org.tiezheng.evidence.MessageContent.MediaType;
import org.tiezheng.evidence.MessageContent.Words;
import org.tiezheng.evidence.RowState;

/** The structures are the published ones (chat.md 1.6), the values invented. */
class BodyReaderTest {
  private static final MessageCode APP = MessageCode.of(49);

  @Test
  void writtenWordsStayVerbatimEvenIfTheyLookLikeMarkup() {
    String words = " <msg>不是真的</msg> & [微笑]\u0001";

    assertThat(BodyReader.read(MessageCode.of(1), words).content()).isEqualTo(new Words(words));
  }

  @Test
  void aVoiceMessageStatesItsLengthInMilliseconds() {
    MessageBody body =
        BodyReader.read(
            MessageCode.of(34),
            "<msg><voicemsg endflag=\"1\" voicelength=\"2540\" length=\"3600\" voicemd5=\"\""
                + " clientmsgid=\"0123wxid_b_29_1705043780\" fromusername=\"wxid_aaaa1111\""
                + " /></msg>");

    assertThat(body.content())
        .isEqualTo(
            new Media(
                MediaType.VOICE,
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Media.Claimed(Optional.empty(), Optional.of(3600L))),
                "",
                Optional.of(2540L)));
    assertThat(body.extra()).containsEntry("clientmsgid", "0123wxid_b_29_1705043780");
  }

  @Test
  void aStickerKeepsItsDigestAndTheAddressesThatItNames() {
    MessageBody body =
        BodyReader.read(
            MessageCode.of(47),
            "<msg><emoji fromusername=\"wxid_a\" md5=\"0F3B7C9A5D2E41688B9C7D6E5F4A3B2C\""
                + " len=\"20480\" cdnurl=\"http://example.com/a?m=1&amp;b=2\""
                + " externmd5=\"aa\" width=\"240\" height=\"200\"></emoji></msg>");

    assertThat(body.content())
        .isEqualTo(
            new Media(
                MediaType.STICKER,
                Optional.empty(),
                Optional.empty(),
                Optional.of(
                    new Media.Claimed(
                        Optional.of("0f3b7c9a5d2e41688b9c7d6e5f4a3b2c"), Optional.of(20_480L))),
                "",
                Optional.empty()));
    assertThat(body.extra())
        .containsEntry("cdnurl", "http://example.com/a?m=1&b=2")
        .containsEntry("externmd5", "aa")
        .containsEntry("width", "240")
        .containsEntry("height", "200");
  }

  @Test
  void aFileNamesTheAnnouncementThatItReplaces() {
    MessageBody body =
        BodyReader.read(
            APP,
            "<msg><appmsg appid=\"\" sdkver=\"0\"><title>合同.xlsx</title><type>6</type><appattach>"
                + "<totallen>8939</totallen><fileext>xlsx</fileext>"
                + "<overwrite_newmsgid>7012345678901234567</overwrite_newmsgid></appattach>"
                + "<md5>84C6737FE9549270C9B3CA4F6FC80000</md5></appmsg>"
                + "<fromusername>wxid_aaaa1111</fromusername></msg>");

    Media file = (Media) body.content();
    assertThat(file.reference()).contains("合同.xlsx");
    assertThat(file.claimed())
        .contains(
            new Media.Claimed(Optional.of("84c6737fe9549270c9b3ca4f6fc80000"), Optional.of(8939L)));
    assertThat(body.extra())
        .containsEntry("overwrite_newmsgid", "7012345678901234567")
        .containsEntry("xmlSender", "wxid_aaaa1111")
        .doesNotContainKey("xmlState");
  }

  @Test
  void aQuoteIsAWitnessToTheMessageThatItShows() {
    MessageBody body =
        BodyReader.read(
            APP,
            "<msg><appmsg><title>看看这个</title><type>57</type><refermsg><type>49</type>"
                + "<svrid>3617029648443513152</svrid><fromusr>1@chatroom</fromusr>"
                + "<chatusr>wxid_aaaa1111</chatusr><displayname>甲</displayname>"
                + "<content>&lt;msg&gt;&lt;appmsg&gt;&lt;title&gt;a.pdf&lt;/title&gt;&lt;type&gt;6"
                + "&lt;/type&gt;&lt;/appmsg&gt;&lt;/msg&gt;</content><createtime>1705044984</createtime>"
                + "</refermsg></appmsg></msg>");

    assertThat(body.content()).isEqualTo(new Words("看看这个"));
    assertThat(body.quotes()).contains("3617029648443513152");
    assertThat(body.quoted().orElseThrow().sender()).contains("wechat:wxid_aaaa1111");
    assertThat(body.quoted().orElseThrow().words()).isEqualTo("[文件 a.pdf]");
    assertThat(body.quoted().orElseThrow().time().orElseThrow().raw()).isEqualTo("1705044984");
    assertThat(body.extra()).containsEntry("appType", "57");
  }

  @Test
  void aTransferSaysItsStateAndNumbersAndARedPacketNoAmount() {
    MessageBody transfer =
        BodyReader.read(
            MessageCode.ofVersion4(8589934592049L),
            "<msg><appmsg><title><![CDATA[微信转账]]></title><type>2000</type><wcpayinfo>"
                + "<paysubtype>3</paysubtype><feedesc><![CDATA[￥3,000.10]]></feedesc>"
                + "<transcationid><![CDATA[53010000124165202401120000000001]]></transcationid>"
                + "<transferid><![CDATA[1000050001202401120000000000001]]></transferid>"
                + "<invalidtime><![CDATA[1705131384]]></invalidtime>"
                + "<begintransfertime><![CDATA[1705044984]]></begintransfertime>"
                + "<pay_memo><![CDATA[借款]]></pay_memo>"
                + "<receiver_username><![CDATA[wxid_bbbb2222]]></receiver_username>"
                + "<payer_username></payer_username></wcpayinfo></appmsg></msg>");
    MessageBody packet =
        BodyReader.read(
            APP,
            "<msg><appmsg><type><![CDATA[2001]]></type><wcpayinfo>"
                + "<sendertitle><![CDATA[恭喜发财]]></sendertitle><nativeurl><![CDATA[wxpay://x?msgtype=1"
                + "&channelid=1&sendid=1000039901202401120000000000001&ver=6]]></nativeurl>"
                + "</wcpayinfo></appmsg></msg>");

    assertThat(transfer.content())
        .isEqualTo(
            new MessageContent.Transfer(
                Optional.of("1000050001202401120000000000001"),
                Optional.of("53010000124165202401120000000001"),
                Optional.empty(),
                Optional.of("wechat:wxid_bbbb2222"),
                Optional.of(new Amount(300010, "CNY", "￥3,000.10")),
                "借款",
                "已收款"));
    assertThat(transfer.extra())
        .containsEntry("paysubtype", "3")
        .containsEntry("invalidtime", "1705131384");
    assertThat(packet.content())
        .isEqualTo(
            new MessageContent.RedPacket(
                Optional.of("1000039901202401120000000000001"), "恭喜发财", Optional.empty()));
    assertThat(packet.extra()).doesNotContainKey("xmlState");
  }

  @Test
  void aForwardIsReadWithItsNestedForward() {
    String inner =
        "<recordinfo><datalist count='1'><dataitem datatype='1'><sourcename>乙</sourcename>"
            + "<sourcetime>2025-04-14 9:00</sourcetime><datadesc>还&amp;欠</datadesc></dataitem>"
            + "</datalist></recordinfo>";
    String record =
        "<recordinfo><title>群聊的聊天记录</title><datalist count=\"2\">"
            + "<dataitem datatype=\"2\" datasourceid=\"N4\"><fullmd5>"
            + "0123456789abcdef0123456789abcdef</fullmd5><datasize>573410</datasize>"
            + "<sourcename>甲</sourcename><sourcetime>2025-04-15 00:23:59</sourcetime>"
            + "<fromnewmsgid>7001</fromnewmsgid></dataitem>"
            + "<dataitem datatype=\"17\"><sourcename>甲</sourcename><datatitle>旧记录</datatitle>"
            + "<recordxml>"
            + escaped(inner)
            + "</recordxml></dataitem></datalist></recordinfo>";
    MessageBody body =
        BodyReader.read(
            APP,
            "<msg><appmsg><title>群聊的聊天记录</title><type>19</type><recorditem><![CDATA["
                + record
                + "]]></recorditem></appmsg></msg>");

    Forward forward = (Forward) body.content();
    assertThat(forward.messages().orElseThrow())
        .extracting(Forward.Forwarded::id)
        .containsExactly(Optional.of("7001"), Optional.empty());
    assertThat(forward.lines())
        .containsExactly(
            "2025-04-15 00:23:59 甲: [图片]", "甲: [合并转发 1条] 旧记录", "  2025-04-14 9:00 乙: 还&欠");
  }

  @Test
  void recallsAreToldWithTheIdOfWhatWasRecalled() {
    MessageBody body =
        BodyReader.read(
            MessageCode.of(10002),
            "<sysmsg"
                + " type=\"revokemsg\"><revokemsg><session>wxid_a</session><msgid>1040356115</msgid><newmsgid>7002</newmsgid><replacemsg><![CDATA[\"甲\""
                + " 撤回了一条消息]]></replacemsg></revokemsg></sysmsg>");

    assertThat(body.content())
        .isEqualTo(new MessageContent.Recall(Optional.of("7002"), "\"甲\" 撤回了一条消息"));
    assertThat(body.state()).isEqualTo(RowState.RECALLED);
    assertThat(BodyReader.read(MessageCode.of(10000), "你撤回了一条消息").content())
        .isEqualTo(new MessageContent.Recall(Optional.empty(), "你撤回了一条消息"));
  }

  @Test
  void aTemplateOfTheSystemIsFilledWithItsMembers() {
    MessageBody body =
        BodyReader.read(
            MessageCode.of(10002),
            "<sysmsg type=\"sysmsgtemplate\"><sysmsgtemplate><content_template type=\"t\"><plain/>"
                + "<template><![CDATA[\"$username$\"邀请\"$names$\"加入了群聊]]></template><link_list><link"
                + " name=\"username\" type=\"link_profile\"><memberlist><member>"
                + "<username><![CDATA[wxid_a]]></username><nickname><![CDATA[甲]]></nickname></member></memberlist></link><link"
                + " name=\"names\"><memberlist>"
                + "<member><username>wxid_b</username><nickname>乙</nickname></member>"
                + "<member><username>wxid_c</username><nickname>丙$1</nickname></member></memberlist>"
                + "<separator>、</separator></link></link_list></content_template></sysmsgtemplate>"
                + "</sysmsg>");

    assertThat(body.content()).isEqualTo(new MessageContent.Notice("\"甲\"邀请\"乙、丙$1\"加入了群聊"));
    assertThat(body.extra()).containsEntry("members", "wxid_a,wxid_b,wxid_c");
  }

  @Test
  void damagedMarkupIsReadAsFarAsItGoesAndSaidToBeDamaged() {
    MessageBody bare =
        BodyReader.read(APP, "<msg><appmsg><title>a&b</title><type>5</type></appmsg></msg>");
    MessageBody cut = BodyReader.read(APP, "<msg><appmsg><title>借条</title><type>5</ty");

    assertThat(bare.content()).isEqualTo(new MessageContent.Share("链接", "a&b", ""));
    assertThat(bare.extra()).containsEntry("xmlState", "damaged");
    assertThat(cut.content().line()).contains("借条");
    assertThat(cut.extra()).containsEntry("xmlState", "damaged");
  }

  @Test
  void whatIsNotKnownIsKeptRaw() {
    assertThat(BodyReader.read(new MessageCode(49, 777), "nothing").content())
        .isEqualTo(new MessageContent.Unread("49/777", "nothing"));
    assertThat(BodyReader.read(MessageCode.of(-5), "<x>1</x>").content())
        .isEqualTo(new MessageContent.Unread("-5", "<x>1</x>"));
  }

  @Test
  void onlyAnAccountBeforeALineEndIsASender() {
    assertThat(GroupSender.of("wxid_aaaa1111:\n你好", Set.of()))
        .isEqualTo(new GroupSender(Optional.of("wxid_aaaa1111"), "你好"));
    assertThat(GroupSender.of("abc:\n你好", Set.of()).account()).isEmpty();
    assertThat(GroupSender.of("abc:\n你好", Set.of("abc")).account()).contains("abc");
    assertThat(GroupSender.of("abc:\n<msg/>", Set.of()).text()).isEqualTo("<msg/>");
  }

  @Test
  void aSenderHasThreeToSixtyFourCharactersOfAnAccount() {
    Pattern prefix = Pattern.compile("([A-Za-z0-9_@.-]{3,64}):\\n");
    Random random = new Random(12);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = i % 70; n > 0; n--) {
        text.append("aZ09_@.-".charAt(random.nextInt(8)));
      }
      text.append(random.nextInt(4) == 0 ? ": \n" : ":\n").append("<msg/>");
      if (random.nextInt(3) == 0) {
        text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(0x180));
      }
      Matcher begin = prefix.matcher(text);
      Optional<String> name =
          begin.lookingAt() && text.substring(begin.end()).startsWith("<msg")
              ? Optional.of(begin.group(1))
              : Optional.empty();

      GroupSender read = GroupSender.of(text.toString(), Set.of());

      if (name.isPresent()) {
        assertThat(read).isEqualTo(new GroupSender(name, text.substring(begin.end())));
      } else if (!begin.lookingAt()) {
        assertThat(read).isEqualTo(new GroupSender(Optional.empty(), text.toString()));
      }
    }
  }

  @Test
  void noChangedPayloadIsLostOrEndsTheReading() {
    Random random = new Random(11);
    List<String> payloads =
        List.of(
            "<msg><appmsg><type>19</type><recorditem><![CDATA[<recordinfo><datalist><dataitem"
                + " datatype=\"17\"><recordxml><recordinfo><datalist/></recordinfo></recordxml>"
                + "</dataitem></datalist></recordinfo>]]></recorditem></appmsg></msg>",
            "<sysmsg type=\"pat\"><pat><records><record><templete>a</templete></record></records>"
                + "</pat></sysmsg>",
            "<msg>".repeat(3000));
    int rounds = Boolean.getBoolean("long") ? 1_000_000 : 3_000;
    for (int i = 0; i < rounds; i++) {
      StringBuilder changed = new StringBuilder(payloads.get(random.nextInt(payloads.size())));
      for (int n = random.nextInt(4); n >= 0; n--) {
        int at = random.nextInt(changed.length());
        changed.setCharAt(at, (char) random.nextInt(random.nextBoolean() ? 128 : 65536));
      }
      int type = random.nextBoolean() ? 49 : 10002;
      MessageBody body = BodyReader.read(MessageCode.of(type), changed.toString());
      assertThat(body.content().line()).isNotNull();
      assertThat(body.extra().getOrDefault("xml", body.content().line())).isNotEmpty();
    }
  }

  private static String escaped(String xml) {
    return xml.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
