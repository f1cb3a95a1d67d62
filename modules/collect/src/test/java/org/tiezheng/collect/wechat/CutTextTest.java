package org.tiezheng.collect.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tiezheng.evidence.Amount;
import org.tiezheng.evidence.MessageContent.Transfer;
import org.tiezheng.evidence.MessageContent.Unread;
import org.tiezheng.evidence.MessageContent.Words;

/** The rest of a text is believed as far as it goes, and no further. */
class CutTextTest {
  private static final MessageCode TEXT = new MessageCode(1, 0);
  private static final MessageCode TRANSFER = new MessageCode(49, 2000);
  private static final String CARD =
      "<msg><appmsg><title>微信转账</title><type>2000</type><wcpayinfo><paysubtype>1</paysubtype>"
          + "<feedesc><![CDATA[￥1200.00]]></feedesc><transferid>1000050001</transferid>"
          + "</wcpayinfo></appmsg></msg>";

  @Test
  void wordsAreReadAsFarAsTheyGo() {
    assertThat(CutText.read(TEXT, "月底我老婆确认了尾款23万", false).content())
        .isEqualTo(new Words("月底我老婆确认了尾款23万"));
  }

  @Test
  void wordsThatBeginAsXmlDoAreStillWords() {
    assertThat(CutText.read(TEXT, "<3 明天还你5万", false).content()).isEqualTo(new Words("<3 明天还你5万"));
    MessageCode notice = new MessageCode(10000, 0);
    assertThat(CutText.read(notice, "<好友>撤回了一条消", false))
        .isEqualTo(BodyReader.read(notice, "<好友>撤回了一条消"));
  }

  @Test
  void bytesOfSomethingElseAreNoWords() {
    assertThat(CutText.read(TEXT, "月底\u0000\u0003\uFFFD#", false).content())
        .isInstanceOf(Unread.class);
    assertThat(CutText.read(TEXT, "", false).content()).isInstanceOf(Unread.class);
  }

  @Test
  void theBeginningOfASenderIsNoWord() {
    assertThat(CutText.read(TEXT, "wxid_a1lin8qw2e3r", true).content()).isInstanceOf(Unread.class);
    assertThat(CutText.read(TEXT, "wxid_a1lin8qw2e3r", false).content())
        .isEqualTo(new Words("wxid_a1lin8qw2e3r"));
    assertThat(CutText.read(TEXT, "好的", true).content()).isEqualTo(new Words("好的"));
  }

  @Test
  void noAmountIsReadThatIsCut() {
    int begins = CARD.indexOf("￥");
    int closed = CARD.indexOf("</feedesc>") + "</feedesc>".length();
    for (int length = 0; length <= CARD.length(); length++) {
      MessageBody read = CutText.read(TRANSFER, CARD.substring(0, length), false);
      if (read.content() instanceof Transfer transfer) {
        assertThat(transfer.amount().map(Amount::raw).orElse(""))
            .as("cut at %d", length)
            .isEqualTo(length < closed ? "" : "￥1200.00");
      } else {
        assertThat(length).isLessThan(begins);
      }
    }
  }

  @Test
  void whatIsClosedStays() {
    assertThat(CutText.closed("<msg><a>1</a><b>12")).isEqualTo("<msg><a>1</a>");
    assertThat(CutText.closed("<msg><a>1</a><b>12</b")).isEqualTo("<msg><a>1</a>");
    assertThat(CutText.closed("<msg><a>1</a><b><![CDATA[x</y>z")).isEqualTo("<msg><a>1</a>");
    assertThat(CutText.closed("<msg><img a=\"1\"/><b c=\"12")).isEqualTo("<msg><img a=\"1\"/>");
    assertThat(CutText.closed("<msg><a")).isEmpty();
    assertThat(CutText.closed("</".repeat(200_000))).isEmpty();
    assertThat(CutText.closed("<a>".repeat(200_000))).isEmpty();
  }
}
