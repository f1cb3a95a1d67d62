package org.tiezheng.testkit.chat;

import java.util.List;
import java.util.Random;

/** Written words: everyday talk about a debt, and the texts that break careless readers. */
final class Phrases {
  private static final String[] WHEN = {"昨天", "上周", "月底", "明天", "年前", "刚才", "那天晚上", "开会的时候"};
  private static final String[] WHO = {"我", "你", "老郭", "陈静", "厂里", "银行那边", "我老婆", "你弟弟"};
  private static final String[] DOES = {"说", "问", "催", "确认了", "记得", "没提", "答应", "不同意"};
  private static final String[] WHAT = {
    "那批螺丝", "借的钱", "尾款", "利息", "合同", "收据", "房租", "货款", "车的事", "押金"
  };
  private static final String[] TAIL = {
    "，你看怎么办？", "。", "，先这样吧", "！！！", "，回头再说[微笑]", "，别忘了🙏", "/::)", "，我记着呢", "……", "，OK?"
  };

  /** Texts that importers and exports stumble over. */
  static final List<String> HARD =
      List.of(
          "👨‍👩‍👧‍👦🏳️‍🌈🇨🇳😄 表情",
          "𠮷野家、㐀、䶵、𪚥、龘，生僻字",
          "响铃\u0007退格\u0008单元\u001f删除\u007f之间",
          "abc:\n这不是群成员前缀",
          "wxid_nobody12345:\n冒充前缀",
          "<msg>我写的尖括号 & 和号</msg>",
          "=1+1",
          "\"双引号\",逗号,'单引号'\t制表",
          "第一行\n第二行\r\n第三行\n\n空行之后",
          "  前后有空格  ",
          "2024-05-01 12:00:00 林海(10086001)\n像消息头的正文",
          "01/05/2024, 12:00 - 林海: 像消息头的正文",
          "\u202e反向\u202c 零宽\u200b字\ufeff",
          "é與e\u0301 Ångström ﬁ ½",
          "{\"json\":\"假的\",\"n\":12345678901234567890}",
          "%s %d \\n \\u4f60 ${x} {0}",
          "]]> CDATA 结束 <!-- 注释 -->",
          "。");

  private final Random random;
  private int count;

  Phrases(Random random) {
    this.random = random;
  }

  /** An everyday sentence; almost never the same twice. */
  String next() {
    count++;
    int sort = random.nextInt(30);
    if (sort == 0) {
      return pick(List.of("好", "嗯", "在吗", "收到", "[OK]", "😄", "1", "？"));
    }
    StringBuilder text = new StringBuilder(pick(WHEN)).append(pick(WHO)).append(pick(DOES));
    text.append(pick(WHAT));
    if (sort % 2 == 0) {
      text.append(1 + random.nextInt(99)).append("万").append(random.nextInt(10)).append("千");
    } else {
      text.append("第").append(count).append("回");
    }
    return text.append(pick(TAIL)).toString();
  }

  /** A text of about that many characters. */
  String lengthy(int characters) {
    StringBuilder text = new StringBuilder();
    while (text.length() < characters) {
      text.append(next()).append(text.length() % 7 == 0 ? "\n" : "");
    }
    return text.toString();
  }

  private String pick(String[] from) {
    return from[random.nextInt(from.length)];
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
