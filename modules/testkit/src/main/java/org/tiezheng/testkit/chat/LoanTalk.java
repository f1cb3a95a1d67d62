package org.tiezheng.testkit.chat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * The talk of a private loan: two friends write every few days, agree on a loan, one pays, the
 * other repays a part and then asks for time. Beside it a group and a chat with somebody else, that
 * have nothing to do with the loan.
 */
public final class LoanTalk {
  /** Stands in the chat with somebody else only; no bundle may hold it. */
  public static final String PRIVATE = "紫藤花架下的旧钥匙";

  private static final ZoneOffset ZONE = ZoneOffset.ofHours(8);
  private static final LocalDate FIRST = LocalDate.of(2024, 1, 3);
  private static final LocalDate LAST = LocalDate.of(2025, 1, 10);
  private static final List<String> ASKS =
      List.of("早上好", "今天天气不错", "厂里忙不忙", "晚上看球吗", "你那边下雨了吗", "周末去钓鱼吗", "昨天的菜不错", "路上堵车");
  private static final List<String> ANSWERS =
      List.of("还行", "好的", "哈哈", "明天再看", "刚到家", "在开会，晚点聊", "可以的", "是啊，好久没见了");

  private final Timeline timeline;
  private final Random random;

  private LoanTalk(long seed) {
    timeline = new Timeline(seed, 0);
    random = new Random(seed + 1);
  }

  /** A world in which both copies are whole; the same seed gives the same world. */
  public static ChatWorld of(long seed) {
    LoanTalk talk = new LoanTalk(seed);
    talk.everyday();
    talk.agreement();
    talk.delivery();
    talk.repayment();
    talk.demand();
    talk.others();
    return ChatWorld.told(seed, talk.timeline, 1, 2);
  }

  private void everyday() {
    for (LocalDate day = FIRST; day.isBefore(LAST); day = day.plusDays(1 + random.nextInt(2))) {
      Session s = session(Cast.DIRECT, day.atTime(12 + random.nextInt(3), random.nextInt(50)));
      boolean mine = random.nextBoolean();
      say(s, mine ? Cast.A : Cast.B, pick(ASKS) + "（" + day.getMonthValue() + "月）");
      say(s, mine ? Cast.B : Cast.A, pick(ANSWERS));
    }
  }

  private void agreement() {
    Session s = session(Cast.DIRECT, LocalDateTime.of(2024, 3, 9, 19, 30));
    say(s, Cast.B, "海哥，店里要进一批货，想跟你借五万块，年底还清");
    say(s, Cast.A, "五万可以，利息怎么算");
    say(s, Cast.B, "年利率百分之六，2024年12月31日前连本带利还清");
    say(s, Cast.A, "行，那写个合同，你把姓名电话写清楚");
    say(s, Cast.B, "我叫周山，电话13900000002，微信号zhoushan2020");
    file(s, Cast.A, "借款合同.docx", 20_240_309L);
    say(s, Cast.B, "合同看了，没问题，明天签");
    Session next = session(Cast.DIRECT, LocalDateTime.of(2024, 3, 10, 16, 40));
    MediaBytes note = MediaBytes.of(MediaBytes.Kind.JPEG, 20_240_310L, 128);
    timeline.say(next, Cast.B, new Body.Image(note, 128, 96, timeline.hex(16)));
    file(next, Cast.B, "身份证明.pdf", 20_240_310L);
    say(next, Cast.B, "借条签好了，拍给你存着");
  }

  private void file(Session s, Persona from, String name, long seed) {
    MediaBytes bytes = MediaBytes.of(MediaBytes.Kind.DATA, seed, 3_000);
    String key = timeline.hex(16);
    WorldMessage first =
        timeline.say(s, from, new Body.Document(name, bytes, false, Optional.empty(), key));
    WorldMessage whole =
        timeline.say(
            s, from, new Body.Document(name, bytes, true, Optional.of(first.serverId()), key));
    timeline.replace(first, first.withReplacement(whole.serverId()));
  }

  private void delivery() {
    Session s = session(Cast.DIRECT, LocalDateTime.of(2024, 3, 11, 10, 0));
    say(s, Cast.A, "三万微信转你，另外两万走支付宝");
    transfer(s, Cast.A, Cast.B, 3_000_000, "借款第一笔", "20240311");
    say(s, Cast.B, "三万收到了，支付宝两万也收到了，一共五万");
    voice(session(Cast.DIRECT, LocalDateTime.of(2024, 3, 11, 20, 15)), Cast.B);
  }

  private void repayment() {
    Session s = session(Cast.DIRECT, LocalDateTime.of(2024, 9, 20, 18, 5));
    say(s, Cast.B, "先还你五千本金");
    transfer(s, Cast.B, Cast.A, 500_000, "归还本金", "20240920");
    WorldMessage paid = say(s, Cast.A, "收到五千，本金还欠四万五");
    timeline.say(
        s,
        Cast.B,
        new Body.Quote(
            "对，还欠四万五",
            paid.serverId(),
            1,
            Cast.A.id(),
            Cast.A.nick(),
            "收到五千，本金还欠四万五",
            paid.time()));
  }

  private void demand() {
    Session s = session(Cast.DIRECT, LocalDateTime.of(2025, 1, 8, 9, 20));
    say(s, Cast.A, "合同到期了，剩下的四万五什么时候还");
    say(s, Cast.B, "我承认欠你四万五，还款计划发你邮箱了，再宽限几个月");
    say(s, Cast.A, "那我只能走法律程序了");
    timeline.say(s, Cast.B, new Body.Call(false, 125, "通话时长 02:05"));
  }

  private void others() {
    for (int month = 1; month <= 12; month++) {
      Session room = session(Cast.GROUP, LocalDateTime.of(2024, month, 15, 12, 0));
      say(room, Cast.A, "本月对账表已更新");
      say(room, Cast.C, "收到，辛苦");
      Session other = session(Cast.ONLY_A, LocalDateTime.of(2024, month, 16, 20, 0));
      say(other, Cast.A, PRIVATE + "第" + month + "回");
      say(other, Cast.C, "记得带上");
    }
  }

  private void transfer(
      Session s, Persona payer, Persona receiver, long fen, String memo, String day) {
    Instant begin = s.tick(random);
    String id = "1000050001" + day + timeline.digits(13);
    String transaction = "53010000124165" + day + timeline.digits(10);
    timeline.say(s, payer, state(id, transaction, fen, memo, 1, payer, receiver, begin));
    Instant end = s.now().plusSeconds(40);
    timeline.later(
        s,
        Optional.of(receiver),
        end,
        state(id, transaction, fen, memo, 3, payer, receiver, begin));
    s.tick(random);
    timeline.payments.add(
        new Payment(
            false,
            id,
            transaction,
            fen,
            memo,
            payer.id(),
            receiver.id(),
            begin,
            Optional.of(end),
            Payment.Outcome.RECEIVED));
  }

  private static Body.Transfer state(
      String id,
      String transaction,
      long fen,
      String memo,
      int state,
      Persona payer,
      Persona receiver,
      Instant begin) {
    return new Body.Transfer(id, transaction, fen, memo, state, payer.id(), receiver.id(), begin);
  }

  private void voice(Session s, Persona from) {
    int millis = 3_000;
    Instant sent = s.now().plusMillis(500);
    String client =
        timeline.hex(16) + from.id() + "_" + random.nextInt(99) + "_" + sent.getEpochSecond();
    timeline.say(
        s,
        from,
        new Body.Voice(
            MediaBytes.of(MediaBytes.Kind.SILK, 0, millis), millis, client, timeline.hex(16)));
  }

  private WorldMessage say(Session s, Persona from, String words) {
    return timeline.say(s, from, new Body.Text(words));
  }

  private static Session session(String conversation, LocalDateTime at) {
    return new Session(conversation, at.toInstant(ZONE));
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
