package org.tiezheng.testkit.phone;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What one phone holds, made from a source of randomness: the same source gives the same world.
 *
 * @param own the phone's own number
 * @param texts in the order of their ids, which is that of their times
 */
public record PhoneWorld(
    String own, List<PhoneText> texts, List<PhoneCall> calls, List<PhoneContact> contacts) {
  private static final long START = 1_600_000_000_000L;

  private static final List<String> PHRASES =
      List.of(
          "借款伍万元已收到",
          "下周一还清",
          "好的😄👨‍👩‍👧",
          "合同\"第三条\" <附件> & 补充",
          "it's done",
          "第一行\n第二行",
          "𠮷野家见",
          "转账¥1,234.50",
          "【招商银行】您尾号8888的账户",
          "ok");

  private static final List<String> NAMES =
      List.of("张三", "李四(房东)", "王 五", "O'Neil", "赵六;公司", "Müller, Karl", "");

  /** A world with so many messages, calls and contacts. */
  public static PhoneWorld random(RandomGenerator random, int texts, int calls, int contacts) {
    String own = number(random);
    List<String[]> others = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      others.add(new String[] {number(random), pick(random, NAMES)});
    }
    others.add(new String[] {"10086", ""});
    List<PhoneText> messages = new ArrayList<>();
    long time = START;
    for (int i = 1; i <= texts; i++) {
      time += random.nextLong(1_000, 900_000);
      int other = random.nextInt(others.size());
      messages.add(text(random, i, other + 1, others.get(other), time, own));
    }
    List<PhoneCall> log = new ArrayList<>();
    for (int i = 1; i <= calls; i++) {
      String[] other = others.get(random.nextInt(others.size()));
      int type = random.nextInt(1, 7);
      time += random.nextLong(1_000, 900_000);
      long seconds = type <= 2 ? random.nextLong(4_000) : 0;
      log.add(new PhoneCall(i, other[0], other[1], type, time, seconds));
    }
    List<PhoneContact> book = new ArrayList<>();
    for (int i = 1; i <= contacts; i++) {
      book.add(contact(random, i));
    }
    return new PhoneWorld(own, messages, log, book);
  }

  private static PhoneText text(
      RandomGenerator random, long id, long thread, String[] other, long time, String own) {
    int type = random.nextInt(10) == 0 ? random.nextInt(3, 7) : random.nextInt(1, 3);
    long second = time / 1000 * 1000;
    boolean received = type == 1;
    long sent = received ? second - random.nextInt(1, 60) * 1000L : 0;
    boolean mms = random.nextInt(5) == 0;
    return new PhoneText(
        id,
        thread,
        other[0],
        other[1],
        mms && type == 6 ? 5 : type,
        mms ? second : time,
        sent,
        phrases(random),
        received && !mms ? Optional.of("+8613800100500") : Optional.empty(),
        mms ? Optional.of(mms(random, own)) : Optional.empty());
  }

  private static PhoneText.Mms mms(RandomGenerator random, String own) {
    List<PhoneFile> files = new ArrayList<>();
    for (int n = random.nextInt(3); n > 0; n--) {
      byte[] bytes = new byte[random.nextInt(1, 5000)];
      random.nextBytes(bytes);
      files.add(new PhoneFile("图片" + n + ".jpg", "image/jpeg", bytes));
    }
    return new PhoneText.Mms(own, random.nextBoolean() ? "还款凭证" : "", files);
  }

  private static PhoneContact contact(RandomGenerator random, long id) {
    List<String> numbers = new ArrayList<>();
    for (int n = random.nextInt(1, 4); n > 0; n--) {
      numbers.add(number(random));
    }
    String name = pick(random, NAMES) + id;
    List<String> mails = random.nextBoolean() ? List.of("a" + id + "@example.cn") : List.of();
    String organisation = random.nextBoolean() ? "某某;有限公司" : "";
    String note = random.nextInt(3) == 0 ? phrases(random) : "";
    return new PhoneContact(id, name, numbers, mails, organisation, note);
  }

  private static String phrases(RandomGenerator random) {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(1, 6); n > 0; n--) {
      text.append(pick(random, PHRASES));
    }
    return text.toString();
  }

  private static String number(RandomGenerator random) {
    return "+861" + random.nextInt(3, 10) + (100_000_000 + random.nextInt(900_000_000));
  }

  private static String pick(RandomGenerator random, List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
