package org.tiezheng.testkit.screen;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.tiezheng.testkit.talk.Line;
import org.tiezheng.testkit.talk.LineKind;
import org.tiezheng.testkit.talk.Speaker;

/** A talk about a loan in which amounts, dates and negations are frequent; every line is text. */
public final class ScreenTalk {
  private static final Instant FIRST = Instant.parse("2024-03-05T01:10:00Z");

  private static final List<String> SAYINGS =
      List.of(
          "你好,最近忙不忙?",
          "还行,店里{n}个人够用了",
          "我想跟你借{m}元周转一下,下个月{d}号之前一定还",
          "可以,但是要写借条",
          "没问题,利息按年利率{p}%算",
          "钱我已经转到你尾号{t}的工商银行卡了,请查收",
          "收到了,一共{m}元,谢谢",
          "借条我放在店里,你{w}过来拿",
          "不好意思,这个月生意不好,能不能缓几天?",
          "上次说的{m}元你还没有给我",
          "我什么时候说过不还?你不要着急",
          "{y}年{o}月{d}日之前先还{m}元,剩下的分{n}期",
          "好的",
          "嗯嗯",
          "那就这么说定了",
          "我现在手上没有这么多,先给你{m}元行不行",
          "合同编号是HT{y}{t},在第{n}页",
          "约好了{w}下午{h}点{i}分在门口见",
          "电话打不通,你是不是换号了?",
          "没换,刚才在开车,没听见",
          "对账单我看过了,本金{m}元,利息{q}元,没有错",
          "你要是再不还,我只能去法院起诉了",
          "别这样,我们认识这么多年,我不会赖账的",
          "请把身份证复印件和收据一起带过来,不带原件也可以",
          "孩子的学费{q}元也是我垫付的,你别忘了",
          "微信每天只能转{m}元,剩下的明天再转",
          "货已经送到仓库,共{n}箱,缺{p}箱,没有损坏",
          "这批货不合格,我们不能签收",
          "房租从{o}月起每月{q}元,押金不退",
          "晚上一起吃饭吗?地址在中山大道{t}号",
          "OK,see you at {h}:{i}",
          "发票抬头写广州市天河区启明面馆,税号不用填",
          "我没说不给,只是要等到{o}月{d}日发了工资以后才有钱,到时候连本带利一次还清,请你再相信我一次",
          "这件事我从来没有答应过,当时在场的还有张伟和李娜,你可以去问他们,我说的每一句话都算数");

  private static final String[] WEEK = {"周一", "周二", "周三", "周四", "周五", "周六", "周日"};
  private static final long[] MONEY = {
    500, 800, 1_200, 3_000, 5_000, 8_600, 12_000, 50_000, 126_000
  };

  private ScreenTalk() {}

  /** So many lines of two speakers; the same seed gives the same talk. */
  public static List<Line> lines(int count, long seed) {
    Random random = new Random(seed);
    List<Line> lines = new ArrayList<>();
    Instant time = FIRST;
    List<Integer> last = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      time = time.plusSeconds(15 + random.nextInt(random.nextInt(5) == 0 ? 20_000 : 100));
      int saying = random.nextInt(SAYINGS.size());
      while (last.contains(saying)) {
        saying = random.nextInt(SAYINGS.size());
      }
      last.add(saying);
      if (last.size() > 12) {
        last.removeFirst();
      }
      lines.add(
          new Line(
              time,
              random.nextBoolean() ? Speaker.PLAINTIFF : Speaker.DEFENDANT,
              LineKind.TEXT,
              "71%017d".formatted(seed % 1_000 * 1_000_003L + n * 7_919L),
              filled(SAYINGS.get(saying), random),
              Optional.empty(),
              Optional.empty(),
              0));
    }
    return lines;
  }

  private static String filled(String saying, Random random) {
    long money = MONEY[random.nextInt(MONEY.length)];
    String amount =
        switch (random.nextInt(3)) {
          case 0 -> String.valueOf(money);
          case 1 -> String.format(Locale.ROOT, "%,d", money);
          default -> String.format(Locale.ROOT, "%d.%02d", money, random.nextInt(100));
        };
    return saying
        .replace("{m}", amount)
        .replace("{q}", String.valueOf(100 + random.nextInt(900)))
        .replace("{n}", String.valueOf(2 + random.nextInt(11)))
        .replace("{p}", String.valueOf(3 + random.nextInt(12)))
        .replace("{d}", String.valueOf(1 + random.nextInt(28)))
        .replace("{o}", String.valueOf(1 + random.nextInt(12)))
        .replace("{y}", String.valueOf(2_022 + random.nextInt(4)))
        .replace("{t}", "%04d".formatted(random.nextInt(10_000)))
        .replace("{w}", WEEK[random.nextInt(WEEK.length)])
        .replace("{h}", String.valueOf(1 + random.nextInt(12)))
        .replace("{i}", "%02d".formatted(random.nextInt(60)));
  }
}
