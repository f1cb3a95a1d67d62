package org.tiezheng.examine.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountFinderTest {
  private static List<String> values(String words) {
    return AmountFinder.find(words).stream().map(Candidate::value).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "借我5万|50000",
        "3.5w到了|35000",
        "收到3万2千|32000",
        "二十万到账|200000",
        "欠款壹万元整|10000",
        "人民币捌万伍仟元整|85000",
        "共计¥1,234.50,已付|1234.50",
        "￥８０，０００．００|80000",
        "还你500块|500",
        "还你五百块钱|500",
        "转了80000给你|80000",
        "月租 2500 押金2500|2500;2500",
        "八万五什么时候还|85000",
        "8万|80000",
        "US$1000|USD 1000",
        "1000美元|USD 1000",
        "十二元五角|12.50",
        "先还五千,月底再还1.5万|5000;15000",
        "\"借款金额:50000.00\"|50000",
        "一百二十万的货款|1200000",
        "还剩3,000没给|3000",
        "五万八千六|58600",
        "借我十万|100000",
        "十二万什么时候到|120000",
        "我记混了，八万就八万吧|80000;80000",
        "年利率六个点，利息每月打，一个月四百|400",
      })
  void isFoundAsPeopleWriteIt(String words, String expected) {
    assertThat(values(words)).as(words).containsExactly(expected.split(";", -1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5公里外",
        "3万人参加",
        "涨了10%",
        "打8折",
        "2024年3月1日还",
        "电话13812345678打给我",
        "万一还不上呢",
        "千万别忘了还钱",
        "十分感谢还钱",
        "等我10分钟付款",
        "版本1.234.50",
        "卡号6222021234567890123 转这个",
        "10:30付款",
        "订单20240301123456付款",
        "第3条款",
        "三个人还",
        "一千零一夜",
        "还了3天",
        "100台货款未付",
        "2023还没给",
        "还12个月",
        "1栋2单元301室租房",
        "十万火急",
        "一万个对不起",
        "十万八千里",
        "十个人付款",
      })
  void whatMeasuresSomethingElseIsLeftOut(String words) {
    assertThat(values(words)).as(words).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"大概借了5万", "借3-5万", "三四万还不上", "5万多没还", "还了一万左右", "约8万元", "8万元以上", "10万到15万的借款"})
  void whatIsNotOneClearAmountIsFoundWithoutAValue(String words) {
    List<Candidate> found = AmountFinder.find(words);
    assertThat(found).as(words).hasSize(1);
    assertThat(found.getFirst().clear()).as(words).isFalse();
    assertThat(found.getFirst().basis().en()).isNotBlank();
  }

  /** Written by a writer of its own, in four styles, within a sentence. */
  @Test
  void whatIsWrittenIsRead() {
    Random random = new Random(7);
    int rounds = Boolean.getBoolean("long") ? 200_000 : 5_000;
    for (int i = 0; i < rounds; i++) {
      long yuan = 1 + (long) Math.pow(10, random.nextDouble() * 9);
      String expected = Long.toString(yuan);
      String words =
          switch (random.nextInt(5)) {
            case 0 -> "今收到借款" + ChineseNumber.banker(yuan) + "元整。";
            case 1 -> "借" + ChineseNumber.ordinary(yuan) + "元,下月还";
            case 2 -> "转账¥" + "%,d".formatted(yuan) + ".00(备注:借款)";
            case 3 -> "欠我" + yuan + "块";
            default -> "本金人民币" + ChineseNumber.banker(yuan) + "圆整";
          };
      assertThat(values(words)).as(words).containsExactly(expected);
    }
  }
}
