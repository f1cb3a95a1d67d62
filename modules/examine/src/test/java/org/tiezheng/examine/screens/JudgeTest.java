package org.tiezheng.examine.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One bubble against one message. */
class JudgeTest {
  private static Verdict verdict(String exported, String read) {
    return judged(exported, new Drawn().left(read)).verdict();
  }

  private static Judged judged(String exported, Drawn drawn) {
    return Judge.judge(Drawn.line(0, false, exported), drawn.block());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "我下周一还你5000元 | 我下周一还你5000元 | SAME",
        // Width, spaces and thousands separators are no difference of the words.
        "收到了,谢谢 | 收到了，谢谢 | SAME",
        "OK,see you | OK,seeyou | SAME",
        "一共8600元 | 一共8,600元 | WITHIN",
        "那就这么定了。 | 那就这么定了 | WITHIN",
        "Wechat付款 | wechat付款 | WITHIN",
        "我查一下 | 我查—下 | WITHIN",
        // Numbers, dates, amounts, negations, questions: never tolerated, however sure.
        "我下周一还你5000元 | 我下周一还你6000元 | PERSON",
        "我下周一还你5000元 | 我下周二还你5000元 | PERSON",
        "我下周一还你五千元 | 我下周一还你七千元 | PERSON",
        "利息是1.5%一年不会变的 | 利息是15%一年不会变的 | PERSON",
        "一共1,000元整数给你 | 一共1.000元整数给你 | PERSON",
        "这笔钱我没有收到过你去问他吧 | 这笔钱我有收到过你去问他吧 | PERSON",
        "这批货我们不签收请你拿回去 | 这批货我们签收请你拿回去 | PERSON",
        "余额-500 | 余额500 | PERSON",
        "你已经把全部货款都付清了? | 你已经把全部货款都付清了 | PERSON",
        "3月5日之前还给你 | 3月6日之前还给你 | PERSON",
        "i did not pay this bill | i did pay this bill | PERSON"
      })
  void whatIsTheSameAndWhatIsNot(String exported, String read, Verdict expected) {
    assertThat(verdict(exported, read)).isEqualTo(expected);
  }

  @Test
  void aDigitThatIsTheSameButGuessedIsForAPerson() {
    assertThat(judged("还你5000元", new Drawn().sure(0.4).left("还你5000元")).verdict())
        .isEqualTo(Verdict.PERSON);
    assertThat(judged("那行我知道", new Drawn().sure(0.4).left("那行我知道")).verdict())
        .isEqualTo(Verdict.SAME);
  }

  @Test
  void oneDoubtfulCharacterAmongManyIsTolerated() {
    String exported = "发票抬头写广州市海珠区启明面馆税号空着";
    String read = "发票台头写广州市海珠区启明面馆税号空着";
    assertThat(judged(exported, new Drawn().sure(0.8).left(read)).verdict())
        .isEqualTo(Verdict.WITHIN);
    // The machine was sure and thought of nothing else.
    assertThat(judged(exported, new Drawn().sure(0.99).left(read)).verdict())
        .isEqualTo(Verdict.PERSON);
    assertThat(judged("发票抬头", new Drawn().sure(0.8).left("发票台头")).verdict())
        .isEqualTo(Verdict.PERSON);
  }

  @Test
  void otherWordsThatWereReadSurelyDiffer() {
    String exported = "我同意把房子租给他的朋友";
    String read = "我拒绍把车卖给他的同学";
    assertThat(judged("我同意把房子租给他的朋友", new Drawn().left("我同意把汽车借给他的同学")).verdict())
        .isEqualTo(Verdict.DIFFERS);
    assertThat(judged(exported, new Drawn().sure(0.7).left(read)).verdict())
        .isEqualTo(Verdict.PERSON);
  }

  @Test
  void aLineThatWasNotReadIsNoDifference() {
    Judged judged = judged("这件事我从来答应过当时在场的还有张伟和李娜", new Drawn().leftWithHole("这件事我从来答应过", "李娜"));
    assertThat(judged.verdict()).isEqualTo(Verdict.PERSON);
  }

  @Test
  void aCardIsComparedByWhatItStates() {
    ExportLine transfer = Drawn.line(0, false, "5000.00", ExportLine.Form.CARD);
    assertThat(Judge.judge(transfer, new Drawn().left("¥5000.00", "微信转账").block()).verdict())
        .isEqualTo(Verdict.SAME);
    assertThat(Judge.judge(transfer, new Drawn().left("¥15000.00", "微信转账").block()).verdict())
        .isEqualTo(Verdict.PERSON);
    assertThat(Judge.judge(transfer, new Drawn().left("¥5000.000", "微信转账").block()).verdict())
        .isEqualTo(Verdict.PERSON);
  }

  @Test
  void wordsOfTwoLinesAreOneText() {
    Block block = new Drawn().left("我想跟你借8,600元周转", "一下可以吗").block();
    assertThat(block.lines()).hasSize(2);
    assertThat(Judge.judge(Drawn.line(0, false, "我想跟你借8,600元周转一下可以吗"), block).verdict())
        .isEqualTo(Verdict.SAME);
  }

  @Test
  @Tag("SEED-WXC-07")
  void noChangeOfADigitOrANegationIsEverCalledTheSame() {
    List<String> sayings =
        List.of(
            "我下个月15号之前一定还你12,000元,不会赖账的,你别着急,我没有骗过你",
            "合同编号HT20240305第7页写得清清楚楚,不含运费,共26箱,缺3箱,未验收",
            "2024年3月5日下午4点16分收到8600.50元,利率11%,没有别的费用");
    Random random = new Random(3);
    for (int n = 0; n < 3_000; n++) {
      String saying = sayings.get(n % sayings.size());
      int at = random.nextInt(saying.length());
      char c = saying.charAt(at);
      String changed;
      if (Character.isDigit(c)) {
        changed =
            saying.substring(0, at)
                + (char) ('0' + (c - '0' + 1 + random.nextInt(9)) % 10)
                + saying.substring(at + 1);
      } else if ("不没别未".indexOf(c) >= 0) {
        changed = saying.substring(0, at) + saying.substring(at + 1);
      } else {
        continue;
      }
      Drawn drawn = new Drawn().sure(0.3 + random.nextDouble() * 0.7).left(changed);
      assertThat(judged(saying, drawn).verdict()).as(changed).isEqualTo(Verdict.PERSON);
    }
  }
}
